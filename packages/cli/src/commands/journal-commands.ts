import { SHARD_OPTIONS } from "../inputs/shard-options.js";
import type { CleanOptions } from "../journals/run-clean.js";
import type { ListOptions } from "../journals/run-list.js";
import type { ResumeOptions } from "../journals/run-resume.js";
import type { StatusOptions } from "../journals/run-status.js";
import type { ArgumentSpec, CommandSpec, OptionSpec } from "../options/command-spec.js";
import { parseDuration } from "../options/option-values.js";
import { OUTPUT_OPTIONS, WORK_OPTIONS } from "../run/run-options.js";
import { SETTINGS_OPTION } from "../settings/connection-options.js";

const group = "Options:";
const WHICH: ArgumentSpec = Object.freeze<ArgumentSpec>({
  name: "[upload...]",
  description: "journal names as printed by status, paths, or external ids (default: all)",
  completes: "files",
});
const YES: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--yes",
  description: "do not ask for confirmation",
});
/** Options that a resumed upload takes from its journal, so `resume` does not offer them. */
const DECIDED: readonly string[] = ["--part-size <size>", "--parts <number>", "--restart", "--no-resume"];

/** `cdf-upload status`. */
export const STATUS_COMMAND: CommandSpec = {
  name: "status",
  summary: "list interrupted uploads of this machine",
  description:
    "Reads the journals and prints the progress of each upload, when its upload URLs expire, and its source.",
  arguments: [],
  options: [...SHARD_OPTIONS, { group, flags: "--json", description: "print one JSON object per line" }],
  examples: [{ command: "cdf-upload status", says: "list interrupted uploads" }],
  run: async (command) => {
    return (await import("../journals/run-status.js")).runStatus(command.opts<StatusOptions>());
  },
};

/** `cdf-upload resume`. */
export const RESUME_COMMAND: CommandSpec = {
  name: "resume",
  summary: "resume interrupted uploads",
  description:
    "Sends the parts that interrupted uploads still lack, according to their journals. To also upload the files of a folder " +
    "or a manifest that were not started yet, repeat the original command instead. Machines that share a state folder divide the " +
    "journals among them with --shard.",
  arguments: [WHICH],
  options: [
    ...SHARD_OPTIONS,
    ...WORK_OPTIONS.filter(({ flags }) => !DECIDED.includes(flags)),
    SETTINGS_OPTION,
    ...OUTPUT_OPTIONS,
  ],
  examples: [
    { command: "cdf-upload resume", says: "resume all" },
    { command: "cdf-upload resume scan.e57", says: "resume the upload of one file" },
  ],
  run: async (command) => {
    const { runResume } = await import("../journals/run-resume.js");
    return runResume(command.args, command.opts<ResumeOptions>());
  },
};

/** `cdf-upload clean`. */
export const CLEAN_COMMAND: CommandSpec = {
  name: "clean",
  summary: "discard interrupted uploads",
  description:
    "Asks for confirmation, then deletes the journals of these uploads, and the file entries without content that they " +
    "created in CDF. Without settings for the project it deletes only the journals; CDF deletes such entries after a week.",
  arguments: [WHICH],
  options: [
    { group, flags: "--expired", description: "discard only uploads whose upload URLs have expired" },
    { group, flags: "--all", description: "with --yes: discard all uploads of this machine, of any project" },
    YES,
    SETTINGS_OPTION,
  ],
  examples: [
    { command: "cdf-upload clean --expired --yes", says: "discard uploads whose URLs have expired" },
  ],
  run: async (command) => {
    const { runClean } = await import("../journals/run-clean.js");
    return runClean(command.args, command.opts<CleanOptions>());
  },
};

/** `cdf-upload list`. */
export const LIST_COMMAND: CommandSpec = {
  name: "list",
  summary: "list unfinished uploads of the project, from any client",
  description:
    "Lists the file entries in CDF that have no content, with their age. With --delete it asks for confirmation and deletes them.",
  arguments: [],
  options: [
    { group, flags: "--pending", description: "list file entries without content (required)" },
    {
      group,
      flags: "--older-than <time>",
      description: "list only entries older than this, such as 2d",
      parse: parseDuration,
    },
    { group, flags: "--delete", description: "ask for confirmation, then delete the listed entries" },
    YES,
    { group, flags: "--json", description: "print one JSON object per line" },
    SETTINGS_OPTION,
  ],
  examples: [
    {
      command: "cdf-upload list --pending --older-than 2d --delete",
      says: "delete entries that are older than two days",
    },
  ],
  run: async (command) => (await import("../journals/run-list.js")).runList(command.opts<ListOptions>()),
};
