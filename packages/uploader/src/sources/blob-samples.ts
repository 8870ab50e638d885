import { crc32 } from "../checksums/crc32.js";

/**
 * Short samples of a Blob, taken once and compared later. If a file was edited and has its old modification
 * time again, Firefox returns the new bytes without an error. Only the content shows such a change.
 */
export interface BlobSamples {
  /**
   * Compares the samples that overlap the range. The first call takes all samples. Returns the position of
   * the first sample that differs. Rejects as `read` does.
   */
  firstChange(start: number, end: number): Promise<number | undefined>;
}

/** The Blob, and how it is read. */
export interface BlobSamplesOptions {
  readonly blob: Blob;
  /** Reads a whole Blob of `length` bytes. */
  read(blob: Blob, length: number): Promise<Uint8Array>;
  /** From 0 to 1: the position of a sample in its cell. */
  readonly random: () => number;
}

/**
 * Each cell of the file has one sample. A file has at most 512 cells, so each part of any plan (250 parts)
 * contains a whole cell.
 */
const CELL = 256 * 1024;
const CELLS_MAX = 512;
/** Bytes per sample. It is the size of a page in the disk's cache, the least that a disk reads. */
const SAMPLE = 4096;
/**
 * Samples per read, as one Blob of many slices. This is 25 times as fast as one read per sample. A larger
 * batch blocks a page for longer than 16 ms.
 */
const AT_ONCE = 64;

/** A range of the file, with the checksum of its bytes. */
interface Sample {
  readonly start: number;
  readonly end: number;
  crc?: number;
}

/**
 * Chooses samples and reads none yet. The head and the tail of the file are always among them. A file of one
 * cell is one sample.
 */
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
