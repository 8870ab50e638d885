import { ValidationError } from "@cdf-multipart/core";
import { loadNodeFiles } from "../chunks.js";
import type { Destination } from "../session/open-session.js";
import { blobSource } from "../sources/blob-source.js";
import { bytesSource } from "../sources/bytes-source.js";
import type { Source } from "../sources/source.js";
import { urlSource } from "../sources/url-source.js";
import type { UploadTarget } from "./options.js";

/**
 * What can be uploaded on every platform. A URL must be http(s): its parts stream from there to the store.
 */
export type UploadInput = Source | Blob | ArrayBuffer | ArrayBufferView | URL;

/** A source, and whether the upload closes it. */
export interface OpenedSource {
  readonly source: Source;
  /** True if it was opened here. A source that the caller created stays open. */
  readonly owned: boolean;
}

/** Whether the value is already a source, built-in or custom. */
export function isSource(input: unknown): input is Source {
  return (
    typeof input === "object" &&
    input !== null &&
    "open" in input &&
    typeof input.open === "function" &&
    "fingerprint" in input &&
    "size" in input
  );
}

/**
 * Converts the input into a source.
 *
 * @throws ValidationError if it cannot be uploaded; SourceError if a URL cannot be read by ranges.
 */
export async function toSource(input: UploadInput, signal: AbortSignal): Promise<OpenedSource> {
  if (isSource(input)) return { source: input, owned: false };
  if (input instanceof Blob) return { source: blobSource(input), owned: true };
  if (input instanceof URL) return { source: await urlSource(input, { signal }), owned: true };
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) {
    return { source: bytesSource(input), owned: true };
  }
  throw notASource(input, "a Source, a Blob or File, an ArrayBuffer, a typed array or a URL");
}

/** The error for a value that cannot be uploaded. */
export function notASource(input: unknown, accepted: string): ValidationError {
  const message = `cannot be uploaded; use ${accepted}`;
  const value = input === null ? "null" : typeof input;
  return new ValidationError({
    code: "invalid-request",
    subject: "upload",
    faults: [{ path: "source", message, value }],
  });
}

/**
 * The target of the upload. Name and media type come from the source unless they are given.
 *
 * @throws ValidationError if neither the options nor the source have a name for the new file.
 */
export async function toDestination(
  into: UploadTarget,
  source: Source,
  signal: AbortSignal,
): Promise<Destination> {
  if (into.target !== undefined) return { target: into.target };
  if (into.node !== undefined) return (await loadNodeFiles(signal)).nodeDestination(into, source);
  const { file, overwrite } = into;
  const name = file?.name ?? source.name;
  if (name === undefined) {
    const message = `is missing, and a source of kind "${source.kind}" has no name; set file: { name }`;
    throw new ValidationError({
      code: "invalid-request",
      subject: "upload",
      faults: [{ path: "file.name", message }],
    });
  }
  const mimeType = file?.mimeType ?? source.mimeType;
  return {
    file: { ...file, name, ...(mimeType === undefined ? {} : { mimeType }) },
    ...(overwrite === undefined ? {} : { overwrite: overwrite !== false }),
    ...(overwrite === "if-changed" ? { ifChanged: true } : {}),
  };
}
