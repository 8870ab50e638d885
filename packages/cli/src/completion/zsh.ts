import type { CommandSpec } from "../options/command-spec.js";
import { type CompletionOption, completionOptions } from "./words.js";

/** The completion script for a file `_cdf-upload` in `$fpath`, or for `source <(cdf-upload completion zsh)`. */
export function zshCompletion(commands: readonly CommandSpec[]): string {
  const cases = commands.map((spec) => caseOf(spec));
  const names = described(commands);
  return `#compdef cdf-upload
_cdf-upload() {
  local -a commands=(${names})
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then _describe command commands; fi
  case "$words[2]" in
${cases.slice(1).join("\n")}
${cases[0]?.replace("upload)", "*)") ?? ""}
  esac
}
compdef _cdf-upload cdf-upload
`;
}

function caseOf(spec: CommandSpec): string {
  if (spec.commands === undefined)
    return `    ${spec.name}) _arguments ${completionOptions(spec).map(argument).join(" ")} '*:file:_files';;`;
  const below = spec.commands.map((one) => `  ${caseOf(one)}`).join("\n");
  const names = `local -a below=(${described(spec.commands)})`;
  return `    ${spec.name}) ${names}; if (( CURRENT == 3 )); then _describe command below; fi; case "$words[3]" in\n${below}\n    esac;;`;
}

function described(commands: readonly CommandSpec[]): string {
  return commands.map(({ name, summary }) => `'${quote(`${name}:${summary}`)}'`).join(" ");
}

function argument({ long, description, takesValue, choices, completes }: CompletionOption): string {
  const action =
    choices.length > 0
      ? `(${choices.join(" ")})`
      : completes === "folders"
        ? "_files -/"
        : completes === "files"
          ? "_files"
          : " ";
  return `'*${long}[${quote(description).replaceAll(/[[\]]/g, "\\$&")}]${takesValue ? `:value:${action}` : ""}'`;
}

function quote(text: string): string {
  return text.replaceAll("'", "'\\''");
}
