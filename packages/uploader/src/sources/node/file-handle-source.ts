import type { BigIntStats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { checkRange } from "../range.js";
import type { Source, SourceFingerprint } from "../source.js";
import { SourceError } from "../source-error.js";
import { type FileGuard, fileBody } from "./file-body.js";
import { checkRegularFile, checkUnchanged, type FileState, fileState, wrongSize } from "./file-state.js";

/** How an open file is named. */
export interface FileHandleSourceOptions {
  /** The name a file would have in CDF when the caller gives none. */
  readonly name?: string;
  /** Media type. */
  readonly mimeType?: string;
}

/**
 * An open file. The handle stays yours: `close()` of the source does not close it, and it must stay open until the
 * upload is done. Reads are positional, so the handle's own position neither matters nor moves.
 *
 * @throws SourceError when it is no regular file or larger than a file in CDF can be.
 * @throws SourceChangedError (from its bodies and `verify`) when size or time of last change moved.
 */
export async function fileHandleSource(
  handle: FileHandle,
  options: FileHandleSourceOptions = {},
): Promise<Source> {
  const label = options.name === undefined ? `The open file ${handle.fd}` : `"${options.name}"`;
  return openFileSource(handle, { ...options, kind: "file", label, release: async () => {} });
}

/** What turns an open file into a source. */
export interface OpenFileOptions extends FileHandleSourceOptions {
  readonly kind: string;
  /** The file in messages. */
  readonly label: string;
  /** Further looks of `verify`, for example at the path. */
  readonly look?: (before: FileState) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** ms between two looks at a file while the windows of its parts are read. */
const GUARD_INTERVAL = 100;

/**
 * Throws where a file has more than its size says, as most of `/proc` has: such files hold no block, and what is read is made up at
 * that moment. Files that hold blocks, which are nearly all, are not read for it.
 */
async function checkContent(handle: FileHandle, label: string, { size, blocks }: BigIntStats): Promise<void> {
  if (size > 0n && blocks > 0n) return;
  const { bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, Number(size));
  if (bytesRead === 0) return;
  // It may have grown at this very moment.
  const now = fileState(await handle.stat({ bigint: true }));
  checkUnchanged(label, { ...now, size }, now);
  throw wrongSize(label, size, "more");
}

/** A source that reads through a handle; what happens to the handle at the end is up to `release`. */
export async function openFileSource(handle: FileHandle, options: OpenFileOptions): Promise<Source> {
  const { label } = options;
  const stats = await handle.stat({ bigint: true });
  checkRegularFile(label, stats);
  const before = fileState(stats);
  if (before.size > BigInt(FILE_SIZE_MAX)) {
    throw new SourceError(
      `${label} has ${before.size} bytes; a file in CDF can have ${FILE_SIZE_MAX}. Split it before uploading.`,
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
    // Of the state that every read is held against, so it need not be looked at again.
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
    async verify(): Promise<void> {
      await check();
      await options.look?.(before);
    },
    async close(): Promise<void> {
      released ??= options.release();
      await released;
    },
  };
}
