import { EXIT } from "../output/exit-codes.js";

/** The reason with which a run is aborted by Ctrl-C or SIGTERM. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signalName: NodeJS.Signals;

  constructor(signalName: NodeJS.Signals) {
    super(`Stopped by ${signalName}.`);
    this.signalName = signalName;
  }
}

/** Turns the first SIGINT or SIGTERM into an abort, and ends the process at once on the second. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Takes the listeners away. */
  dispose(): void;
}

/** Starts listening for Ctrl-C and SIGTERM. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new Interrupted(name));
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    },
  };
}
