import { FIELD_OPTIONS } from "../fields/field-options.js";
import { INPUT_FLAGS } from "../inputs/input-flags.js";
import type { CommandSpec } from "../program/command-spec.js";
import { parseRate } from "../program/option-values.js";
import type { PlanCommandOptions } from "../run/run-plan.js";
import { CUT_OPTIONS } from "../run/work-options.js";
import { PATHS_ARGUMENT } from "./upload-command.js";

const group = "Output:";

/** `cdf-upload plan`. */
export const PLAN_COMMAND: CommandSpec = {
  name: "plan",
  summary: "say what would be sent, and send nothing",
  description:
    "Finds the files, fills the templates and plans the parts as an upload would, without settings and without a connection. " +
    "What an upload would refuse is refused here.",
  arguments: [PATHS_ARGUMENT],
  options: [
    ...INPUT_FLAGS,
    ...FIELD_OPTIONS.filter(({ flags }) => flags !== "--skip-existing"),
    ...CUT_OPTIONS,
    {
      group,
      flags: "--rate <rate>",
      description: "say how long it takes at this speed, as 20MB/s",
      parse: parseRate,
    },
    { group, flags: "--json", description: "one JSON object a file, and one for all" },
    { group, flags: "--quiet", description: "only the line for all" },
  ],
  examples: [
    {
      command: "cdf-upload plan inspection/ --external-id '{path}' --rate 20MB/s",
      says: "names, parts and time",
    },
  ],
  run: async (command, call) => {
    const { runPlan } = await import("../run/run-plan.js");
    return runPlan({ ...call, words: command.args, options: command.opts<PlanCommandOptions>() });
  },
};
