import { createHash } from "node:crypto";
import type { Found } from "./candidate.js";
import { identityOf } from "./candidate-identity.js";

/** Bytes of a digest: enough that no two files of a run have the same by chance. */
const DIGEST_BYTES = 12;

/**
 * Passes files on, but replaces the second of two with the same identity by a fault that names the first. For runs whose fields
 * use `{sha256}`: the identity of their files is known only after reading them, so the survey cannot find duplicates. Keeps a
 * digest and a path per file, about 150 bytes.
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
