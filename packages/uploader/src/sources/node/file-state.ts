import type { BigIntStats } from "node:fs";
import { SourceChangedError, SourceError } from "../source-error.js";

/** The state of a file, to detect a change. */
export interface FileState {
  readonly size: bigint;
  /** ns, because two writes can be in the same ms. */
  readonly modified: bigint;
  /** ns. Another name or other permissions also change it, so alone it does not show a change of content. */
  readonly changed: bigint;
  readonly inode: bigint;
  readonly device: bigint;
}

/** The parts of a stat that distinguish two states of a file. */
export function fileState(
  stats: Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "ino" | "dev">,
): FileState {
  return {
    size: stats.size,
    modified: stats.mtimeNs,
    changed: stats.ctimeNs,
    inode: stats.ino,
    device: BigInt.asUintN(DEVICE_BITS, stats.dev),
  };
}

/**
 * On Windows, Node 22.12 to 22.14 and 24.0 (libuv 1.49 and 1.50) return 64 bits of a device number for a
 * path, but only the lower 32 bits for a descriptor.
 */
const DEVICE_BITS = 32;

/** Throws if the file differs from `before`. The message says what changed and what to do. */
export function checkUnchanged(label: string, before: FileState, now: FileState): void {
  if (now.inode !== before.inode || now.device !== before.device) {
    throw new SourceChangedError(`${label} was replaced by another file while it was uploaded. ${WAY_OUT}`, {
      change: "replaced",
    });
  }
  if (now.size !== before.size) {
    const how = now.size > before.size ? "grew" : "shrank";
    throw new SourceChangedError(
      `${label} ${how} while it was uploaded, from ${before.size} to ${now.size} bytes. ${WAY_OUT}`,
      { change: "size", sizes: { before: Number(before.size), now: Number(now.size) } },
    );
  }
  if (now.modified !== before.modified) {
    throw new SourceChangedError(
      `${label} was written to while it was uploaded: its modification time changed from ${time(before.modified)} to ${time(now.modified)}. ${WAY_OUT}`,
      { change: "modified" },
    );
  }
}

/** The error for a file that did not change but has another number of bytes than its size. */
export function wrongSize(label: string, size: bigint | number, has: "more" | "fewer"): SourceError {
  return new SourceError(
    `${label} has a size of ${size} bytes but yields ${has}: its content is generated when it is read. Read it as a stream and upload that, or copy it to a file first.`,
    { code: "source-length" },
  );
}

/** Throws if it is not a regular file. */
export function checkRegularFile(label: string, stats: BigIntStats): void {
  if (stats.isFile()) return;
  if (stats.isDirectory()) {
    throw new SourceError(`${label} is a directory. Give the path of a file in it.`, {
      code: "source-not-a-file",
    });
  }
  const what = stats.isFIFO()
    ? "a pipe"
    : stats.isSocket()
      ? "a socket"
      : stats.isBlockDevice() || stats.isCharacterDevice()
        ? "a device"
        : "not a regular file";
  throw new SourceError(
    `${label} is ${what}, which cannot be read twice. Read it as a stream and upload that, or copy it to a file first.`,
    { code: "source-not-a-file" },
  );
}

const WAY_OUT = "Upload it again when no program writes to it any more.";

/**
 * The last ms that a Date can represent. File systems can store later times, and disk defects create them.
 */
const DATE_MAX = 8_640_000_000_000_000n;

/** ISO time with all digits of the file system. */
function time(nanoseconds: bigint): string {
  const ms = nanoseconds / 1_000_000n;
  if (ms > DATE_MAX || ms < -DATE_MAX) return `${nanoseconds} ns since 1970`;
  const iso = new Date(Number(ms)).toISOString();
  const digits = String(nanoseconds % 1_000_000_000n).padStart(9, "0");
  return `${iso.slice(0, iso.indexOf("."))}.${digits}Z`;
}
