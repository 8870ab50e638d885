import type { OptionSpec } from "../program/command-spec.js";

/** What the options say about where the files go. */
export interface ConnectionOptions {
  readonly settings?: string;
  readonly emulator?: boolean;
  readonly emulatorDir?: string;
}

const group = "Where to:";

/** The file with settings. Not `--env-file`: Node 20 takes an option of that name for itself, wherever it stands. */
export const SETTINGS_OPTION: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--settings <file>",
  description: "read settings from this .env file too; variables that are set win",
  completes: "files",
});

/** Options about where the files go. */
export const CONNECTION_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  SETTINGS_OPTION,
  {
    group,
    flags: "--emulator",
    description: "upload to an emulator started for this run, read back and compare",
  },
  {
    group,
    flags: "--emulator-dir <folder>",
    description: "where that emulator keeps its files (with --emulator)",
    completes: "folders",
  },
]);
