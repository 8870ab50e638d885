import { COMMANDS } from "../../../packages/cli/dist/commands/commands.js";
import { everyCommand } from "../../../packages/cli/dist/options/every-command.js";
import { EXIT_CODES } from "../../../packages/cli/dist/program/texts.js";
import { cell, code, prose, table } from "../markdown.mjs";

/** The commands with their options, from the same specifications as the help and the manual page. */
export function cliPage() {
  const exits = EXIT_CODES.map(([number, meaning]) => [String(number), cell(meaning)]);
  return `${[
    "# Commands and options",
    "Generated from the specifications of the commands. `cdf-upload COMMAND --help` prints the same.",
    ...everyCommand(COMMANDS).flatMap(commandLines),
    "## Exit codes",
    table(["exit code", "meaning"], exits),
  ].join("\n\n")}\n`;
}

function commandLines({ name, description, arguments: args, options, examples }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return [
    `## cdf-upload ${name}`,
    prose(description),
    ...(args.length === 0 ? [] : [table(["argument", "meaning"], args.map(argumentCells))]),
    ...groups.flatMap((group) => [
      `**${group}**`,
      table(
        ["option", "meaning", "default", "variable"],
        options.filter((option) => option.group === group).map(optionCells),
      ),
    ]),
    ...examples.flatMap(({ command, says }) => [
      `${prose(says[0].toUpperCase() + says.slice(1))}:`,
      fence(command),
    ]),
  ];
}

const argumentCells = ({ name, description, choices }) => [code(name), cell(description) + listed(choices)];

function optionCells({ flags, description, choices, default: value, env }) {
  return [
    code(flags),
    cell(description) + listed(choices),
    value === undefined || value === false ? "" : code(String(value)),
    env === undefined ? "" : code(env),
  ];
}

const listed = (choices) => (choices === undefined ? "" : `: ${choices.map(code).join(", ")}`);

const fence = (command) => `\`\`\`sh\n${command}\n\`\`\``;
