import type { Command } from "commander";
import type { ExitCode } from "../output/exit-codes.js";

/** One option of a command. Help, man page, completion and documentation are generated from these. */
export interface OptionSpec {
  /** In commander's notation: `--part-size <size>`, `-h, --help`, `--no-resume`. */
  readonly flags: string;
  readonly description: string;
  /** Heading in the help. */
  readonly group: string;
  /** Converts the text to a value. @throws InvalidArgumentError that lists the accepted forms */
  readonly parse?: (text: string) => unknown;
  /** The option can be repeated; its values are collected in a list. */
  readonly repeat?: boolean;
  readonly default?: unknown;
  /**
   * The value of an option `--flag [value]` that is given without one. Only the choices are accepted as its
   * value: any other word after it is an argument.
   */
  readonly preset?: string;
  /** Environment variable that is used when the option is not given. */
  readonly env?: string;
  readonly choices?: readonly string[];
  /** Names of options (such as `partSize`) that cannot be combined with this one. */
  readonly conflicts?: readonly string[];
  /** Whether a shell completes names of files or of folders. */
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

/** An example command line, and what it does. */
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
  /** The subcommands; such a command runs only with the name of one of them. */
  readonly commands?: readonly CommandSpec[];
  /**
   * Imports the modules of the command only when it runs, so that `--version` and `--help` stay fast. Absent
   * for a command with subcommands.
   */
  readonly run?: (command: Command, call: CommandCall) => Promise<ExitCode>;
}

/** The arguments of this call, and the commands that exist. */
export interface CommandCall {
  /** All arguments, without `node` and the script. */
  readonly args: readonly string[];
  /** Names of all commands. */
  readonly commands: readonly string[];
}
