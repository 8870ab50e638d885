import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { HOST_PATHS, type PathRules } from "../inputs/path-rules.js";
import { type Candidate, externalIdOf, type Found, instanceIdOf } from "../run/candidate.js";

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
  if (!("file" in into)) {
    const { space = "", externalId: node = "" } = instanceIdOf(candidate) ?? {};
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

/** The notice about two files that look the same. */
export function lookalike(shown: string, other: string): string {
  return `${shown}: looks the same as ${other} in CDF, but is another file. Their accents have different Unicode forms (NFC and NFD).`;
}

/** Bytes of a digest: enough that no two files of a run have the same by chance. */
const DIGEST_BYTES = 12;

/**
 * Passes files on, and replaces the second of two with the same identity by a fault that names the first. For
 * runs whose fields use `{sha256}`: the identity of their files is known only after reading them, so the
 * survey cannot find duplicates. Keeps a digest and a path per file, about 150 bytes.
 */
export async function* refuseDoubles(files: AsyncIterable<Found>): AsyncGenerator<Found> {
  const first = new Map<string, string>();
  for await (const found of files) {
    const identity = found.kind === "candidate" ? identityOf(found) : undefined;
    const digest = identity === undefined ? undefined : digestOf(identity.key);
    const other = digest === undefined ? undefined : first.get(digest);
    if (identity !== undefined && other !== undefined) {
      yield { kind: "faulty", shown: found.shown, reasons: [identity.sentence(other)] };
      continue;
    }
    if (digest !== undefined) first.set(digest, found.shown);
    yield found;
  }
}

function digestOf(key: string): string {
  return createHash("sha256").update(key).digest().toString("latin1", 0, DIGEST_BYTES);
}
