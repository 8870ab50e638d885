import type { BigIntStats } from "node:fs";
import { SourceChangedError } from "../source-changed-error.js";
import { SourceError } from "../source-error.js";

/** What is remembered of a file to notice that it changed. */
export interface FileState {
  readonly size: bigint;
  /** ns, since two writes can fall into the same ms. */
  readonly modified: bigint;
  /** ns. It also moves when the file gets another name or other rights, so alone it says nothing of the content. */
  readonly changed: bigint;
  readonly inode: bigint;
  readonly device: bigint;
}

/** Takes from a stat what tells two states of a file apart. */
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
 * Node 22.12 to 22.14 and 24.0 (libuv 1.49 and 1.50) give 64 bits of a device's number on Windows to who asks by path, and the
 * lower 32 of them to who asks by descriptor.
 */
const DEVICE_BITS = 32;

/** Throws when the file is no longer the one of `before`; the message says what changed and what to do. */
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
      { change: "size" },
    );
  }
  if (now.modified !== before.modified) {
    throw new SourceChangedError(
      `${label} was written to while it was uploaded: its last change moved from ${time(before.modified)} to ${time(now.modified)}. ${WAY_OUT}`,
      { change: "modified" },
    );
  }
}

/** The error for a file whose size, which nothing has changed, is not the number of its bytes. */
export function wrongSize(label: string, size: bigint | number, has: "more" | "fewer"): SourceError {
  return new SourceError(
    `${label} has a size of ${size} bytes, and gives ${has}: what it holds is made up as it is read. Read it as a stream and upload that, or copy it to a file first.`,
    { code: "source-length" },
  );
}

/** Throws unless it is a regular file. */
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
        : "no regular file";
  throw new SourceError(
    `${label} is ${what}, which cannot be read twice. Read it as a stream and upload that, or copy it to a file first.`,
    { code: "source-not-a-file" },
  );
}

const WAY_OUT = "Start the upload anew when nothing writes to it any more.";

/** The last ms that a Date can hold; file systems can hold others, and defects of disks write them. */
const DATE_MAX = 8_640_000_000_000_000n;

/** ISO time with all digits that the file system keeps. */
function time(nanoseconds: bigint): string {
  const ms = nanoseconds / 1_000_000n;
  if (ms > DATE_MAX || ms < -DATE_MAX) return `${nanoseconds} ns since 1970`;
  const iso = new Date(Number(ms)).toISOString();
  const digits = String(nanoseconds % 1_000_000_000n).padStart(9, "0");
  return `${iso.slice(0, iso.indexOf("."))}.${digits}Z`;
}
