import { FIELD_OPTIONS } from "../fields/field-options.js";
import { ROOT_OPTION } from "../fleet/root-options.js";
import type { ChangeOptions, RetryCommandOptions } from "../fleet/run-change.js";
import type { CheckOptions } from "../fleet/run-check.js";
import type { StatusOptions } from "../fleet/run-status.js";
import type { SubmitOptions } from "../fleet/run-submit.js";
import type { WorkCommandOptions } from "../fleet/run-work.js";
import { INPUT_FLAGS } from "../inputs/input-options.js";
import type { ArgumentSpec, CommandSpec, OptionSpec } from "../options/command-spec.js";
import { parseCount, parseDuration, parseRate, parseSize } from "../options/option-values.js";
import { SETTINGS_OPTION } from "../settings/connection-options.js";

const group = "How:";
const output = "Output:";
const RUN: ArgumentSpec = Object.freeze<ArgumentSpec>({ name: "<run>", description: "the id of the run" });
const JSON_OPTION: OptionSpec = Object.freeze<OptionSpec>({
  group: output,
  flags: "--json",
  description: "print one JSON object per line (see fleet.schema.json)",
});
const REQUESTS: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--requests-per-second <number>",
  description: "maximum API requests per second of all machines; the same on each (default: 80)",
  parse: (text) => parseCount(text),
});
const COMMON: readonly OptionSpec[] = Object.freeze([SETTINGS_OPTION, JSON_OPTION]);

/** A fleet either replaces a file or does not; nodes and streams need a single process. */
const FIELDS: readonly OptionSpec[] = FIELD_OPTIONS.flatMap((option) => {
  const [flag = ""] = option.flags.split(" ");
  if (["--node", "--view", "--property", "--skip-existing"].includes(flag)) return [];
  if (flag !== "--overwrite") return [option];
  return [
    {
      group: option.group,
      flags: "--overwrite",
      description: "replace existing files with the same external id",
    },
  ];
});

const SUBMIT: CommandSpec = {
  name: "submit",
  summary: "list files for the workers to upload, and print the id of the run",
  description:
    "Finds files below a root, checks all of them, and lists them in the broker. Sends nothing itself. A root has a name, and each " +
    "machine maps it to a folder, so the workers need not mount it at the same path. Each file needs an external id, or a target. " +
    "Interrupted, it cancels the run.",
  arguments: [
    {
      name: "[source...]",
      description: "ROOT:PATH of files, folders or patterns, such as nas:2026/; ROOT: for all of it",
    },
  ],
  options: [
    ROOT_OPTION,
    ...INPUT_FLAGS.filter(({ flags }) => flags !== "--allow-empty"),
    ...FIELDS,
    {
      group,
      flags: "--split-above <size>",
      description: "larger files are sent by many workers, each file in parts (default: 1GiB)",
      parse: parseSize,
    },
    {
      group,
      flags: "--part-size <size>",
      description: "part size (default: depends on the file size)",
      parse: parseSize,
    },
    {
      group,
      flags: "--open-files <number>",
      description: "number of split files that are sent at the same time (default: 64)",
      parse: (text) => parseCount(text),
    },
    {
      group,
      flags: "--settle <time>",
      description:
        "send files later that were written to within this time, such as 60s: they may not be complete (default: 0s)",
      parse: (text) => parseDuration(text),
    },
    {
      group,
      flags: "--continue <run>",
      description:
        "continue the list of a run whose submit was interrupted, or that the broker has lost; give the same files",
    },
    {
      group,
      flags: "--rate <rate>",
      description: "maximum upload speed of all workers together, such as 2GB/s",
      parse: parseRate,
    },
    {
      group,
      flags: "--wait",
      description: "wait until the run is finished, and exit with 1 if files failed",
    },
    ...COMMON,
  ],
  examples: [
    {
      command: "cdf-upload fleet submit nas:2026/ --root nas=/mnt/nas --external-id '{path}'",
      says: "a folder of a network drive, each file under its path below the root",
    },
    {
      command: "cdf-upload fleet submit nas:2026/ --external-id '{path}' --continue RUN",
      says: "the same list, after the broker was restored or the machine stopped",
    },
  ],
  run: async (command, call) =>
    (await import("../fleet/run-submit.js")).runSubmit({
      ...call,
      sources: command.args,
      options: command.opts<SubmitOptions>(),
    }),
};

