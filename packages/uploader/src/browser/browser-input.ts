import { blobSource } from "../sources/blob-source.js";
import type { Source } from "../sources/source.js";
import { SourceError } from "../sources/source-error.js";
import { isSource, notASource, type OpenedSource } from "../upload/upload-source.js";

/**
 * What can be uploaded from a page: a `File` from an input or a drop, any `Blob`, a handle from `showOpenFilePicker`, or a source
 * of your own (`urlSource`, `bytesSource` of the main entry).
 */
export type BrowserInput = Blob | FileSystemFileHandle | Source;

/** The part of a handle that only some browsers have, and that the DOM types leave out. */
interface AskingHandle {
  requestPermission(options: { readonly mode: "read" }): Promise<PermissionState>;
}

/**
 * Makes a source of what was given.
 *
 * @throws ValidationError when it is nothing that can be uploaded; SourceError `source-forbidden`, `source-missing` for a handle.
 */
export async function openBrowserInput(input: BrowserInput): Promise<OpenedSource> {
  if (isSource(input)) return { source: input, owned: false };
  if (input instanceof Blob) return { source: blobSource(input), owned: true };
  if (isFileHandle(input)) {
    const file = await openHandle(input);
    return { source: blobSource(file, { reopen: () => input.getFile() }), owned: true };
  }
  throw notASource(input, "a File, a Blob, a FileSystemFileHandle or a Source");
}

/** Whether it is a handle on a file, of this page or of a worker. */
export function isFileHandle(input: unknown): input is FileSystemFileHandle {
  return typeof FileSystemFileHandle === "function" && input instanceof FileSystemFileHandle;
}

/** A handle that outlived its page has to be asked for again; browsers allow the question in a click only. */
async function openHandle(handle: FileSystemFileHandle): Promise<File> {
  try {
    if (asks(handle) && (await handle.requestPermission({ mode: "read" })) !== "granted") {
      throw new DOMException("The user did not allow it.", "NotAllowedError");
    }
    return await handle.getFile();
  } catch (cause) {
    throw handleFailure(handle, cause);
  }
}

function asks(handle: FileSystemFileHandle): handle is FileSystemFileHandle & AskingHandle {
  return "requestPermission" in handle;
}

function handleFailure({ name }: FileSystemFileHandle, cause: unknown): SourceError {
  if (cause instanceof DOMException && cause.name === "NotFoundError") {
    return new SourceError(`"${name}" is no longer where it was. Choose the file again.`, {
      code: "source-missing",
      cause,
    });
  }
  return new SourceError(
    `"${name}" may not be read. Begin the upload in a click, so that the browser can ask the user, or let the file be chosen again.`,
    { code: "source-forbidden", cause },
  );
}
