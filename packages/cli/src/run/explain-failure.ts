import { isSourceError } from "@cdf-multipart/uploader";
import { InputError } from "../inputs/input.js";
import { quoteWord } from "../output/quote-word.js";
import { type Candidate, nameOf } from "./candidate.js";

/** What failed, in the words of a shell where the library speaks of its own functions. */
export function explainFailure(error: unknown, candidate: Candidate): unknown {
  if (candidate.input.kind !== "url" || !isSourceError(error)) return error;
  const way = `curl -fL URL | cdf-upload - --name ${quoteWord(nameOf(candidate))}`;
  if (error.code === "source-no-range")
    return new InputError(`its server does not send parts of a file. Let another program fetch it: ${way}`);
  if (error.code === "source-forbidden")
    return new InputError(
      `may not be read. Give a signed address that has not ended, or let a program with the right fetch it: ${way}`,
    );
  return error;
}
