import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { flushStandardOutput, outputIsLost } from "./standard-output.js";

/** ms that what is left open (an idle connection, a pipe that was let go) gets to close by itself. */
const GRACE = 500;

/**
 * Ends the process with this code when all is done and said. What still holds it after a moment, as the read of a device that
 * gives nothing, does not keep it.
 */
export async function endProcess(code: ExitCode): Promise<void> {
  await flushStandardOutput();
  process.exitCode = code === EXIT.ok && outputIsLost() ? EXIT.outputLost : code;
  setTimeout(() => endNow(process.exitCode), GRACE).unref();
}

/**
 * Ends the process at once. A thread that is held by the kernel, as in the `open` of a named pipe without a writer, would keep
 * Node's exit waiting for ever: then the process ends itself as by Ctrl-C, which is 130 to a shell.
 */
export function endNow(code: typeof process.exitCode): void {
  if (!process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"))) process.exit(code);
  // Others' last work, which is synchronous: the cursor comes back, temporary files lose their names.
  process.emit("exit", Number(code));
  process.removeAllListeners("SIGINT");
  process.kill(process.pid, "SIGINT");
}