const WORK: CommandSpec = {
  name: "work",
  summary: "upload files of the runs of the fleet, until it is stopped",
  description:
    "Takes work of all runs whose roots this machine has. Start it on as many machines as you like. At Ctrl-C or SIGTERM it takes no " +
    "more work and finishes its parts in flight within --grace; at a second signal it ends immediately. Others continue what it leaves.",
  arguments: [],
  options: [
    ROOT_OPTION,
    {
      group,
      flags: "--slots <number>",
      description: "number of jobs of each root at the same time (default: 8)",
      parse: (text) => parseCount(text),
    },
    {
      group,
      flags: "--limit-rate <rate>",
      description: "maximum upload speed of this machine, such as 20MB/s",
      parse: parseRate,
    },
    REQUESTS,
    { group, flags: "--until-empty", description: "end when every run is finished" },
    {
      group,
      flags: "--grace <time>",
      description: "time for parts in flight after a stop signal (default: 10m)",
      parse: (text) => parseDuration(text),
    },
    ...COMMON,
    { group: output, flags: "--quiet", description: "print errors only", conflicts: ["verbose"] },
    { group: output, flags: "--verbose", description: "also print each job on standard error" },
  ],
  examples: [
    { command: "cdf-upload fleet work --root nas=/data/nas", says: "work until Ctrl-C" },
    {
      command: "cdf-upload fleet work --root nas=/data/nas --until-empty --json",
      says: "as a job of a scheduler, with events for programs",
    },
  ],
  run: async (command) => (await import("../fleet/run-work.js")).runWork(command.opts<WorkCommandOptions>()),
};

const STATUS: CommandSpec = {
  name: "status",
  summary: "print runs and workers: progress, throughput, failures, time left",
  description: "Reads counters of the broker, so it costs the fleet nothing, however many files a run has.",
  arguments: [{ name: "[run]", description: "the id of a run (default: all)" }],
  options: [
    {
      group: output,
      flags: "--watch",
      description: "print progress until the run is finished, and exit with 1 if files failed",
    },
    {
      group: output,
      flags: "--failed",
      description: "list the failed files of the run",
      conflicts: ["watch"],
    },
    ...COMMON,
  ],
  examples: [{ command: "cdf-upload fleet status --watch", says: "follow all runs" }],
  run: async (command) =>
    (await import("../fleet/run-status.js")).runStatus(command.args[0], command.opts<StatusOptions>()),
};

const PAUSE: CommandSpec = {
  name: "pause",
  summary: "start no more work of a run",
  description: "Parts in flight finish. The command fleet resume continues the run.",
  arguments: [RUN],
  options: COMMON,
  examples: [],
  run: async (command) =>
    (await import("../fleet/run-change.js")).runPause(command.args[0] ?? "", command.opts<ChangeOptions>()),
};

const RESUME: CommandSpec = {
  name: "resume",
  summary: "continue a paused run",
  description: "Lets the workers continue the work of a paused run.",
  arguments: [RUN],
  options: COMMON,
  examples: [],
  run: async (command) =>
    (await import("../fleet/run-change.js")).runResume(command.args[0] ?? "", command.opts<ChangeOptions>()),
};

const CANCEL: CommandSpec = {
  name: "cancel",
  summary: "end a run for ever",
  description: "Stops starting new work of a run. Stored files are kept.",
  arguments: [RUN],
  options: [
    {
      group,
      flags: "--discard",
      description: "delete the file entries without content that the run created",
    },
    ...COMMON,
  ],
  examples: [],
  run: async (command) =>
    (await import("../fleet/run-change.js")).runCancel(command.args[0] ?? "", command.opts<ChangeOptions>()),
};

const RETRY: CommandSpec = {
  name: "retry",
  summary: "upload failed files of a run again",
  description:
    "Continues failed files with the parts that are stored. A file that was edited fails again, unless --restart sends it from the " +
    "beginning. fleet status RUN --failed lists failed files.",
  arguments: [RUN],
  options: [
    {
      group,
      flags: "--file <key>",
      description: "only the file with this ROOT:PATH or external id (default: all that failed)",
    },
    { group, flags: "--restart", description: "send files from the beginning, as they are now" },
    ...COMMON,
  ],
  examples: [
    { command: "cdf-upload fleet retry RUN --file nas:2026/a.e57 --restart", says: "a file that was edited" },
  ],
  run: async (command) =>
    (await import("../fleet/run-change.js")).runRetry(
      command.args[0] ?? "",
      command.opts<RetryCommandOptions>(),
    ),
};

const CHECK: CommandSpec = {
  name: "check",
  summary: "check everything that a worker needs, and say how to fix it",
  description:
    "Checks the broker and its settings, the clock, the key, the roots of this machine, the runs, the token and the right to read files. " +
    "Changes nothing, but the first command of a fleet creates the tables of PostgreSQL and leaves a proof of the key.",
  arguments: [],
  options: [ROOT_OPTION, ...COMMON],
  examples: [{ command: "cdf-upload fleet check --root nas=/data/nas", says: "before the first worker" }],
  run: async (command) => (await import("../fleet/run-check.js")).runCheck(command.opts<CheckOptions>()),
};

/** `cdf-upload fleet …`. */
export const FLEET_COMMAND: CommandSpec = {
  name: "fleet",
  summary: "upload with many machines: submit, work, status, pause, resume, cancel, retry, check",
  description:
    "Many machines upload one list of files, by a Redis, Valkey or PostgreSQL server that all of them reach. Needs the package @cdf-multipart/fleet, " +
    "CDF_FLEET_BROKER (rediss://… or postgres://…) and CDF_FLEET_KEY (openssl rand -hex 32), the same on all machines.",
  arguments: [],
  options: [],
  examples: [],
  commands: [SUBMIT, WORK, STATUS, PAUSE, RESUME, CANCEL, RETRY, CHECK],
};
