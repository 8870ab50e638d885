import { createHash } from "node:crypto";
import { findInputs } from "../inputs/find-inputs.js";
import type { InputList } from "../inputs/input-list.js";
import { faultSentence, sizeOf } from "./candidate.js";
import { identityOf } from "./candidate-identity.js";
import { findCandidates, type WantedFiles } from "./find-candidates.js";

/** What a look at all files, before anything is sent, has shown. */
export interface Survey {
  readonly files: number;
  /** Bytes of those whose size is known. */
  readonly bytes: number;
  /** Streams and addresses: their size is known later. */
  readonly sizesUnknown: number;
  /** What cannot be uploaded, though nothing is wrong with the options: files that are not there. */
  readonly problems: number;
  /** Files or lines that are wrong. */
  readonly faulty: number;
  /** What is wrong, the first {@link FAULTS_SHOWN} of it. */
  readonly faults: readonly string[];
}

/** Nobody reads more than that. */
const FAULTS_SHOWN = 100;
/** Small enough for V8 to keep it without a box: a million files take some 20 MiB. */
const HASH_MASK = 0x3fff_ffff;

/** Looks at all files once, and notes them in `list`: what is sent afterwards is what was looked at. */
export async function surveyFiles(
  wanted: WantedFiles,
  list: InputList,
  signal: AbortSignal,
): Promise<Survey> {
  let [files, bytes, sizesUnknown, problems, faulty] = [0, 0, 0, 0, 0];
  const faults: string[] = [];
  const seen = new Set<number>();
  const suspects = new Set<number>();
  for await (const found of findCandidates(wanted, list.record(findInputs(wanted.words, wanted.find)))) {
    signal.throwIfAborted();
    if (found.kind === "problem") problems += 1;
    else if (found.kind === "faulty") {
      faulty += 1;
      if (faults.length < FAULTS_SHOWN) faults.push(faultSentence(found));
    } else {
      files += 1;
      const size = sizeOf(found);
      if (size === undefined) sizesUnknown += 1;
      else bytes += size;
      const identity = wanted.fields.usesHash ? undefined : identityOf(found);
      if (identity !== undefined) {
        const hash = hashOf(identity.key);
        if (seen.has(hash)) suspects.add(hash);
        seen.add(hash);
      }
    }
  }
  const doubles = suspects.size === 0 ? [] : await findDoubles(wanted, list, suspects);
  faults.push(...doubles.slice(0, FAULTS_SHOWN - faults.length));
  return { files, bytes, sizesUnknown, problems, faulty: faulty + doubles.length, faults };
}

/** A second look at those whose hashes are the same: only they have to be kept in full. */
async function findDoubles(
  wanted: WantedFiles,
  list: InputList,
  suspects: ReadonlySet<number>,
): Promise<string[]> {
  const first = new Map<string, string>();
  const faults: string[] = [];
  for await (const found of findCandidates(wanted, list.again())) {
    const identity = found.kind === "candidate" ? identityOf(found) : undefined;
    if (identity === undefined || !suspects.has(hashOf(identity.key))) continue;
    const other = first.get(identity.key);
    if (other === undefined) first.set(identity.key, found.shown);
    else faults.push(`${found.shown}: ${identity.sentence(other)}.`);
  }
  return faults;
}

function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() & HASH_MASK;
}
