import { EMULATOR_OPTIONS, type EmulatorCommandOptions } from "../emulator/emulator-options.js";
import type { CommandSpec } from "../program/command-spec.js";

/** `cdf-upload emulator`. */
export const EMULATOR_COMMAND: CommandSpec = {
  name: "emulator",
  summary: "run the Files API on this machine until Ctrl-C",
  description:
    "What is uploaded to it is kept in a folder. It prints the variables that make clients go there.",
  arguments: [],
  options: EMULATOR_OPTIONS,
  examples: [
    { command: "cdf-upload emulator --port 8080 --dir ./cdf", says: "keep what is uploaded in ./cdf" },
  ],
  run: async (command) => {
    const { runEmulator } = await import("./run-emulator.js");
    return runEmulator(command.opts<EmulatorCommandOptions>());
  },
};
