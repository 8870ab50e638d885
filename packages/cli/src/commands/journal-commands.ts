import type { CleanOptions } from "../journals/run-clean.js";
import type { ListOptions } from "../journals/run-list.js";
import type { ResumeOptions } from "../journals/run-resume.js";
import type { StatusOptions } from "../journals/status.js";
import { keepMemorySmall } from "../memory/keep-memory-small.js";
import { OUTPUT_OPTIONS } from "../output/output-options.js";
import type { ArgumentSpec, CommandSpec, OptionSpec } from "../program/command-spec.js";
import { parseDuration } from "../program/option-values.js";
import { WORK_OPTIONS } from "../run/work-options.js";
import { SETTINGS_OPTION } from "../settings/connection-options.js";

const group = "Options:";
const WHICH: ArgumentSpec = Object.freeze<ArgumentSpec>({
  name: "[upload...]",
  description: "journals as status names them, paths, or external ids (default: all)",
  completes: "files",
});
const YES: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--yes",
  description: "do it without a question",
});
/** How an upload goes on is decided by its journal; these options would have to be those that began it. */
const DECIDED: readonly string[] = ["--part-size <size>", "--parts <number>", "--restart", "--no-resume"];

/** `cdf-upload status`. */
export const STATUS_COMMAND: CommandSpec = {
  name: "status",
  summary: "list uploads of this machine that are half done",
  description:
    "Reads the journals: how far each upload is, until when its upload URLs live, and where its bytes come from.",
  arguments: [],
  options: [{ group, flags: "--json", description: "one JSON object a line" }],
  examples: [{ command: "cdf-upload status", says: "what is half done" }],
  run: async (command) => {
    keepMemorySmall();
    return (await import("../journals/status.js")).runStatus(command.opts<StatusOptions>());
  },
};

/** `cdf-upload resume`. */
export const RESUME_COMMAND: CommandSpec = {
  name: "resume",
  summary: "go on with uploads that are half done",
  description:
    "Sends what is missing of uploads that were stopped, as their journals tell. A folder or a list that was stopped has " +
    "more to send than its half-done files: give its own command again.",
  arguments: [WHICH],
  options: [
    ...WORK_OPTIONS.filter(({ flags }) => !DECIDED.includes(flags)),
    SETTINGS_OPTION,
    ...OUTPUT_OPTIONS,
  ],
  examples: [
    { command: "cdf-upload resume", says: "all of them" },
    { command: "cdf-upload resume scan.e57", says: "the one of this file" },
  ],
  run: async (command) => {
    keepMemorySmall();
    const { runResume } = await import("../journals/run-resume.js");
    return runResume(command.args, command.opts<ResumeOptions>());
  },
};

/** `cdf-upload clean`. */
export const CLEAN_COMMAND: CommandSpec = {
  name: "clean",
  summary: "give up uploads that are half done",
  description:
    "Deletes, after a question, the entries without content that they made in CDF, and their journals. Without settings of " +
    "their project only the journals go; the service deletes such entries after a week.",
  arguments: [WHICH],
  options: [
    { group, flags: "--expired", description: "only those whose upload URLs have ended" },
    { group, flags: "--all", description: "with --yes: all of this machine, of whatever project" },
    YES,
    SETTINGS_OPTION,
  ],
  examples: [{ command: "cdf-upload clean --expired --yes", says: "what cannot be gone on with anyway" }],
  run: async (command) => {
    keepMemorySmall();
    const { runClean } = await import("../journals/run-clean.js");
    return runClean(command.args, command.opts<CleanOptions>());
  },
};

/** `cdf-upload list`. */
export const LIST_COMMAND: CommandSpec = {
  name: "list",
  summary: "list unfinished uploads of the project, whoever began them",
  description: "Entries without content, with their age. They can be deleted, after a question.",
  arguments: [],
  options: [
    { group, flags: "--pending", description: "entries without content (all that is listed so far)" },
    {
      group,
      flags: "--older-than <time>",
      description: "only those begun longer ago, as 2d",
      parse: parseDuration,
    },
    { group, flags: "--delete", description: "delete what is listed, after a question" },
    YES,
    { group, flags: "--json", description: "one JSON object a line" },
    SETTINGS_OPTION,
  ],
  examples: [{ command: "cdf-upload list --pending --older-than 2d --delete", says: "tidy up" }],
  run: async (command) => (await import("../journals/run-list.js")).runList(command.opts<ListOptions>()),
};
