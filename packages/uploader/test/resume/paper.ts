import { crc32 } from "node:zlib";
import type { UploadPlan } from "../../src/plan/upload-plan.js";
import type { PartBody, Source } from "../../src/sources/source.js";
import { SourceChangedError } from "../../src/sources/source-error.js";

/** A file in memory that can be edited and touched. */
export interface Paper {
  readonly bytes: Uint8Array;
  edit(at: number): void;
  /** Edits it and restores the modification time, as `touch -r` does: the change time differs. */
  sneak(at: number): void;
  touch(): void;
  /**
   * Opens it in its current state; a later change is noticed at the end of a part and by `verify`, as for a
   * file.
   */
  open(): Source;
  /** CRC-32 of each part. */
  crcs(plan: UploadPlan): readonly string[];
}

/** Reused blocks of bytes. */
const blanks = new Map<number, Uint8Array>();

function filled(size: number): Uint8Array {
  const bytes = blanks.get(size) ?? new Uint8Array(size).map((_, place) => (place * 2_654_435_761) >>> 13);
  blanks.set(size, bytes);
  return bytes.slice();
}

/** A file of this many bytes. */
export function paper(size: number): Paper {
  const bytes = filled(size);
  let modified = 1_000;
  let changed = 1_000;
  const change = (at: number): void => {
    changed += 1;
    bytes[at % size] = ((bytes[at % size] ?? 0) + 1) & 0xff;
  };
  const open = (): Source => {
    const before = modified;
    const check = (): void => {
      if (modified !== before) throw new SourceChangedError("It was written to.", { change: "modified" });
    };
    return {
      kind: "file",
      size,
      name: "paper.bin",
      open(start, end): PartBody {
        let position = start;
        return {
          async next(window): Promise<Uint8Array> {
            const upTo = Math.min(position + window.byteLength, end);
            const view = bytes.subarray(position, upTo);
            position = upTo;
            if (position === end) check();
            return view;
          },
          async close(): Promise<void> {},
        };
      },
      fingerprint: async () => ({ size, modified, changed, device: 7 }),
      verify: async () => check(),
      close: async () => {},
    };
  };
  return {
    bytes,
    edit(at): void {
      change(at);
      modified += 1;
    },
    sneak: change,
    touch(): void {
      modified += 1;
      changed += 1;
    },
    open,
    crcs: ({ parts }) => parts.map(({ start, end }) => crc32(bytes.subarray(start, end)).toString(16)),
  };
}
