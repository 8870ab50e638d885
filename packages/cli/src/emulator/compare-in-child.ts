import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Comparison } from "./compare-download.js";
import type { CompareAnswer, CompareRequest } from "./compare-message.js";

/**
 * Downloads `url` and compares it with the file at `path`, in a process of its own.
 *
 * @throws Error when the download is refused or breaks; the signal's reason when it is aborted.
 */
export async function compareInChild(request: CompareRequest, signal: AbortSignal): Promise<Comparison> {
  signal.throwIfAborted();
  const child = fork(fileURLToPath(new URL("./compare-child.js", import.meta.url)), [], {
    detached: true,
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const stop = (): void => void child.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const exited = once(child, "exit").then((): CompareAnswer[] => []);
    const answered: Promise<CompareAnswer[]> = once(child, "message");
    child.send(request);
    const [answer] = await Promise.race([answered, exited]);
    signal.throwIfAborted();
    if (answer?.comparison !== undefined) return answer.comparison;
    throw new Error(answer?.failure ?? "The process that compares the stored file ended without an answer.");
  } finally {
    signal.removeEventListener("abort", stop);
    child.kill();
  }
}
