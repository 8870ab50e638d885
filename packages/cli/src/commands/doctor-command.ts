import type { DoctorOptions } from "../doctor/run-doctor.js";
import { parseId } from "../fields/field-values.js";
import type { CommandSpec } from "../options/command-spec.js";
import { asOption } from "../options/option-values.js";
import { SETTINGS_OPTION } from "../settings/connection-options.js";

const group = "Options:";

/** `cdf-upload doctor`. */
export const DOCTOR_COMMAND: CommandSpec = {
  name: "doctor",
  summary: "check everything that an upload needs, and say how to fix it",
  description:
    "Checks the settings and their origin, proxy, DNS, TLS, clock, token, and the rights to read and write files. To check " +
    "the right to write, it uploads a small file and deletes it.",
  arguments: [],
  options: [
    {
      group,
      flags: "--data-set-id <id>",
      description: "id of the data set for the test upload",
      parse: asOption(parseId),
    },
    { group, flags: "--no-test-upload", description: "skip the test upload" },
    { group, flags: "--json", description: "print one JSON object per line" },
    SETTINGS_OPTION,
  ],
  examples: [
    {
      command: "cdf-upload doctor --settings plant.env --data-set-id 4711",
      says: "with settings from a file",
    },
  ],
  run: async (command) => (await import("../doctor/run-doctor.js")).runDoctor(command.opts<DoctorOptions>()),
};
