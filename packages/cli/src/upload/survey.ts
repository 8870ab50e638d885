import { createHash } from "node:crypto";
import { findInputs } from "../inputs/find-inputs.js";
import type { Input, InputProblem } from "../inputs/input.js";
import type { InputList } from "../inputs/input-list.js";
import { nothingLeftOut } from "../inputs/input-options.js";
import { composedName } from "../inputs/path-rules.js";
import { isOfShard, shardText } from "../inputs/shard.js";
import { countOf } from "../output/amounts.js";
import { type Candidate, faultSentence, shardableOf, sizeOf } from "../run/candidate.js";
import { identityOf } from "./duplicates.js";
import { findCandidates, lacksFolder, type WantedFiles } from "./find-candidates.js";

/** The result of a survey of all files before anything is sent. With a shard, the numbers are those of the shard. */
export interface Survey {
  readonly files: number;
  /** Bytes of the files whose size is known. */
  readonly bytes: number;
  /** Number of streams and URLs, whose size is known only later. */
  readonly sizesUnknown: number;
  /** Number of standard inputs and named pipes among them, which cannot be read again. */
  readonly streams: number;
  /** Number of inputs that cannot be uploaded although the options are valid, such as missing files. */
  readonly problems: number;
  /** Number of invalid files or lines. Duplicates count as files. */
  readonly faulty: number;
  /** What was found for all shards: every shard refuses to begin if another one could not. */
  readonly inAllShards: {
    /** Files, problems and faults. */
    readonly found: number;
    readonly files: number;
    readonly faulty: number;
    /** The first {@link FAULTS_SHOWN} faults, as sentences. */
    readonly faults: readonly string[];
  };
}

/** The most faults that are printed. */
const FAULTS_SHOWN = 100;
/** Small enough for V8 to store it without boxing: a million files need about 20 MiB. */
const HASH_MASK = 0x3fff_ffff;

/**
 * Checks all files once, also those of other shards, and records those of this shard in `list`: exactly these files are sent
 * afterwards.
 */
export async function surveyFiles(
  wanted: WantedFiles,
  list: InputList,
  signal: AbortSignal,
): Promise<Survey> {
  const { shard } = wanted;
  const { usesHash } = wanted.fields;
  let [files, bytes, sizesUnknown, streams, problems, faulty] = [0, 0, 0, 0, 0, 0];
  const all = { found: 0, files: 0, faulty: 0 };
  const faults: string[] = [];
  const seen = new Set<number>();
  const suspects = new Set<number>();
  const inputs = list.record(findInputs(wanted.words, wanted.find), shard);
  for await (const found of findCandidates(wanted, inputs)) {
    signal.throwIfAborted();
    const isOurs = isOfShard(shardableOf(found), shard);
    all.found += 1;
    if (found.kind === "problem") problems += Number(isOurs);
    else if (found.kind === "faulty") {
      all.faulty += 1;
      faulty += Number(isOurs);
      if (faults.length < FAULTS_SHOWN) faults.push(faultSentence(found));
    } else {
      all.files += 1;
      if (isOurs) {
        files += 1;
        const size = sizeOf(found);
        if (lacksTime(found)) wanted.notes.timeLeftOut(found.shown);
        if (isWithoutFolder(found, wanted)) wanted.notes.folderLeftOut(found.shown);
        if (found.input.kind === "stream") streams += 1;
        if (size === undefined) sizesUnknown += 1;
        else bytes += size;
      }
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
  if (shard !== undefined)
    wanted.notes.note(`Shard ${shardText(shard)}: ${files} of ${countOf(all.files, "file")}.`);
  return {
    files,
    bytes,
    sizesUnknown,
    streams,
    problems,
    // A duplicate is one of the files.
    faulty,
    inAllShards: { ...all, faulty: all.faulty + doubles.count, faults },
  };
}

/** Whether a file has a modification time that CDF cannot store. */
function lacksTime({ input, into }: Candidate): boolean {
  return input.kind === "file" && "file" in into && into.file.sourceModifiedTime === undefined;
}

/** Whether `--keep-folders` finds no folder for a file, because the argument is the file itself. */
function isWithoutFolder({ input, into }: Candidate, { fields }: WantedFiles): boolean {
  return lacksFolder(input, fields) && "file" in into && into.file.directory === undefined;
}

/** Warns of patterns without a match: the most common reason for unwanted uploads is a wrong pattern. */
function tellUnused({ find, notes }: WantedFiles): void {
  for (const pattern of find.patterns.unused()) {
    notes.note(
      `${pattern}: matched nothing. A pattern is compared with file names, or with paths below the given folder. Check it with cdf-upload plan.`,
    );
  }
}

interface Doubles {
  readonly count: number;
  /** The first faults, as sentences. */
  readonly faults: readonly string[];
}

const NONE: Doubles = Object.freeze({ count: 0, faults: [] });

/**
 * Finds duplicates in a second pass, which keeps the full keys only of files with equal hashes. Two names that differ only in
 * the Unicode form of their accents are different files, but look the same, so they cause a notice.
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
  for await (const found of findCandidates(wanted, everyInput(wanted, list))) {
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
        `${found.shown}: looks the same as ${alike} in CDF, but is another file. Their accents have different Unicode forms (NFC and NFD).`,
      );
    }
  }
  return { count, faults };
}

/** All inputs once more. The list has only those of the shard, so with a shard the folders are searched again. */
function everyInput(
  { words, find, shard }: WantedFiles,
  list: InputList,
): AsyncIterable<Input | InputProblem> {
  return shard === undefined ? list.again() : findInputs(words, { ...find, leftOut: nothingLeftOut() });
}

function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() & HASH_MASK;
}
