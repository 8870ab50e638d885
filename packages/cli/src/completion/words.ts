import { buildCommand } from "../program/build-command.js";
import type { CommandSpec } from "../program/command-spec.js";

/** What a shell can complete after a command. */
export interface CompletionOption {
  readonly long: string;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly completes: "files" | "folders" | undefined;
}

/** The options of a command, as commander understands their flags. */
export function completionOptions(spec: CommandSpec): readonly CompletionOption[] {
  const { options } = buildCommand(spec);
  return spec.options.map((one, at) => {
    const option = options[at];
    return {
      long: option?.long ?? one.flags,
      description: one.description,
      takesValue: option?.required === true || option?.optional === true,
      choices: one.choices ?? [],
      completes: one.completes,
    };
  });
}
