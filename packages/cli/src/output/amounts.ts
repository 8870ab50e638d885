import { spanOf } from "@cdf-multipart/core/internal";
import prettyMilliseconds from "pretty-ms";
import type { StoredFile } from "./run-event.js";

/** A number with its noun: `1 part`, `2 parts`, `2 entries`. */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Bytes per second, from start to end of the upload. */
export function bytesPerSecond({ bytes, elapsed }: Pick<StoredFile, "bytes" | "elapsed">): number {
  return elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
}

/** A time in ms, in its largest unit. */
export function ago(ms: number): string {
  return prettyMilliseconds(spanOf(ms) ?? 0, { compact: true });
}
