import { ValidationError } from "@cdf-multipart/core";
import type { Destination } from "../session/open-session.js";
import type { Source } from "../sources/source.js";
import type { UploadInto } from "./upload-options.js";

/**
 * The target of the upload. Name and media type come from the source unless they are given.
 *
 * @throws ValidationError if neither the options nor the source have a name for the new file.
 */
export function toDestination(into: UploadInto, source: Source): Destination {
  if (into.target !== undefined) return { target: into.target };
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
    ...(overwrite === undefined ? {} : { overwrite }),
  };
}
