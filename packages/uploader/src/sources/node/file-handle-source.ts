import type { BigIntStats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { checkRange, type Source, type SourceFingerprint } from "../source.js";
import { SourceError } from "../source-error.js";
import { type FileGuard, fileBody } from "./file-body.js";
import { checkRegularFile, checkUnchanged, type FileState, fileState, wrongSize } from "./file-state.js";

/** Name and type of an open file. */
export interface FileHandleSourceOptions {
  /** Name of the file in CDF, unless the upload sets one. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
}

/**
 * An open file. `close()` of the source does not close the handle. Keep it open until the upload is done.
 * Reads are positional, so they neither use nor move the handle's own position.
 *
 * @throws SourceError if it is not a regular file, or larger than a file in CDF can be.
 * @throws SourceChangedError (from its bodies and `verify`) if size or modification time changed.
 */
export async function fileHandleSource(
  handle: FileHandle,
  options: FileHandleSourceOptions = {},
): Promise<Source> {
  const label = options.name === undefined ? `The open file ${handle.fd}` : `"${options.name}"`;
  return openFileSource(handle, { ...options, kind: "file", label, release: async () => {} });
}

/** How an open file becomes a source. */
export interface OpenFileOptions extends FileHandleSourceOptions {
  readonly kind: string;
  /** The name of the file in messages. */
  readonly label: string;
  /**
   * Checks the path. `same`: it names the open file, in the state in which it was opened, so the handle need
   * not be checked as well.
   */
  readonly look?: (before: FileState) => Promise<"same" | "gone">;
  readonly release: () => Promise<void>;
}

/** ms between two checks of a file while the windows of its parts are read. */
const GUARD_INTERVAL = 100;

/**
 * Throws if a file has more bytes than its size, as most files of `/proc` do. Such files have no blocks:
 * their content is generated when they are read. Almost all files have blocks, and are not read for this
 * check.
 */
async function checkContent(handle: FileHandle, label: string, { size, blocks }: BigIntStats): Promise<void> {
  if (size > 0n && blocks > 0n) return;
  const { bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, Number(size));
  if (bytesRead === 0) return;
  // It may have grown just now.
  const now = fileState(await handle.stat({ bigint: true }));
  checkUnchanged(label, { ...now, size }, now);
  throw wrongSize(label, size, "more");
}

/** A source that reads through a handle. `release` decides what happens to the handle at the end. */
export async function openFileSource(handle: FileHandle, options: OpenFileOptions): Promise<Source> {
  const { label } = options;
  const stats = await handle.stat({ bigint: true });
  checkRegularFile(label, stats);
  const before = fileState(stats);
  if (before.size > BigInt(FILE_SIZE_MAX)) {
    throw new SourceError(
      `${label} has ${before.size} bytes; a file in CDF can have at most ${FILE_SIZE_MAX}. Split it before uploading.`,
      { code: "source-too-large" },
    );
  }
  const size = Number(before.size);
  await checkContent(handle, label, stats);
  let looked = performance.now();
  const check = async (): Promise<void> => {
    looked = performance.now();
    checkUnchanged(label, before, fileState(await handle.stat({ bigint: true })));
  };
  const guard: FileGuard = {
    check,
    checkSometimes: () => (performance.now() - looked < GUARD_INTERVAL ? undefined : check()),
  };
  const verify = async (): Promise<void> => {
    if ((await options.look?.(before)) === "same") looked = performance.now();
    else await check();
  };
  let released: Promise<void> | undefined;
  return {
    kind: options.kind,
    size,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.mimeType === undefined ? {} : { mimeType: options.mimeType }),
    open(start, end) {
      checkRange(start, end, size);
      return fileBody({ handle, label, start, end, size, guard });
    },
    openChecked(start, end) {
      checkRange(start, end, size);
      return fileBody({ handle, label, start, end, size, guard: { ...guard, check: verify } });
    },
    // The last read of each range is checked against this state, so a new stat is not necessary.
    async fingerprint(): Promise<SourceFingerprint> {
      const { modified, changed, inode, device } = before;
      return {
        size,
        modified: Number(modified) / 1e6,
        changed: Number(changed) / 1e6,
        device: Number(device),
        identity: `inode ${inode}`,
      };
    },
    verify,
    async close(): Promise<void> {
      released ??= options.release();
      await released;
    },
  };
}
