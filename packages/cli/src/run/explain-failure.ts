import { isApiError, type LinkTarget } from "@cdf-multipart/core";
import {
  isSourceChangedError,
  isSourceError,
  SourceChangedError,
  SourceError,
} from "@cdf-multipart/uploader";
import { InputError } from "../errors.js";
import type { FileInput } from "../inputs/input.js";
import { quoteWord } from "../output/printable.js";
import { type Candidate, nameOf } from "./candidate.js";

/** Replaces errors of the uploader that name its functions with errors that name shell commands. */
export function explainFailure(error: unknown, candidate: Candidate): unknown {
  if (isApiError(error) && error.code === "unknown-ids" && "target" in candidate.into)
    return new InputError(noSuchTarget(candidate.into.target), { cause: error });
  if (!isSourceError(error)) return error;
  // The error came from a stream of this program. The cause is a copy, so it is recognised by its name.
  if (error.cause instanceof Error && error.cause.name === "InputError")
    return new InputError(error.cause.message);
  if (candidate.input.kind === "file") return withStream(error, candidate.input, nameOf(candidate));
  if (candidate.input.kind !== "url") return error;
  const way = `curl -fL URL | cdf-upload - --name ${quoteWord(nameOf(candidate))}`;
  if (error.code === "source-no-range")
    return new InputError(
      `its server does not support range requests. Download it with another program: ${way}`,
    );
  if (error.code === "source-forbidden")
    return new InputError(
      `its server denies access. Give a signed URL that has not expired, or download it with a program that has access: ${way}`,
    );
  return error;
}

/** Adds a command that sends a file as a stream: for files that are generated when read, or that are still growing. */
function withStream(error: SourceError, { path, size }: FileInput, name: string): SourceError {
  const reader = process.platform === "win32" ? "type" : "cat";
  const way = `${reader} ${quoteWord(path)} | cdf-upload - --name ${quoteWord(name)}`;
  if (error.code === "source-length") {
    const what = `yields another number of bytes than its size of ${size}, because its content is generated when it is read`;
    return new SourceError(`${what}. To send the bytes that it yields, run ${way}.`, {
      code: error.code,
      cause: error,
    });
  }
  if (!isSourceChangedError(error) || error.sizes === undefined) return error;
  const { change, sizes } = error;
  if (sizes.now <= sizes.before) return error;
  const options = { change, sizes, cause: error };
  return new SourceChangedError(`${error.message} Or run ${way} to send its current content.`, options);
}

/** The message for an upload into a file that does not exist, from `--existing` or from a manifest. */
function noSuchTarget({ externalId, instanceId }: LinkTarget): string {
  if (instanceId !== undefined) {
    const { space, externalId: node } = instanceId;
    return `cannot fill the node ${space}/${node}: the project has no file there. Check the space and the id, or create the node first`;
  }
  const id = quoteWord(externalId ?? "");
  return `cannot fill the file with the external id ${id}: the project has no such file. Check the id, or create a file with --external-id ${id} instead of --existing`;
}
