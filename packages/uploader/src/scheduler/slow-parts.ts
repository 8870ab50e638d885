/**
 * Finds parts in flight that should be abandoned and sent again on a new connection. With one connection of
 * four ten times slower, an upload took 25.3 s without this, 19.1 s with it at the end only, and 14.9 s with
 * it at any time. With four fast connections it took 14.0 s.
 */

/** A part that was answered. */
export interface FinishedPart {
  readonly bytes: number;
  /** ms from its start to its answer. */
  readonly elapsed: number;
}

/** A part in flight. */
export interface RunningPart {
  readonly bytes: number;
  /** ms since its start. */
  readonly age: number;
  /** Bytes that have reached the store, as far as is known. */
  readonly reached: number;
  /** Attempts at it that were abandoned because they were slow. */
  readonly givenUp: number;
}

/** How many times older than the median part a slow part is. */
const OLD = 1.5;
/**
 * How many times slower than its peers a slow part is. On a line that loses packets, connections that are
 * equally good differ by a factor of three at any moment. What such a line has sent of a part is lost when
 * the part is abandoned, and a new connection is no better: with a factor of 1.5, a quarter of the bytes
 * were sent in vain over 80 ms with a loss of 0.1 %.
 */
const UNLIKE_PEERS = 4;
/**
 * A part this many times older than the median part is slow, wherever its bytes seem to be. A small part fits
 * into the buffers of its socket and counts as sent there; without this rule it would wait for its answer
 * until the watchdog wakes.
 */
const OVERDUE = 4;
/** Only parts of about the same size are compared: small parts spend their time waiting, not sending. */
const SIZE_FACTOR = 4;
/** Fewer finished parts than this give no median. */
const ENOUGH = 3;
/** Regardless of the median, a younger part is not worth a new connection, ms. */
const WORTH_A_CONNECTION = 1_000;

/**
 * Whether `part` is slow. It is when it is older than 1.5 median parts and the rest of it would take longer
 * than a median part, or when it is older than 4 median parts. If peers are in flight, it must also be slow
 * compared with them: when the whole link slows down, sending again does not help. For a part that was
 * abandoned before, every limit is twice as high: its new connection was not faster.
 */
export function isSlowPart(
  part: RunningPart,
  peers: readonly RunningPart[],
  finished: readonly FinishedPart[],
): boolean {
  // Also avoids the medians on fast links: they are computed for each part in every sample.
  if (part.age <= WORTH_A_CONNECTION) return false;
  const alike = finished.filter((other) => isAlike(other, part));
  if (alike.length < ENOUGH) return false;
  const medianPart = median(alike.map((other) => other.elapsed / other.bytes)) * part.bytes;
  const patience = 2 ** part.givenUp;
  if (part.age <= patience * OLD * medianPart) return false;
  const overdue = part.age > patience * OVERDUE * Math.max(medianPart, WORTH_A_CONNECTION);
  if (timeLeft(part) <= medianPart && !overdue) return false;
  const paces = peers.filter((peer) => isAlike(peer, part) && peer.reached > 0).map(pace);
  return paces.length === 0 || pace(part) > patience * UNLIKE_PEERS * median(paces);
}

function isAlike(other: { readonly bytes: number }, part: RunningPart): boolean {
  return (
    other.bytes > 0 && other.bytes * SIZE_FACTOR >= part.bytes && other.bytes <= part.bytes * SIZE_FACTOR
  );
}

/** ms per byte. */
function pace(part: Pick<RunningPart, "age" | "reached">): number {
  return part.reached > 0 ? part.age / part.reached : Number.POSITIVE_INFINITY;
}

/** ms that the rest of a part takes at its own pace; infinite or NaN while nothing of it has reached the store. */
export function timeLeft(part: Pick<RunningPart, "bytes" | "age" | "reached">): number {
  return (part.bytes - part.reached) * pace(part);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
