import { FIELD_OPTIONS } from "../fields/field-options.js";
import { INPUT_FLAGS } from "../inputs/input-flags.js";
import { keepMemorySmall } from "../memory/keep-memory-small.js";
import { OUTPUT_OPTIONS } from "../output/output-options.js";
import type { ArgumentSpec, CommandSpec } from "../program/command-spec.js";
import type { UploadOptions } from "../run/upload-options.js";
import { WORK_OPTIONS } from "../run/work-options.js";
import { CONNECTION_OPTIONS } from "../settings/connection-options.js";

/** The argument that names what is uploaded. */
export const PATHS_ARGUMENT: ArgumentSpec = Object.freeze<ArgumentSpec>({
  name: "[path...]",
  description: "files, folders, patterns, http(s) addresses, or - for standard input",
  completes: "files",
});

/** `cdf-upload <path…>`. */
export const UPLOAD_COMMAND: CommandSpec = {
  name: "upload",
  summary: "upload files, folders, patterns, addresses or standard input (the default command)",
  description:
    "Uploads in parts, several files at a time, in constant memory. Everything is looked at before anything is sent: " +
    "what is wrong with the options, the fields or the manifest is told at once. A run that is stopped or killed goes on " +
    "where it was when the same command is given again; what is stored already is left out.",
  arguments: [PATHS_ARGUMENT],
  options: [...INPUT_FLAGS, ...FIELD_OPTIONS, ...WORK_OPTIONS, ...CONNECTION_OPTIONS, ...OUTPUT_OPTIONS],
  examples: [
    { command: "cdf-upload scan.e57 --external-id scan-17 --data-set-id 4711", says: "one file" },
    {
      command: "cdf-upload inspection/ --include '*.jpg' --external-id '{path}' --directory '/{dir}'",
      says: "a folder, each file under its own path",
    },
    {
      command: "cdf-upload --manifest files.csv --skip-existing",
      says: "what a list names, unless it is there",
    },
    { command: "pg_dump plant | cdf-upload - --name plant.sql", says: "what another program writes" },
    { command: "cdf-upload scan.e57 --emulator", says: "without a project: upload, read back, compare" },
  ],
  isDefault: true,
  run: async (command, call) => {
    keepMemorySmall();
    const { runUpload } = await import("../run/run-upload.js");
    return runUpload({ ...call, words: command.args, options: command.opts<UploadOptions>() });
  },
};
