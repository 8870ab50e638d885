import { NAME_MAX_LENGTH } from "@cdf-multipart/spec";
import { validateInitMultiPartUploadBody } from "@cdf-multipart/spec/validators";

/** The error message for an invalid name, for a form; undefined for a valid name. */
export function checkName(name: string): string | undefined {
  if (validateInitMultiPartUploadBody({ name })) return undefined;
  return `A name has at most ${NAME_MAX_LENGTH} characters; this one has ${[...name].length}.`;
}
