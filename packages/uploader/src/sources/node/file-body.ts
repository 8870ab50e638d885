import type { FileHandle } from "node:fs/promises";
import { NOTHING } from "../range.js";
import type { PartBody } from "../source.js";
import { SourceChangedError } from "../source-changed-error.js";
import { SourceError } from "../source-error.js";

/** The range of one file that a body reads. */
export interface FileRange {
  readonly handle: FileHandle;
  /** The file in messages. */
  readonly label: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly guard: FileGuard;
}

/** Looks whether the file still is what it was when it was opened; rejects when it is not. */
export interface FileGuard {
  /** Looks now. */
  check(): Promise<void>;
  /** Looks when the last look is some time ago; undefined when it is too soon. */
  checkSometimes(): Promise<void> | undefined;
}

/**
 * Reads one range into the caller's windows.
 *
 * Every read is guarded: the last window of the range is handed out only after a stat that came after all its reads, so
 * a part with a changed byte is never sent to its end. In between a stat runs beside a read every tenth of a second, so
 * that a change also stops a part of gigabytes at once. (A stat for each window cost a fifth of the speed, measured.)
 */
export function fileBody(range: FileRange): PartBody {
  let position = range.start;
  const read = async (window: Uint8Array, wanted: number): Promise<void> => {
    let filled = 0;
    // A read may give less than asked in the middle of a file.
    while (filled < wanted) {
      const { bytesRead } = await range.handle.read(window, filled, wanted - filled, position + filled);
      if (bytesRead === 0) throw cutShort(range, position + filled);
      filled += bytesRead;
    }
  };
  return {
    async next(window): Promise<Uint8Array> {
      const wanted = Math.min(window.byteLength, range.end - position);
      if (wanted === 0) return NOTHING;
      const last = position + wanted === range.end;
      try {
        const looking = last ? undefined : range.guard.checkSometimes();
        if (looking === undefined) await read(window, wanted);
        else await both(read(window, wanted), looking);
        if (last) await range.guard.check();
      } catch (cause) {
        throw readFailure(range, position, cause);
      }
      position += wanted;
      return wanted === window.byteLength ? window : window.subarray(0, wanted);
    },
    async close(): Promise<void> {},
  };
}

/** Waits for both, even when one fails: the window must not be handed back while a read still fills it. */
async function both(reading: Promise<void>, guarding: Promise<void>): Promise<void> {
  const [read, guarded] = await Promise.allSettled([reading, guarding]);
  // A changed file explains a failed read better than the read does.
  if (guarded.status === "rejected") throw guarded.reason;
  if (read.status === "rejected") throw read.reason;
}

function cutShort(range: FileRange, position: number): SourceError {
  return new SourceChangedError(
    `${range.label} shrank while it was uploaded: it ends at byte ${position}, before the end of the range that is sent (${range.end}). Start the upload anew when nothing writes to it any more.`,
    { change: "size" },
  );
}

function readFailure(range: FileRange, position: number, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(
    `${range.label} could not be read at byte ${position}: ${reason}. Check the disk or the network drive it lies on.`,
    { code: "source-unreadable", cause },
  );
}
