import { buildCommand } from "../options/build-command.js";
import type { CommandSpec } from "../options/command-spec.js";

/** An option that a shell can complete. */
export interface CompletionOption {
  readonly long: string;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly completes: "files" | "folders" | undefined;
}

/** The options of a command, with their flags as parsed by commander. */
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
