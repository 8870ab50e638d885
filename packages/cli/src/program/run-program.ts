import { type Command, CommanderError } from "commander";
import { COMMANDS } from "../commands/commands.js";
import { UsageError } from "../errors.js";
import { withPresets } from "../options/build-command.js";
import { nearest } from "../options/nearest.js";
import { EXIT, type ExitCode, exitCodeOf } from "../output/exit-codes.js";
import { keepSecretsOfProcess, printError } from "../output/write.js";
import { buildProgram } from "./build-program.js";

/**
 * Runs the command line with these arguments (without `node` and the script path).
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  keepSecretsOfProcess(args);
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(args, (ended) => {
    code = ended;
  });
  try {
    checkHelpTopic(args, program);
    await program.parseAsync(withPresets(args, COMMANDS), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    printError(error);
    return exitCodeOf(error);
  }
}

/** @throws UsageError for `help` with a word that is not a command. */
function checkHelpTopic([first, topic]: readonly string[], { commands }: Command): void {
  const names = commands.map((command) => command.name());
  if (first !== "help" || topic === undefined || topic.startsWith("-") || [...names, "help"].includes(topic))
    return;
  const meant = nearest(topic, names);
  const way = meant === undefined ? `The commands are ${names.join(", ")}.` : `Did you mean ${meant}?`;
  throw new UsageError(`${topic} is not a command. ${way}`);
}
