import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { untilEnd } from "../run/with-run.js";
import { connectToFleet, type FleetConnection } from "./connect-to-fleet.js";
import { workView } from "./work-view.js";

/** Values of the options of `cdf-upload fleet work`. */
export interface WorkCommandOptions extends FleetConnection {
  readonly slots?: number;
  /** Bytes per second. */
  readonly limitRate?: number;
  readonly untilEmpty?: boolean;
  /** ms. */
  readonly grace?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Time for parts in flight after a stop signal, ms. */
const GRACE = 600_000;
/** Time that a worker needs to end after that, ms. */
const AFTER_GRACE = 30_000;

/**
 * Works for the fleet until a stop signal, or until every run is finished.
 *
 * @returns `ok` after an orderly stop; `interrupted` if it was to work until every run is finished, and was stopped before.
 */
export function runWork(options: WorkCommandOptions): Promise<ExitCode> {
  const { slots, limitRate, untilEmpty = false, grace = GRACE } = options;
  return untilEnd(async ({ signal, closeAtEnd }) => {
    const { fleet, place } = await connectToFleet(options);
    closeAtEnd(() => fleet.close());
    signal.throwIfAborted();
    const onEvent = workView(options);
    const worker = await fleet.work({ roots: place.roots, slots, limitRate, untilEmpty, onEvent });
    const drain = (): void => void worker.drain(grace).catch(() => {});
    if (signal.aborted) drain();
    else signal.addEventListener("abort", drain, { once: true });
    await worker.drained();
    return signal.aborted && untilEmpty ? EXIT.interrupted : EXIT.ok;
  }, grace + AFTER_GRACE);
}
