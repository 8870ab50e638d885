import { createHash } from "node:crypto";
import type { Found } from "./candidate.js";
import { identityOf } from "./candidate-identity.js";

/** Bytes of a digest: no two of any run are the same by chance. */
const DIGEST_BYTES = 12;

/**
 * Hands on what is found, but the second of two that would become one file as a fault that names the first. For runs whose fields need
 * `{sha256}`: what tells their files apart is known only when a file was read, so no look at all of them beforehand finds this.
 * Keeps a digest and a path of every file, some 150 bytes.
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
