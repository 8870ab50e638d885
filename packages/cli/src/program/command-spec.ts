import type { Command } from "commander";
import type { ExitCode } from "../output/exit-codes.js";

/** One option of a command. Help, man page, completion and documentation come from these. */
export interface OptionSpec {
  /** As commander takes them: `--part-size <size>`, `-h, --help`, `--no-resume`. */
  readonly flags: string;
  readonly description: string;
  /** Heading in the help. */
  readonly group: string;
  /** Makes a value of the text. @throws InvalidArgumentError with the forms that are understood */
  readonly parse?: (text: string) => unknown;
  /** May be given again; the values are collected in a list. */
  readonly repeat?: boolean;
  readonly default?: unknown;
  /** Variable of the environment that says it where the option is not given. */
  readonly env?: string;
  readonly choices?: readonly string[];
  /** Names of options (as `partSize`) that cannot be given beside this one. */
  readonly conflicts?: readonly string[];
  /** What a shell completes: the names of files or folders. */
  readonly completes?: "files" | "folders";
}

/** An argument of a command. */
export interface ArgumentSpec {
  /** `<path...>` is required, `[path...]` is not. */
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly completes?: "files" | "folders";
}

/** A command line that does something useful, and what that is. */
export interface ExampleSpec {
  readonly command: string;
  readonly says: string;
}

/** One command. */
export interface CommandSpec {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Paragraphs for its own help and the man page. */
  readonly description: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly ExampleSpec[];
  /** Runs when no command is named. */
  readonly isDefault?: boolean;
  /** Imports what the command needs only now, so that `--version` and `--help` stay instant. */
  readonly run: (command: Command, call: CommandCall) => Promise<ExitCode>;
}

/** How the program was called. */
export interface CommandCall {
  /** All arguments, without `node` and the script. */
  readonly args: readonly string[];
  /** Names of all commands. */
  readonly commands: readonly string[];
}
