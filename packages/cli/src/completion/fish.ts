import type { CommandSpec } from "../options/command-spec.js";
import { type CompletionOption, completionOptions } from "./words.js";

/** The completion script for `cdf-upload completion fish | source`. */
export function fishCompletion(commands: readonly CommandSpec[]): string {
  const others = commands.filter(({ isDefault }) => isDefault !== true).map(({ name }) => name);
  const lines = commands.flatMap((spec) => {
    const when =
      spec.isDefault === true
        ? `not __fish_seen_subcommand_from ${others.join(" ")}`
        : `__fish_seen_subcommand_from ${spec.name}`;
    return completionOptions(spec).map((option) => `complete -c cdf-upload -n '${when}' ${describe(option)}`);
  });
  const names = commands.map(
    ({ name, summary }) =>
      `complete -c cdf-upload -n __fish_use_subcommand -a ${name} -d '${quote(summary)}'`,
  );
  return `# fish completion of cdf-upload\n${[...names, ...lines].join("\n")}\n`;
}

function describe({ long, description, takesValue, choices, completes }: CompletionOption): string {
  const value = !takesValue
    ? ""
    : choices.length > 0
      ? ` -x -a '${choices.join(" ")}'`
      : completes === undefined
        ? " -x"
        : " -r";
  return `-l ${long.slice(2)}${value} -d '${quote(description)}'`;
}

function quote(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
}
