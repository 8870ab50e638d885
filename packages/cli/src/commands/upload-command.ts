import { FIELD_OPTIONS } from "../fields/field-options.js";
import { INPUT_FLAGS } from "../inputs/input-options.js";
import { SHARD_OPTIONS } from "../inputs/shard-options.js";
import type { ArgumentSpec, CommandSpec } from "../options/command-spec.js";
import { OUTPUT_OPTIONS, WORK_OPTIONS } from "../run/run-options.js";
import { CONNECTION_OPTIONS } from "../settings/connection-options.js";
import type { UploadOptions } from "../upload/upload-options.js";

/** The argument that names the files to upload. */
export const PATHS_ARGUMENT: ArgumentSpec = Object.freeze<ArgumentSpec>({
  name: "[path...]",
  description: "files, folders, patterns, http(s) URLs, or - for standard input",
  completes: "files",
});

/** `cdf-upload <path…>`. */
export const UPLOAD_COMMAND: CommandSpec = {
  name: "upload",
  summary: "upload files, folders, patterns, URLs or standard input (the default command)",
  description:
    "Uploads files in parts, several files in parallel, in constant memory. Checks all options, fields and manifest lines " +
    "before it sends anything, and reports every error. To resume a run that was stopped or killed, repeat the same command: " +
    "it skips the files that are already stored.",
  arguments: [PATHS_ARGUMENT],
  options: [
    ...INPUT_FLAGS,
    ...SHARD_OPTIONS,
    ...FIELD_OPTIONS,
    ...WORK_OPTIONS,
    ...CONNECTION_OPTIONS,
    ...OUTPUT_OPTIONS,
  ],
  examples: [
    { command: "cdf-upload scan.e57 --external-id scan-17 --data-set-id 4711", says: "one file" },
    {
      command: "cdf-upload inspection/ --include '*.jpg' --external-id '{path}' --directory '/{dir}'",
      says: "a folder, each file under its own path",
    },
    {
      command: "cdf-upload --manifest files.csv --skip-existing",
      says: "the files of a manifest, except those that already exist in CDF",
    },
    {
      command: "cdf-upload inspection/ --external-id '{path}' --shard 3/16",
      says: "the third of 16 machines that divide a folder among them",
    },
    { command: "pg_dump plant | cdf-upload - --name plant.sql", says: "the output of another program" },
    {
      command: "cdf-upload scan.e57 --emulator",
      says: "without a project: upload to an emulator, download and compare",
    },
  ],
  isDefault: true,
  run: async (command, call) => {
    const { runUpload } = await import("../upload/run-upload.js");
    return runUpload({ ...call, words: command.args, options: command.opts<UploadOptions>() });
  },
};
