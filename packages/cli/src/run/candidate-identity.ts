import { resolve } from "node:path";
import { HOST_PATHS, type PathRules } from "../inputs/path-rules.js";
import { type Candidate, externalIdOf } from "./candidate.js";

/** A key that only one file of a run may have, and the message for a second file with the same key. */
export interface CandidateIdentity {
  readonly key: string;
  /** @param other the first file with this key, as named in messages. */
  readonly sentence: (other: string) => string;
}

/**
 * The identity of a candidate in a run: its external id, or its node, or else its source together with its name and directory.
 * Undefined for streams, of which no two are the same.
 */
export function identityOf(
  candidate: Candidate,
  { ignoresCase }: PathRules = HOST_PATHS,
): CandidateIdentity | undefined {
  const { input, into } = candidate;
  const externalId = externalIdOf(candidate);
  if (externalId !== undefined) {
    return {
      key: `id ${externalId}`,
      sentence: (other) => `has the external id ${externalId}, which ${other} also has`,
    };
  }
  if ("target" in into) {
    const { space = "", externalId: node = "" } = into.target.instanceId ?? {};
    return {
      key: `node ${space}/${node}`,
      sentence: (other) => `fills the node ${space}/${node}, which ${other} also fills`,
    };
  }
  if (input.kind === "stream") return undefined;
  const path = input.kind === "url" ? input.url.href : resolve(input.path);
  const place = input.kind === "file" && ignoresCase ? path.toLowerCase() : path;
  const { name, directory = "" } = into.file;
  return {
    key: JSON.stringify([place, name, directory]),
    sentence: (other) => `is given twice, also as ${other}`,
  };
}
