import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printError } from "../output/write.js";
import { flushStandardOutput, outputIsLost } from "./standard-output.js";

/** ms that open handles (an idle connection, an abandoned pipe) get to close by themselves. */
const GRACE = 500;

/**
 * Ends the process with this code after all work and output. Handles that are still open after the grace time, such as a read
 * from a device without data, do not keep the process alive.
 */
export async function endProcess(code: ExitCode): Promise<void> {
  await flushStandardOutput();
  process.exitCode = code === EXIT.ok && outputIsLost() ? EXIT.outputLost : code;
  setTimeout(() => endNow(process.exitCode), GRACE).unref();
}

/**
 * Ends the process immediately. Then the process kills itself with SIGINT, which a shell reports as 130. In
 * that case the process kills itself with SIGINT, which a shell reports as 130.
 */
export function endNow(code: typeof process.exitCode): void {
  if (!process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"))) process.exit(code);
  // Runs the synchronous exit handlers of other modules: they show the cursor again and unlink temporary files.
  process.emit("exit", Number(code));
  process.removeAllListeners("SIGINT");
  process.kill(process.pid, "SIGINT");
}

const DEFECT =
  "This is a defect of cdf-upload; please report it. Parts that were sent are kept. Repeat the same command to resume";

/**
 * Runs the program, and always ends the process with an exit code: the program's own code, or a message and `failed` for an
 * uncaught error or for a run that stopped with nothing left to wait for.
 */
export function runToAnEnd(program: () => Promise<(typeof EXIT)[keyof typeof EXIT]>): void {
  const fail = (error: unknown): void => {
    printError(error);
    printError(new Error(DEFECT));
    void endProcess(EXIT.failed);
  };
  const onStill = (): void => fail(new Error("The run stopped before its end"));
  process.once("beforeExit", onStill);
  process.on("uncaughtException", (error) => {
    process.off("beforeExit", onStill);
    printError(error);
    printError(new Error(DEFECT));
    endNow(EXIT.failed);
  });
  void program()
    .finally(() => process.off("beforeExit", onStill))
    .then(endProcess, fail);
}
