import { EXIT } from "../output/exit-codes.js";
import { printError } from "../output/print-error.js";
import { endNow, endProcess } from "./end-process.js";

const DEFECT =
  "This is a defect of cdf-upload; please report it. What was sent is kept, and the same command resumes it";

/**
 * Runs the program, and ends the process whatever happens: with the code of the program; with a sentence and `failed` when
 * something throws where nobody listens, or when nothing is left that could ever end the run.
 */
export function runToAnEnd(program: () => Promise<(typeof EXIT)[keyof typeof EXIT]>): void {
  const fail = (error: unknown): void => {
    printError(error);
    printError(new Error(DEFECT));
    void endProcess(EXIT.failed);
  };
  const onStill = (): void => fail(new Error("The run came to a stop before its end"));
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
