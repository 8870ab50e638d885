import type { CommandSpec } from "../options/command-spec.js";
import { everyCommand } from "../options/every-command.js";
import { type CompletionOption, completionOptions } from "./words.js";

/** The completion script for `cdf-upload completion fish | source`. */
export function fishCompletion(commands: readonly CommandSpec[]): string {
  const groups = commands.flatMap((spec) => (spec.commands === undefined ? [] : [spec]));
  const outside = groups.map(({ name }) => `; and not __fish_seen_subcommand_from ${name}`).join("");
  const others = commands.filter(({ isDefault }) => isDefault !== true).map(({ name }) => name);
  const lines = everyCommand(commands).flatMap((spec) => {
    const seen = spec.name.split(" ").map((name) => `__fish_seen_subcommand_from ${name}`);
    const when =
      spec.isDefault === true
        ? `not __fish_seen_subcommand_from ${others.join(" ")}`
        : `${seen.join("; and ")}${seen.length > 1 ? "" : outside}`;
    return completionOptions(spec).map((option) => `complete -c cdf-upload -n '${when}' ${describe(option)}`);
  });
  const names = commands.map(
    ({ name, summary }) =>
      `complete -c cdf-upload -n __fish_use_subcommand -a ${name} -d '${quote(summary)}'`,
  );
  const below = groups.flatMap(({ name: group, commands: its = [] }) =>
    its.map(
      ({ name, summary }) =>
        `complete -c cdf-upload -n '__fish_seen_subcommand_from ${group}' -a ${name} -d '${quote(summary)}'`,
    ),
  );
  return `# fish completion of cdf-upload\n${[...names, ...below, ...lines].join("\n")}\n`;
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
