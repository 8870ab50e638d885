import { CommanderError } from "commander";
import { exitCodeOf } from "../output/exit-code-of.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printError } from "../output/print-error.js";
import { buildProgram } from "./build-program.js";

/**
 * Runs the command line with these arguments (without `node` and the script).
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(args, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    printError(error);
    return exitCodeOf(error);
  }
}
