import { crc32 } from "../fingerprint/crc32.js";

/**
 * Short samples of a Blob, taken once and compared later. Firefox gives out the new bytes of a file that was edited under the old
 * time of change, so the content itself is all that tells.
 */
export interface BlobSamples {
  /**
   * Compares the samples that touch the range; the first call takes all of them. Gives where the first one that differs begins.
   * Rejects as `read` does.
   */
  firstChange(start: number, end: number): Promise<number | undefined>;
}

/** What samples are taken of and with. */
export interface BlobSamplesOptions {
  readonly blob: Blob;
  /** Reads all of a Blob that has so many bytes. */
  read(blob: Blob, length: number): Promise<Uint8Array>;
  /** From 0 to 1: where in its cell a sample lies. */
  readonly random: () => number;
}

/** One sample lies in each cell of the file. No file has more than 512 cells, so a part of any plan (250 parts) holds a whole one. */
const CELL = 256 * 1024;
const CELLS_MAX = 512;
/** Bytes of a sample: a page of the disk's cache, which is what a disk reads anyway. */
const SAMPLE = 4096;
/** Samples that are read at once, as one Blob of many slices: 25 times as fast as one after another. More would block a page for longer than 16 ms. */
const AT_ONCE = 64;

/** A range of the file, and the checksum of what it was. */
interface Sample {
  readonly start: number;
  readonly end: number;
  crc?: number;
}

/** Nothing is read yet. The head and the tail of the file are always among the samples; a file of one cell is its own sample. */
export function blobSamples({ blob, read, random }: BlobSamplesOptions): BlobSamples {
  const samples = choose(blob.size, random);
  let taken: Promise<void> | undefined;

  const forEachBatch = async (
    chosen: readonly Sample[],
    visit: (sample: Sample, crc: number) => void,
  ): Promise<void> => {
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const batch = chosen.slice(at, at + AT_ONCE);
      const length = batch.reduce((sum, { start, end }) => sum + end - start, 0);
      const [first, ...others] = batch.map(({ start, end }) => blob.slice(start, end));
      if (first === undefined) return;
      const bytes = await read(others.length === 0 ? first : new Blob([first, ...others]), length);
      let offset = 0;
      for (const sample of batch) {
        const next = offset + sample.end - sample.start;
        visit(sample, crc32(bytes.subarray(offset, next)));
        offset = next;
      }
    }
  };

  return {
    async firstChange(start, end): Promise<number | undefined> {
      if (taken === undefined) {
        taken = forEachBatch(samples, (sample, crc) => {
          sample.crc = crc;
        });
        taken.catch(() => {
          taken = undefined;
        });
        await taken;
        return undefined;
      }
      await taken;
      let changed: number | undefined;
      await forEachBatch(
        samples.filter((sample) => sample.start < end && sample.end > start),
        (sample, crc) => {
          if (sample.crc !== crc) changed ??= sample.start;
        },
      );
      return changed;
    },
  };
}

function choose(size: number, random: () => number): Sample[] {
  const count = Math.min(CELLS_MAX, Math.ceil(size / CELL));
  if (count === 1) return [{ start: 0, end: size }];
  const cell = size / count;
  return Array.from({ length: count }, (_, index) => {
    const place = index === 0 ? 0 : index === count - 1 ? 1 : random();
    const start = Math.floor(index * cell + place * (cell - SAMPLE));
    const last = index === count - 1;
    return last ? { start: size - SAMPLE, end: size } : { start, end: start + SAMPLE };
  });
}
