import { EMULATOR_OPTIONS, type EmulatorCommandOptions } from "../emulator/emulator-options.js";
import type { CommandSpec } from "../options/command-spec.js";

/** `cdf-upload emulator`. */
export const EMULATOR_COMMAND: CommandSpec = {
  name: "emulator",
  summary: "run an emulator of the Files API on this machine until Ctrl-C",
  description:
    "Keeps uploaded files in a folder, and prints the environment variables that point clients to it.",
  arguments: [],
  options: EMULATOR_OPTIONS,
  examples: [
    { command: "cdf-upload emulator --port 8080 --dir ./cdf", says: "keep uploaded files in ./cdf" },
  ],
  run: async (command) => {
    const { runEmulator } = await import("../emulator/run-emulator.js");
    return runEmulator(command.opts<EmulatorCommandOptions>());
  },
};
