import { blobSource } from "../sources/blob-source.js";
import type { Source } from "../sources/source.js";
import { SourceError } from "../sources/source-error.js";
import { isSource, notASource, type OpenedSource } from "../upload/inputs.js";

/**
 * What can be uploaded from a page: a `File` from an input or a drop, any `Blob`, a handle from
 * `showOpenFilePicker`, or your own source (`urlSource` or `bytesSource` of the main entry).
 */
export type BrowserInput = Blob | FileSystemFileHandle | Source;

/** The method of a handle that only some browsers have, and that the DOM types omit. */
interface AskingHandle {
  requestPermission(options: { readonly mode: "read" }): Promise<PermissionState>;
}

/**
 * Converts the input into a source.
 *
 * @throws ValidationError if it cannot be uploaded; SourceError `source-forbidden` or `source-missing` for
 *   a handle.
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

/** Whether it is the handle of a file. */
export function isFileHandle(input: unknown): input is FileSystemFileHandle {
  return typeof FileSystemFileHandle === "function" && input instanceof FileSystemFileHandle;
}

/** A handle from an earlier page needs permission again. Browsers allow this prompt only in a click. */
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
    return new SourceError(`"${name}" was moved or deleted. Choose the file again.`, {
      code: "source-missing",
      cause,
    });
  }
  return new SourceError(
    `"${name}" may not be read. Start the upload in a click, so that the browser can ask the user for permission, or ask the user to choose the file again.`,
    { code: "source-forbidden", cause },
  );
}
