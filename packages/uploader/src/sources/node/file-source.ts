import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";
import type { Source } from "../source.js";
import { SourceError, type SourceErrorCode } from "../source-error.js";
import { type FileHandleSourceOptions, openFileSource } from "./file-handle-source.js";
import { checkRegularFile, checkUnchanged, fileState } from "./file-state.js";

/**
 * A file on disk, of any size up to what CDF holds, read window by window through one handle.
 *
 * Every read is guarded by the file's size, time of last change (ns) and inode; `verify` looks at the path too, so
 * that a file that was replaced by a rename is noticed. A path that was removed meanwhile is no change: the handle
 * still reads the very bytes that the upload began with.
 *
 * @param path - relative to the working directory, or absolute.
 * @throws SourceError when there is no such file, it is unreadable, no regular file, or too large for CDF.
 * @throws SourceChangedError (from its bodies and `verify`) when the file changed since it was opened.
 */
export async function fileSource(path: string, options: FileHandleSourceOptions = {}): Promise<Source> {
  const label = `"${path}"`;
  try {
    // Before opening: to open a pipe without a writer would wait for ever.
    checkRegularFile(label, await stat(path, { bigint: true }));
    const handle = await withDescriptors(() => open(path, "r"));
    try {
      return await openFileSource(handle, {
        name: basename(path),
        ...options,
        kind: "file",
        label,
        look: async (before) => {
          const now = await stat(path, { bigint: true }).catch(ignoreMissing);
          if (now !== undefined) checkUnchanged(label, before, fileState(now));
        },
        release: () => handle.close(),
      });
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw openFailure(label, cause);
  }
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}

const REASONS: Readonly<Record<string, readonly [SourceErrorCode, string]>> = {
  ENOENT: ["source-missing", "does not exist. Check the path; it is taken from the working directory."],
  ENOTDIR: ["source-missing", "does not exist: a part of its path is no directory. Check the path."],
  ELOOP: [
    "source-missing",
    "cannot be followed: its symbolic links form a loop. Give the path of the file itself.",
  ],
  ENAMETOOLONG: ["source-missing", "is longer than the file system allows. Check the path."],
  EACCES: [
    "source-forbidden",
    "may not be read by this user. Give read permission to it and to its folders.",
  ],
  EPERM: ["source-forbidden", "may not be read by this user. Give read permission to it and to its folders."],
  EMFILE: [
    "source-unreadable",
    "could not be opened: this process may have no more files open. Upload fewer files at a time (--files) or raise the limit (ulimit -n).",
  ],
  ENFILE: [
    "source-unreadable",
    "could not be opened: this machine can have no more files open. Close other programs, or try again later.",
  ],
};

function openFailure(label: string, cause: unknown): SourceError {
  const [code, text] = REASONS[codeOf(cause)] ?? [
    "source-unreadable",
    `could not be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
  ];
  return new SourceError(`${label} ${text}`, { code, cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
