import { FIELD_OPTIONS } from "../fields/field-options.js";
import { INPUT_FLAGS } from "../inputs/input-options.js";
import { SHARD_OPTIONS } from "../inputs/shard-options.js";
import type { CommandSpec } from "../options/command-spec.js";
import { parseRate } from "../options/option-values.js";
import { CUT_OPTIONS } from "../run/run-options.js";
import type { PlanCommandOptions } from "../upload/run-plan.js";
import { PATHS_ARGUMENT } from "./upload-command.js";

const group = "Output:";

/** `cdf-upload plan`. */
export const PLAN_COMMAND: CommandSpec = {
  name: "plan",
  summary: "show what an upload would send, without sending it",
  description:
    "Finds the files, fills in the templates and plans the parts as an upload would. Needs no settings and no connection. " +
    "Reports the same input errors as an upload.",
  arguments: [PATHS_ARGUMENT],
  options: [
    ...INPUT_FLAGS,
    ...SHARD_OPTIONS,
    ...FIELD_OPTIONS.filter(({ flags }) => flags !== "--skip-existing"),
    ...CUT_OPTIONS,
    {
      group,
      flags: "--rate <rate>",
      description: "also print the duration at this speed, such as 20MB/s",
      parse: parseRate,
    },
    { group, flags: "--json", description: "print one JSON object per file, and one for the total" },
    { group, flags: "--quiet", description: "print only the total" },
  ],
  examples: [
    {
      command: "cdf-upload plan inspection/ --external-id '{path}' --rate 20MB/s",
      says: "print names, parts and duration",
    },
  ],
  run: async (command, call) => {
    const { runPlan } = await import("../upload/run-plan.js");
    return runPlan({ ...call, words: command.args, options: command.opts<PlanCommandOptions>() });
  },
};
