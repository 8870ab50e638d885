import { resolve } from "node:path";
import { HOST_PATHS, type PathRules } from "../inputs/path-rules.js";
import { type Candidate, externalIdOf } from "./candidate.js";

/** What only one file of a run can be, and what is wrong when two are. */
export interface CandidateIdentity {
  readonly key: string;
  /** @param other how messages call the first of the two. */
  readonly sentence: (other: string) => string;
}

/**
 * What tells a candidate from all others: its external id, its node, else where its bytes come from and what they become. Undefined
 * where no two can be the same.
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
      sentence: (other) => `has the external id ${externalId}, as ${other} has`,
    };
  }
  if ("target" in into) {
    const { space = "", externalId: node = "" } = into.target.instanceId ?? {};
    return {
      key: `node ${space}/${node}`,
      sentence: (other) => `goes to the node ${space}/${node}, as ${other} does`,
    };
  }
  if (input.kind === "stream") return undefined;
  const path = input.kind === "url" ? input.url.href : resolve(input.path);
  const place = input.kind === "file" && ignoresCase ? path.toLowerCase() : path;
  const { name, directory = "" } = into.file;
  return {
    key: JSON.stringify([place, name, directory]),
    sentence: (other) => `is meant twice, also by ${other}`,
  };
}
