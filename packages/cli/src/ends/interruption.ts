import { EXIT } from "../output/exit-codes.js";
import { endNow } from "./end-process.js";
import { hangUpIsIgnored } from "./hang-up.js";

/**
 * The signals that stop a run in order. SIGQUIT too: its core dump would hold tokens. SIGBREAK is Ctrl-Break of Windows, where
 * SIGHUP says that the window was closed.
 */
export const STOP_SIGNALS: readonly NodeJS.Signals[] = Object.freeze<NodeJS.Signals[]>([
  "SIGINT",
  "SIGTERM",
  "SIGHUP",
  "SIGQUIT",
  ...(process.platform === "win32" ? (["SIGBREAK"] as const) : []),
]);

/** ms that a run gets to stop in order: journals are whole at every moment, so no more than tidiness is lost. */
const STOP_WITHIN = 30_000;

/** The reason with which a run is aborted by a signal. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signalName: NodeJS.Signals;

  constructor(signalName: NodeJS.Signals) {
    super(`Stopped by ${signalName}.`);
    this.signalName = signalName;
  }
}

/** Turns the first of {@link STOP_SIGNALS} into an abort, and ends the process at once on the second, or after half a minute. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Takes the listeners away. */
  dispose(): void;
}

/** Starts listening for Ctrl-C and other signals that ask for an end. A hang-up that was ignored at the start stays ignored. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let latest: NodeJS.Timeout | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) {
      endNow(EXIT.interrupted);
      return;
    }
    latest = setTimeout(() => endNow(EXIT.interrupted), STOP_WITHIN);
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
