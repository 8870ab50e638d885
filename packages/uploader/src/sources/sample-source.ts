import { crc32 } from "../checksums/crc32.js";
import { readRange, readWindow } from "./read-range.js";
import type { Source, SourceFingerprint } from "./source.js";

const SPOTS = 16;
/** 16 spots of 64 KiB: at most 1 MiB is read, regardless of the size of the file. */
const SPOT_SIZE = 64 * 1024;

/** A range of a source. */
export interface Spot {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * The ranges to read in a file of `size` bytes: its head, its tail and spots evenly in between. Up to 1 MiB,
 * that is the whole file.
 */
export function sampleSpots(size: number): readonly Spot[] {
  const count = Math.min(SPOTS, Math.ceil(size / SPOT_SIZE));
  const last = Math.max(0, size - SPOT_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const start = count === 1 ? 0 : Math.floor((last * index) / (count - 1));
    return { start, end: Math.min(start + SPOT_SIZE, size) };
  });
}

/**
 * Checksums of the spots, as hexadecimal digits: equal checksums mean that no spot was edited. An edit
 * between the spots is only detected by the checksums of the parts.
 */
export async function sampleSource(source: Source, signal?: AbortSignal): Promise<string> {
  const window = readWindow(Math.min(SPOT_SIZE, source.size));
  const digits: string[] = [];
  for (const spot of sampleSpots(source.size)) {
    let crc = 0;
    await readRange(
      source,
      spot,
      (view) => {
        crc = crc32(view, crc);
      },
      { window, ...(signal === undefined ? {} : { signal }) },
    );
    digits.push(crc.toString(16).padStart(8, "0"));
  }
  return digits.join("");
}

/** The fingerprint of a source now: its own description and its samples (at most 1 MiB is read). */
export async function takeFingerprint(source: Source, signal?: AbortSignal): Promise<SourceFingerprint> {
  const samples = await sampleSource(source, signal);
  return { ...(await source.fingerprint()), samples };
}
