import { Argument, Command, Option } from "commander";
import type { ExitCode } from "../output/exit-codes.js";
import type { CommandCall, CommandSpec, OptionSpec } from "./command-spec.js";
import { everyCommand } from "./every-command.js";

/** Builds the commander command that a specification describes. */
export function buildCommand(spec: CommandSpec): Command {
  const command = new Command(spec.name).summary(spec.summary).description(spec.description);
  for (const { name, description, choices } of spec.arguments) {
    const argument = new Argument(name, description);
    command.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const option of spec.options) command.addOption(buildOption(option));
  return command
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", () => describeExamples([spec]));
}

function buildOption({
  flags,
  description,
  group,
  parse,
  repeat,
  default: value,
  preset,
  choices,
  conflicts,
  env,
}: OptionSpec): Option {
  const option = new Option(flags, description).helpGroup(group);
  if (choices !== undefined) option.choices(choices);
  if (preset !== undefined) option.preset(preset);
  if (conflicts !== undefined) option.conflicts([...conflicts]);
  if (env !== undefined) option.env(env);
  const read = parse ?? ((text: string): unknown => text);
  if (repeat === true) option.argParser((text, sofar: readonly unknown[] = []) => [...sofar, read(text)]);
  else if (parse !== undefined) option.argParser(parse);
  return value === undefined ? option : option.default(value);
}

/** The examples of these commands as a section of the help. */
export function describeExamples(specs: readonly CommandSpec[]): string {
  const examples = specs.flatMap((spec) => spec.examples);
  if (examples.length === 0) return "";
  const lines = examples.flatMap(({ command, says }) => [`  # ${says}`, `  $ ${command}`]);
  return ["", "Examples:", ...lines].join("\n");
}

/** Sets the action of a command; `ended` receives the exit code. */
export function withAction(
  command: Command,
  spec: CommandSpec,
  call: CommandCall,
  ended: (code: ExitCode) => void,
): Command {
  const { run } = spec;
  return run === undefined ? command : command.action(async () => ended(await run(command, call)));
}

/**
 * The arguments, with the value of each option that may be given without one: `--overwrite a.txt` becomes
 * `--overwrite=always a.txt`, because commander would take `a.txt` as the value.
 */
export function withPresets(args: readonly string[], specs: readonly CommandSpec[]): string[] {
  const options = everyCommand(specs).flatMap((spec) => spec.options);
  const full: string[] = [];
  const end = args.indexOf("--");
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const option = options.find(
      ({ flags, preset }) => preset !== undefined && flags.split(" ")[0] === arg && (end < 0 || at < end),
    );
    const next = args[at + 1] ?? "";
    const isGiven = option?.choices?.includes(next) === true;
    full.push(option === undefined ? arg : `${arg}=${isGiven ? next : option.preset}`);
    if (isGiven) at += 1;
  }
  return full;
}
