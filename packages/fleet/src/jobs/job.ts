/**
 * The jobs of a fleet. A job has ids only: no URL, no token, no absolute path. All jobs of a root are in one
 * queue, because priorities apply within a queue.
 */

/** One entry of the list of a run: a large file, or a page of many smaller files. */
export interface UnitRef {
  readonly run: string;
  /** Its position in the list, from 0. */
  readonly unit: number;
}

/**
 * - `file`: opens the session of a large file, or sends the whole file if splitting it does not pay.
 * - `part`: sends a range of parts of a file.
 * - `complete`: the parent of all parts of a round.
 * - `page`: sends up to 1,000 smaller files.
 */
export type JobKind = "file" | "part" | "complete" | "page";

/** The data of a job. */
export interface FleetJob extends UnitRef {
  readonly kind: JobKind;
  /** Counts from 1. Jobs of a new round have new ids. */
  readonly round: number;
  /** Of a `part` job: its part numbers, from 1, both included. */
  readonly parts?: readonly [first: number, last: number];
}

/** Maximum number of attempts at a job. */
export const ATTEMPTS_MAX = 8;
const BACKOFF_MIN = 1000;
const BACKOFF_MAX = 300_000;
const BACKOFF_FACTOR = 4;

/** The prefix of all keys in Redis. One hash tag, so that a cluster keeps them on one node. */
export const KEY_PREFIX = "{cdf-fleet}";

/** The queue of a root. */
export function queueOf(root: string): string {
  return `root.${root}`;
}

/** The id of a job. An id is never used for two jobs. It has no colon, which the queue forbids. */
export function jobId({ kind, run, unit, round, parts }: FleetJob): string {
  return [kind, run, unit, round, ...(parts ?? [])].join(".");
}

/** The highest number that the queue accepts. */
const PRIORITY_MAX = 2_097_151;

/**
 * A lower number goes first: complete, then parts by the age of their file, then new files and pages.
 */
export function jobPriority({ kind, unit }: Pick<FleetJob, "kind" | "unit">): number {
  if (kind === "complete") return 1;
  return kind === "part" ? Math.min(2 + unit, PRIORITY_MAX - 1) : PRIORITY_MAX;
}

/**
 * ms until a failed job is tried again: 1 s to 5 min, with jitter of up to a half.
 *
 * @param attempt the attempts made so far, from 1.
 * @param random from 0 (included) to 1 (excluded).
 */
export function jobBackoff(attempt: number, random: number): number {
  const full = Math.min(BACKOFF_MAX, BACKOFF_MIN * BACKOFF_FACTOR ** (attempt - 1));
  return Math.round(full * (1 - random / 2));
}

/**
 * Whether the value is the data of a job that this version can work on. A queue may contain jobs of other
 * versions.
 */
export function isFleetJob(value: unknown): value is FleetJob {
  if (typeof value !== "object" || value === null) return false;
  const { kind, run, unit, round, parts }: Partial<Record<keyof FleetJob, unknown>> = value;
  const whole = [unit, round].every((number) => Number.isSafeInteger(number));
  if (typeof run !== "string" || !whole) return false;
  if (kind === "part")
    return (
      Array.isArray(parts) && parts.length === 2 && parts.every((number) => Number.isSafeInteger(number))
    );
  return kind === "file" || kind === "complete" || kind === "page";
}
