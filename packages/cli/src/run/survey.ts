import { createHash } from "node:crypto";
import { findInputs } from "../inputs/find-inputs.js";
import type { InputList } from "../inputs/input-list.js";
import { composedName } from "../inputs/path-rules.js";
import { type Candidate, faultSentence, sizeOf } from "./candidate.js";
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
  const { usesHash } = wanted.fields;
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
      if (lacksTime(found)) wanted.notes.timeLeftOut(found.shown);
      if (size === undefined) sizesUnknown += 1;
      else bytes += size;
      const identity = usesHash ? undefined : identityOf(found);
      if (identity !== undefined) {
        const hash = hashOf(composedName(identity.key));
        if (seen.has(hash)) suspects.add(hash);
        seen.add(hash);
      }
    }
  }
  const doubles = suspects.size === 0 ? NONE : await findDoubles(wanted, list, suspects);
  faults.push(...doubles.faults.slice(0, FAULTS_SHOWN - faults.length));
  tellUnused(wanted);
  return { files, bytes, sizesUnknown, problems, faulty: faulty + doubles.count, faults };
}

/** A file has a time, unless nothing can be made of it. */
function lacksTime({ input, into }: Candidate): boolean {
  return input.kind === "file" && "file" in into && into.file.sourceModifiedTime === undefined;
}

/** The most common reason why something goes up that should not: a pattern that is not what its writer thinks. */
function tellUnused({ find, notes }: WantedFiles): void {
  for (const pattern of find.patterns.unused()) {
    notes.note(
      `${pattern}: matched nothing. Patterns are for names, or for paths below the folder that is given; check with cdf-upload plan.`,
    );
  }
}

interface Doubles {
  readonly count: number;
  /** The first of them. */
  readonly faults: readonly string[];
}

const NONE: Doubles = Object.freeze({ count: 0, faults: [] });

/**
 * A second look at those whose hashes are the same: only they have to be kept in full. Two that differ by the form of their accents
 * are two, but nobody can tell them apart.
 */
async function findDoubles(
  wanted: WantedFiles,
  list: InputList,
  suspects: ReadonlySet<number>,
): Promise<Doubles> {
  const byKey = new Map<string, string>();
  const byLooks = new Map<string, string>();
  const faults: string[] = [];
  let count = 0;
  for await (const found of findCandidates(wanted, list.again())) {
    const identity = found.kind === "candidate" ? identityOf(found) : undefined;
    if (identity === undefined) continue;
    const { key, sentence } = identity;
    const looks = composedName(key);
    if (!suspects.has(hashOf(looks))) continue;
    const same = byKey.get(key);
    const alike = byLooks.get(looks);
    if (same !== undefined) {
      count += 1;
      if (faults.length < FAULTS_SHOWN) faults.push(`${found.shown}: ${sentence(same)}.`);
      continue;
    }
    byKey.set(key, found.shown);
    byLooks.set(looks, found.shown);
    if (alike !== undefined) {
      wanted.notes.note(
        `${found.shown}: looks the same as ${alike} in CDF, but is another file: the accents of one are stored as part of their letters (NFC), those of the other apart (NFD).`,
      );
    }
  }
  return { count, faults };
}

function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() & HASH_MASK;
}
