import type { CommandSpec } from "../options/command-spec.js";
import { everyCommand } from "../options/every-command.js";
import { EXIT_CODES, SETTINGS_TEXT, SUMMARY } from "../program/texts.js";

/** The manual page `cdf-upload(1)` in man(7) format, generated from the same specifications as the help. */
export function manPage(commands: readonly CommandSpec[], version: string): string {
  const all = everyCommand(commands);
  const lines = [
    `.TH CDF-UPLOAD 1 "" "cdf-upload ${version}"`,
    ".SH NAME",
    `cdf-upload \\- ${text(SUMMARY)}`,
    ".SH SYNOPSIS",
    ...all.flatMap((spec) => [".br", synopsis(spec)]),
    ".SH COMMANDS",
    ...all.flatMap(describeCommand),
    ".SH ENVIRONMENT",
    text(SETTINGS_TEXT),
    ".SH EXIT STATUS",
    ...EXIT_CODES.flatMap(([code, meaning]) => [".TP", `.B ${code}`, text(meaning)]),
  ];
  return `${lines.join("\n")}\n`;
}

function synopsis({ name, isDefault, arguments: args }: CommandSpec): string {
  const words = args.map((argument) => argument.name).join(" ");
  return text(`cdf-upload ${isDefault === true ? `[${name}]` : name} [options] ${words}`.trim());
}

function describeCommand({ name, description, options, examples }: CommandSpec): string[] {
  let group = "";
  const items = options.flatMap((option) => {
    const heading = option.group === group ? [] : [".PP", `.I ${text(option.group)}`];
    group = option.group;
    const choices = option.choices === undefined ? "" : ` (${option.choices.join(", ")})`;
    const value = option.default === undefined ? "" : ` (default: ${String(option.default)})`;
    return [...heading, ".TP", `.B ${text(option.flags)}`, text(`${option.description}${choices}${value}`)];
  });
  const shown = examples.flatMap(({ command, says }) => [
    ".PP",
    text(`${says}:`),
    ".br",
    `.B ${text(command)}`,
  ]);
  return [`.SS ${name}`, text(description), ...items, ...shown];
}

/** Text escaped for troff. */
function text(words: string): string {
  return words
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/, "\\&$1");
}
