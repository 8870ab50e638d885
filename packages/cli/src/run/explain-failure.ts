import { isApiError, type LinkTarget } from "@cdf-multipart/core";
import {
  isSourceChangedError,
  isSourceError,
  SourceChangedError,
  SourceError,
} from "@cdf-multipart/uploader";
import { InputError } from "../inputs/input.js";
import { quoteWord } from "../output/quote-word.js";
import { type Candidate, nameOf } from "./candidate.js";

/** What failed, in the words of a shell where the library speaks of its own functions. */
export function explainFailure(error: unknown, candidate: Candidate): unknown {
  if (isApiError(error) && error.code === "unknown-ids" && "target" in candidate.into)
    return new InputError(noSuchTarget(candidate.into.target), { cause: error });
  if (!isSourceError(error)) return error;
  // What a stream of ours says about itself. The cause is a copy, so it goes by its name.
  if (error.cause instanceof Error && error.cause.name === "InputError")
    return new InputError(error.cause.message);
  if (candidate.input.kind === "file") return withStream(error, candidate.input.path, nameOf(candidate));
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

/** What is made up as it is read, or still written to, can be sent as what it gives at one moment. */
function withStream(error: SourceError, path: string, name: string): SourceError {
  const reader = process.platform === "win32" ? "type" : "cat";
  const way = `${reader} ${quoteWord(path)} | cdf-upload - --name ${quoteWord(name)}`;
  if (error.code === "source-length") {
    const text = error.message.replace(/ Read it as a stream.*$/, "");
    return new SourceError(`${text} Run ${way} to send what it gives.`, { code: error.code, cause: error });
  }
  if (!isSourceChangedError(error) || !/ grew /.test(error.message)) return error;
  const options = { change: error.change, cause: error };
  return new SourceChangedError(`${error.message} Or run ${way} to send what it holds now.`, options);
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
