import { NAME_MAX_LENGTH } from "@cdf-multipart/spec";
import { validateInitMultiPartUploadBody } from "@cdf-multipart/spec/validators";

/** What is wrong with a name, in words for a form; undefined when it can be used. */
export function checkName(name: string): string | undefined {
  if (validateInitMultiPartUploadBody({ name })) return undefined;
  return `A name has at most ${NAME_MAX_LENGTH} characters; this one has ${[...name].length}.`;
}
