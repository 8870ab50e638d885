import { spanOf } from "@cdf-multipart/core/internal";
import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import type { StoredFile } from "./run-event.js";

/** How every screen, line and report writes amounts: sizes in powers of 1000, times in two units at most. */

const MINUTE = 60_000;

/** A number with its noun: `1 part`, `2 parts`, `2 entries`. */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A size in bytes, with three digits: `12.6 MB`. */
export function sizeText(bytes: number): string {
  return prettyBytes(bytes);
}

/** A speed in bytes per second: `102 MB/s`. */
export function speedText(speed: number): string {
  return `${sizeText(Math.round(speed))}/s`;
}

/** A time in ms: `340ms`, `1.2s`, `2m 5s`. */
export function timeText(ms: number): string {
  return prettyMilliseconds(ms, ms < MINUTE ? {} : { unitCount: 2, secondsDecimalDigits: 0 });
}

/** Bytes per second, from start to end of the upload. */
export function bytesPerSecond({ bytes, elapsed }: Pick<StoredFile, "bytes" | "elapsed">): number {
  return elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
}

/** A time in ms, in its largest unit. */
export function ago(ms: number): string {
  return prettyMilliseconds(spanOf(ms) ?? 0, { compact: true });
}
