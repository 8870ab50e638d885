import type { UnitRef } from "../jobs/job.js";
import { LeaseLost } from "../journal/ledger-journal.js";
import type { WorkerContext } from "./worker-context.js";

/** A unit that this worker owns. */
export interface Lease {
  readonly fence: number;
  readonly round: number;
  /** The server was started again since the run began, and may have lost records. */
  readonly restarted: boolean;
  /** Aborts when the lease is lost, or with the signal of the job. */
  readonly signal: AbortSignal;
}

/** What a lease needs of its worker. */
export type LeaseContext = Pick<WorkerContext, "id" | "lockMs" | "clock"> & {
  readonly broker: Pick<WorkerContext["broker"], "ledger">;
};

/**
 * Works on a unit while no other worker does. Waits for the lease of a worker that died. Does nothing if the
 * unit has ended.
 */
export async function withLease(
  context: LeaseContext,
  ref: UnitRef,
  signal: AbortSignal,
  work: (lease: Lease) => Promise<void>,
): Promise<void> {
  const { broker, id, lockMs, clock } = context;
  const { ledger } = broker;
  // Each job is a separate owner: if one worker has two jobs for a unit, one of them must wait, too.
  const owner = `${id}/${crypto.randomUUID()}`;
  let claim = await ledger.claim(ref, owner, lockMs);
  while (claim.kind === "held") {
    const wait = claim.until - (await ledger.now());
    await clock.sleep(Math.min(Math.max(wait, 0) + 100, lockMs), signal);
    claim = await ledger.claim(ref, owner, lockMs);
  }
  if (claim.kind !== "claimed") return;
  const { fence, round, restarted } = claim;
  const lost = new AbortController();
  let renewedAt = performance.now();
  const renew = async (): Promise<void> => {
    // If the server does not respond, the lease lasts until its end. The call itself may wait for the server.
    if (performance.now() - renewedAt >= lockMs) return lost.abort(new LeaseLost());
    const asked = performance.now();
    const isOurs = await ledger.renew(ref, fence, lockMs).catch(() => undefined);
    if (isOurs === true) renewedAt = asked;
    else if (isOurs === false) lost.abort(new LeaseLost());
  };
  const timer = setInterval(() => void renew(), Math.ceil(lockMs / 3));
  try {
    await work({ fence, round, restarted, signal: AbortSignal.any([signal, lost.signal]) });
  } finally {
    clearInterval(timer);
    await ledger.release(ref, fence).catch(() => {});
  }
}
