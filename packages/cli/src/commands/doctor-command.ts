import type { DoctorOptions } from "../doctor/run-doctor.js";
import { parseId } from "../fields/field-values.js";
import type { CommandSpec } from "../program/command-spec.js";
import { asOption } from "../program/option-values.js";
import { SETTINGS_OPTION } from "../settings/connection-options.js";

const group = "Options:";

/** `cdf-upload doctor`. */
export const DOCTOR_COMMAND: CommandSpec = {
  name: "doctor",
  summary: "look at all that an upload needs, and say what to do about what is wrong",
  description:
    "Settings and where they come from, proxy, DNS, TLS, the clock, what the token says, the rights to read and write; the " +
    "last by uploading a few bytes and deleting them.",
  arguments: [],
  options: [
    {
      group,
      flags: "--data-set-id <id>",
      description: "data set of the test upload",
      parse: asOption(parseId),
    },
    { group, flags: "--no-test-upload", description: "upload nothing" },
    { group, flags: "--json", description: "one JSON object a line" },
    SETTINGS_OPTION,
  ],
  examples: [
    { command: "cdf-upload doctor --settings plant.env --data-set-id 4711", says: "with a file of settings" },
  ],
  run: async (command) => (await import("../doctor/run-doctor.js")).runDoctor(command.opts<DoctorOptions>()),
};
