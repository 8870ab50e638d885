/**
 * The size of the parts. The limits (more than 5 MiB for every part except the last, at most 4000 MiB, at most
 * 250 parts) are under `x-part-rules` and `parts` in `spec/openapi.yaml`, and only there.
 */
import { PART_SIZE_EXCLUSIVE_MIN, PART_SIZE_MAX, PARTS_MAX, PARTS_MIN } from "@cdf-multipart/spec";

/** Bytes of the smallest part that does not have to be the last. */
export const SMALLEST_PART: number = PART_SIZE_EXCLUSIVE_MIN + 1;

/** Fewest parts that a file of `size` bytes can be cut into. */
export function fewestParts(size: number): number {
  return Math.max(PARTS_MIN, Math.ceil(size / PART_SIZE_MAX));
}

/** Most parts that a file of `size` bytes can be cut into, with a last part of one byte or more. */
export function mostParts(size: number): number {
  if (size <= SMALLEST_PART) return PARTS_MIN;
  return Math.min(PARTS_MAX, Math.floor((size - 1) / SMALLEST_PART) + 1);
}

const MIB = 1024 * 1024;
/** Part size of small files, in bytes: small enough to repeat, large enough to keep a link busy. */
const SMALL_FILE_TARGET = 16 * MIB;
/** Reads of a file start at the beginning of a page where that costs nothing. */
const PAGE = 4096;
/** Parts of at least this size are whole MiB. */
const LARGE = 64 * MIB;
/**
 * Divisors for a number of connections that is not known in advance. The adaptive law starts at 4, doubles up to
 * 32, and settles on any number between, so no divisor suits all of its numbers. 12 suits 3, 4, 6 and 12. These
 * were chosen for an earlier law that started at 3. The figures in `docs/performance.md` were measured with
 * them; other divisors must first be measured against them.
 */
const ADAPTIVE_DIVISORS = [12, 6, 3] as const;

/**
 * Part size in bytes for a file of `size` bytes that is sent over `concurrency` connections.
 *
 * @param wantedPartSize bytes per part to aim for; more than 16 MiB counts as 16 MiB, and less than the limits
 *   allow as the smallest part that they allow. @default 16 MiB
 */
export function choosePartSize(
  size: number,
  concurrency: number | undefined,
  wantedPartSize?: number,
): number {
  const target = targetPartSize(size, wantedPartSize ?? SMALL_FILE_TARGET);
  if (size <= SMALLEST_PART) return target;
  const wanted = Math.max(fewestParts(size), Math.ceil(size / target));
  // Small parts need no balance, because the last of them takes little time. Fewer parts would be larger than
  // requested.
  return evenPartSize(size, wantedPartSize === undefined ? balancedCount(size, wanted, concurrency) : wanted);
}

/**
 * For small files, the requested size, up to 16 MiB. For big files the size that 250 parts need, rounded up
 * to a MiB if that stays inside the limit.
 */
function targetPartSize(size: number, wantedPartSize: number): number {
  const needed = Math.ceil(size / PARTS_MAX);
  const rounded = Math.ceil(needed / MIB) * MIB;
  const least = Math.max(SMALLEST_PART, Math.min(wantedPartSize, SMALL_FILE_TARGET));
  return Math.max(least, needed > least && rounded < PART_SIZE_MAX ? rounded : needed);
}

/**
 * A number of parts, close to `wanted`, that keeps all connections busy in the last round, if there is one.
 */
function balancedCount(size: number, wanted: number, concurrency: number | undefined): number {
  const most = mostParts(size);
  const divisors = concurrency === undefined ? ADAPTIVE_DIVISORS : [concurrency];
  const connections = divisors.find((divisor) => wanted >= divisor) ?? divisors.at(-1) ?? 1;
  const up = Math.ceil(wanted / connections) * connections;
  if (up <= most) return up;
  // A single round that is not full: as many parts as possible, so that most connections have one.
  if (wanted < connections) return most;
  const down = up - connections;
  // Not so few parts that they reach the largest size, if one more part avoids that.
  return down * (PART_SIZE_MAX - 1) >= size ? down : wanted;
}

/** Bytes of each of `count` nearly equal parts. The last part is smaller, since the others are rounded up. */
export function evenPartSize(size: number, count: number): number {
  const even = Math.max(Math.ceil(size / count), count > 1 ? SMALLEST_PART : 0);
  const units = even >= LARGE ? [MIB, PAGE] : [PAGE];
  const rounded = units.map((unit) => Math.ceil(even / unit) * unit);
  return rounded.find((bytes) => bytes < PART_SIZE_MAX && bytes * (count - 1) < size) ?? even;
}
