import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";
import type { Source } from "../source.js";
import { SourceError, type SourceErrorCode } from "../source-error.js";
import { type FileHandleSourceOptions, openFileSource } from "./file-handle-source.js";
import { checkRegularFile, checkUnchanged, fileState } from "./file-state.js";

/**
 * A file on disk, up to the maximum size of CDF, read window by window through one handle.
 *
 * The file's size, modification time (ns) and inode are checked with the last read of each range, and with
 * earlier reads every tenth of a second. `verify` also checks the path, so it detects a file that was replaced
 * by a rename. A path that was removed is not a change: the handle still reads the original bytes.
 *
 * @param path - relative to the working directory, or absolute.
 * @throws SourceError if the file does not exist, is unreadable, is not a regular file, or is too large for
 *   CDF.
 * @throws SourceChangedError (from its bodies and `verify`) if the file changed after it was opened.
 */
export async function fileSource(path: string, options: FileHandleSourceOptions = {}): Promise<Source> {
  const label = `"${path}"`;
  try {
    // Checked first, because opening a pipe without a writer would never return.
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
          if (now === undefined) return "gone";
          checkUnchanged(label, before, fileState(now));
          return "same";
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
  ENOENT: ["source-missing", "does not exist. Check the path; it is relative to the working directory."],
  ENOTDIR: ["source-missing", "does not exist: a part of its path is not a directory. Check the path."],
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
  // Windows: another program has it open, and shares it with nobody.
  EBUSY: ["source-unreadable", "is open in another program. Close it there, and repeat the command."],
  EMFILE: [
    "source-unreadable",
    "could not be opened: this process has reached its limit of open files. Upload fewer files at a time (--files) or raise the limit (ulimit -n, except on Windows).",
  ],
  ENFILE: [
    "source-unreadable",
    "could not be opened: this machine has reached its limit of open files. Close other programs, or try again later.",
  ],
};

/** The error for a file that could not be opened, by the code of the system. */
export function openFailure(label: string, cause: unknown): SourceError {
  const [code, text] = REASONS[codeOf(cause)] ?? [
    "source-unreadable",
    `could not be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
  ];
  return new SourceError(`${label} ${text}`, { code, cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
