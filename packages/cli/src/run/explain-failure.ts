import { isApiError, type LinkTarget } from "@cdf-multipart/core";
import { isSourceError } from "@cdf-multipart/uploader";
import { InputError } from "../inputs/input.js";
import { quoteWord } from "../output/quote-word.js";
import { type Candidate, nameOf } from "./candidate.js";

/** What failed, in the words of a shell where the library speaks of its own functions. */
export function explainFailure(error: unknown, candidate: Candidate): unknown {
  if (isApiError(error) && error.code === "unknown-ids" && "target" in candidate.into)
    return new InputError(noSuchTarget(candidate.into.target), { cause: error });
  if (!isSourceError(error)) return error;
  // What a stream of ours says about itself.
  if (error.cause instanceof InputError) return error.cause;
  if (candidate.input.kind !== "url") return error;
  const way = `curl -fL URL | cdf-upload - --name ${quoteWord(nameOf(candidate))}`;
  if (error.code === "source-no-range")
    return new InputError(`its server does not send parts of a file. Let another program fetch it: ${way}`);
  if (error.code === "source-forbidden")
    return new InputError(
      `may not be read. Give a signed address that has not ended, or let a program with the right fetch it: ${way}`,
    );
  return error;
}

/** Of a manifest's row as well as of `--existing`: both name what has to be there. */
function noSuchTarget({ externalId, instanceId }: LinkTarget): string {
  if (instanceId !== undefined) {
    const { space, externalId: node } = instanceId;
    return `is to fill the node ${space}/${node}, and the project has no file there. Check space and id, or make the node first`;
  }
  const id = quoteWord(externalId ?? "");
  return `is to fill the file with the external id ${id}, and the project has none. Check the id, or make a new file: --external-id ${id} instead of --existing`;
}
