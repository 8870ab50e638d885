import { type Command, Option } from "commander";
import { parsePort } from "./option-values.js";

/** What `cdf-upload emulator` was asked for. */
export interface EmulatorCommandOptions {
  /** 0: a free port. */
  readonly port: number;
  readonly dir?: string;
  readonly json?: boolean;
}

/** Gives a command the options of the emulator. */
export function addEmulatorOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--port <port>", "port on 127.0.0.1; 0 takes a free one").argParser(parsePort).default(0),
    )
    .option("--dir <folder>", "where it keeps its files (default: a temporary folder, removed at the end)")
    .option("--json", "print url, token, project and directory as one line of JSON when it listens");
}
