import type { OptionSpec } from "../program/command-spec.js";

/** Values of the options about the destination. */
export interface ConnectionOptions {
  readonly settings?: string;
  readonly emulator?: boolean;
  readonly emulatorDir?: string;
}

const group = "Where to:";

/** The settings file. It is not named `--env-file`, because Node 20 consumes an option of that name in any position. */
export const SETTINGS_OPTION: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--settings <file>",
  description: "also read settings from this .env file; environment variables take precedence",
  completes: "files",
});

/** Options about the destination. */
export const CONNECTION_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  SETTINGS_OPTION,
  {
    group,
    flags: "--emulator",
    description: "upload to an emulator started for this run, then download and compare",
  },
  {
    group,
    flags: "--emulator-dir <folder>",
    description: "folder where that emulator keeps its files (with --emulator)",
    completes: "folders",
  },
]);
