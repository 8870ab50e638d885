import { hideSecrets } from "@cdf-multipart/core";
import { Command, Help } from "commander";
import { COMMANDS } from "../commands/commands.js";
import { buildCommand, describeExamples, withAction } from "../options/build-command.js";
import type { CommandSpec } from "../options/command-spec.js";
import type { ExitCode } from "../output/exit-codes.js";
import { printableLines } from "../output/printable.js";
import { readVersion } from "../package-files.js";
import { describeItem, helpLayout, helpWidth, wrapText } from "./help-layout.js";
import { EXIT_CODES, SETTINGS_TEXT, SUMMARY } from "./texts.js";

/**
 * Cuts the value of an unknown option out of commander's message, since it may be a secret: `--token=…`. If other commands take
 * the option, they are named in place of commander's suggestion, which would be the same option.
 */
function optionError(text: string, { commands }: Command): string {
  return text
    .replace(/^error: /, "cdf-upload: ")
    .replace(/(unknown option ')(--[^='\s]+|-[^-'])[\s\S]*(?=')/, "$1$2")
    .replace(/(?<=unknown option '(--\S+)'\n)\(Did you mean \1\?\)/, (_, flag: string) => {
      const takers = commands.filter(({ options }) => options.some(({ long }) => long === flag));
      return `(It is an option of ${takers.map((command) => `cdf-upload ${command.name()}`).join(", ")}.)`;
    });
}

/** The whole program. `ended` receives the exit code of the command that ran. */
export function buildProgram(args: readonly string[], ended: (code: ExitCode) => void): Command {
  const width = helpWidth();
  const layout = helpLayout(width);
  const program = new Command("cdf-upload")
    .description(SUMMARY)
    .usage("[options] <path...>\n       cdf-upload <command> [options]")
    .version(readVersion(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (text, write) =>
        write(`${printableLines(hideSecrets(optionError(text, program))).trimEnd()}\n`),
    })
    .configureHelp(layout)
    .exitOverride();
  const call = { args, commands: [...COMMANDS.map(({ name }) => name), "help"] };
  const add = (parent: Command, spec: CommandSpec): void => {
    const command = withAction(buildCommand(spec), spec, call, ended).copyInheritedSettings(parent);
    for (const below of spec.commands ?? []) add(command, below);
    parent.addCommand(command, { isDefault: spec.isDefault === true });
  };
  for (const spec of COMMANDS) add(program, spec);
  // Without a command the program uploads, so its help lists the options of `upload`.
  const upload = program.commands.find((command) => command.name() === "upload");
  const usual = new Help();
  program.configureHelp({
    ...layout,
    visibleOptions: (command) =>
      command === program && upload !== undefined
        ? [...upload.options, ...usual.visibleOptions(command)]
        : usual.visibleOptions(command),
  });
  return program.addHelpText("after", () =>
    [
      "",
      wrapText(SETTINGS_TEXT, width),
      describeExamples(COMMANDS.filter(({ isDefault }) => isDefault === true)),
      "",
      "Exit codes:",
      ...EXIT_CODES.map(([code, meaning]) => describeItem(String(code), 4, meaning, width)),
    ].join("\n"),
  );
}
