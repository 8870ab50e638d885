import { EXIT } from "../output/exit-codes.js";
import { printError } from "../output/print-error.js";
import { endNow, endProcess } from "./end-process.js";

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
