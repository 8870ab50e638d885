import { Interrupted } from "../errors.js";
import { EXIT } from "../output/exit-codes.js";
import { endNow } from "./end-process.js";
import { hangUpIsIgnored } from "./hang-up.js";

/**
 * The signals that stop a run in an orderly way. SIGQUIT is one of them because its core dump would contain tokens. SIGBREAK is
 * Ctrl-Break on Windows, where SIGHUP means that the window was closed.
 */
export const STOP_SIGNALS: readonly NodeJS.Signals[] = Object.freeze<NodeJS.Signals[]>([
  "SIGINT",
  "SIGTERM",
  "SIGHUP",
  "SIGQUIT",
  ...(process.platform === "win32" ? (["SIGBREAK"] as const) : []),
]);

/** ms that a run gets for an orderly stop. Journals are complete at every moment, so a forced end only skips the clean-up. */
const STOP_WITHIN = 30_000;

/** Turns the first stop signal into an abort. A second signal, or half a minute, ends the process immediately. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Removes the signal listeners. */
  dispose(): void;
}

/**
 * Starts to listen for {@link STOP_SIGNALS}. A SIGHUP that was ignored at the start stays ignored.
 *
 * @param within ms that an orderly stop may take.
 */
export function listenForInterruption(within: number = STOP_WITHIN): Interruption {
  const controller = new AbortController();
  let latest: NodeJS.Timeout | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) {
      endNow(EXIT.interrupted);
      return;
    }
    latest = setTimeout(() => endNow(EXIT.interrupted), within);
    latest.unref();
    controller.abort(new Interrupted(name));
  };
  const heard = STOP_SIGNALS.filter((name) => name !== "SIGHUP" || !hangUpIsIgnored());
  for (const name of heard) process.on(name, onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      clearTimeout(latest);
      for (const name of heard) process.off(name, onSignal);
    },
  };
}
