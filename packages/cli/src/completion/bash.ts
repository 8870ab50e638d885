import type { CommandSpec } from "../options/command-spec.js";
import { everyCommand } from "../options/every-command.js";
import { completionOptions } from "./words.js";

/** The completion script for `source <(cdf-upload completion bash)`. */
export function bashCompletion(commands: readonly CommandSpec[]): string {
  const every = everyCommand(commands);
  const all = every.flatMap((spec) => completionOptions(spec));
  const values = new Map(all.filter(({ takesValue }) => takesValue).map((option) => [option.long, option]));
  const cases = [...values.values()].map(({ long, choices, completes }) => {
    const words =
      choices.length > 0
        ? `compgen -W '${choices.join(" ")}' -- "$cur"`
        : completes === undefined
          ? "true"
          : `compgen -${completes === "files" ? "f" : "d"} -- "$cur"`;
    return `    ${long}) mapfile -t COMPREPLY < <(${words}); return;;`;
  });
  const options = every.map(
    (spec) =>
      `    '${spec.name}') words='${[...completionOptions(spec).map(({ long }) => long), "--help"].join(" ")}';;`,
  );
  const names = commands.map(({ name }) => name).join(" ");
  const groups = commands.flatMap(({ name, commands: below }) => {
    if (below === undefined) return [];
    const words = below.map((one) => one.name).join(" ");
    return [
      `  if [[ $command == ${name} ]]; then`,
      `    if [[ $COMP_CWORD -eq 2 ]]; then mapfile -t COMPREPLY < <(compgen -W "${words}" -- "$cur"); return; fi`,
      `    command="${name} \${COMP_WORDS[2]}"`,
      "  fi",
    ];
  });
  return `# bash completion of cdf-upload
_cdf_upload() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command=upload words=
  case " ${names} " in *" \${COMP_WORDS[1]} "*) command="\${COMP_WORDS[1]}";; esac
${groups.join("\n")}
  case "$prev" in
${cases.join("\n")}
  esac
  case "$command" in
${options.join("\n")}
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    if [[ $COMP_CWORD -eq 1 ]]; then
      mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "${names}" -- "$cur")
    fi
  fi
}
complete -o filenames -F _cdf_upload cdf-upload
`;
}
