import { lstat } from "node:fs/promises";
import { findInputs } from "../inputs/find-inputs.js";
import type { Input, InputProblem } from "../inputs/input.js";
import type { InputList } from "../inputs/input-list.js";
import { nothingLeftOut } from "../inputs/input-options.js";
import { composedName } from "../inputs/path-rules.js";
import { isOfShard, shardText } from "../inputs/shard.js";
import { countOf } from "../output/amounts.js";
import type { FoundCounts } from "../output/run-event.js";
import { type Candidate, type Found, faultSentence, shardableOf, sizeOf } from "../run/candidate.js";
import { createDoubles, type Doubles } from "./doubles.js";
import { lookalike } from "./duplicates.js";
import { findCandidates, lacksFolder, type WantedFiles } from "./find-candidates.js";
import { needsFullSurvey } from "./needs-full-survey.js";

/** The counts of a survey so far. With a shard, the numbers are those of the shard. */
export interface Survey extends FoundCounts {
  readonly files: number;
  /** Number of standard inputs and named pipes, which cannot be read again. */
  readonly streams: number;
  /** Number of inputs that cannot be uploaded although the options are valid, such as missing files. */
  readonly problems: number;
  /** Number of invalid files or lines. Duplicates count as files. */
  readonly faulty: number;
  /** Counts for all shards: every shard refuses to start if another one could not. */
  readonly inAllShards: {
    /** Files, problems and faults. */
    readonly found: number;
    readonly files: number;
    readonly faulty: number;
    /** The first {@link FAULTS_SHOWN} faults, as sentences. */
    readonly faults: readonly string[];
  };
}

/** A survey that has made all checks that must precede the first byte. */
export interface StartedSurvey {
  /** Changes while more files are found. */
  readonly survey: Survey;
  /** Resolves when all files were found; undefined if they are already. Rejects with the error of the search, or the signal's reason. */
  readonly rest: Promise<void> | undefined;
}

/** The most faults that are printed. */
export const FAULTS_SHOWN = 100;
/**
 * Number of files that are found before the first is sent, if the others need not be. Most runs have fewer
 * files, and so start with exact totals.
 */
export const FOUND_FIRST = 1000;

/** How a survey works. */
export interface SurveyOptions {
  readonly signal: AbortSignal;
  /** Called after each file. */
  readonly onFound?: (counts: FoundCounts) => void;
  /** Whether `survey` may resolve before all files were found. */
  readonly mayGoOn: boolean;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };
type Counts = Writable<Omit<Survey, "inAllShards">> & {
  readonly inAllShards: Writable<Survey["inAllShards"]>;
};

/**
 * Checks all files once, also those of other shards, and records those of this shard in `list`: exactly these files are sent
 * afterwards. If no option makes it necessary to
 * check all of them before the first is sent, resolves after {@link FOUND_FIRST} files; the others are found meanwhile.
 */
export async function startSurvey(
  wanted: WantedFiles,
  list: InputList,
  { signal, onFound, mayGoOn }: SurveyOptions,
): Promise<StartedSurvey> {
  const complete = !mayGoOn || needsFullSurvey(wanted);
  const counts: Counts = {
    total: 0,
    files: 0,
    bytes: 0,
    sizesUnknown: 0,
    streams: 0,
    problems: 0,
    faulty: 0,
    inAllShards: { found: 0, files: 0, faulty: 0, faults: [] },
  };
  const doubles = complete && !wanted.fields.usesHash ? createDoubles() : undefined;
  const inputs = list.record(findInputs(wanted.words, wanted.find), wanted.shard);
  const found = findCandidates(wanted, inputs);
  const count = async (most: number): Promise<boolean> => {
    for (let at = 0; at < most; at += 1) {
      const { done, value } = await found.next();
      if (done === true) return true;
      signal.throwIfAborted();
      await note(value, wanted, counts, doubles);
      onFound?.(counts);
    }
    return false;
  };
  const finish = async (): Promise<void> => {
    await refuseDoublesOf(doubles, wanted, list, counts);
    tellUnused(wanted);
    tellShard(wanted, counts);
  };
  if (await count(complete ? Number.POSITIVE_INFINITY : FOUND_FIRST)) {
    await finish();
    return { survey: counts, rest: undefined };
  }
  const rest = async (): Promise<void> => {
    try {
      await count(Number.POSITIVE_INFINITY);
    } finally {
      // Readers that wait for the next recorded input learn that there is none.
      await found.return(undefined);
    }
    await finish();
  };
  return { survey: counts, rest: rest() };
}

async function note(
  found: Found,
  wanted: WantedFiles,
  counts: Counts,
  doubles: Doubles | undefined,
): Promise<void> {
  const { inAllShards } = counts;
  const isOurs = isOfShard(shardableOf(found), wanted.shard);
  inAllShards.found += 1;
  counts.total += Number(isOurs);
  if (found.kind === "problem") counts.problems += Number(isOurs);
  else if (found.kind === "faulty") {
    inAllShards.faulty += 1;
    counts.faulty += Number(isOurs);
    if (inAllShards.faults.length < FAULTS_SHOWN)
      inAllShards.faults = [...inAllShards.faults, faultSentence(found)];
  } else {
    inAllShards.files += 1;
    if (isOurs) noteOurs(found, wanted, counts);
    if (doubles === undefined) await noteLookalike(found, wanted);
    else doubles.add(found);
  }
}

function noteOurs(found: Candidate, wanted: WantedFiles, counts: Counts): void {
  counts.files += 1;
  const size = sizeOf(found);
  if (lacksTime(found)) wanted.notes.timeLeftOut(found.shown);
  if (isWithoutFolder(found, wanted)) wanted.notes.folderLeftOut(found.shown);
  if (found.input.kind === "stream") counts.streams += 1;
  if (size === undefined) counts.sizesUnknown += 1;
  else counts.bytes += size;
}

async function refuseDoublesOf(
  doubles: Doubles | undefined,
  wanted: WantedFiles,
  list: InputList,
  counts: Counts,
): Promise<void> {
  if (doubles === undefined) return;
  const { count, faults } = await doubles.explain(
    () => findCandidates(wanted, everyInput(wanted, list)),
    FAULTS_SHOWN - counts.inAllShards.faults.length,
    wanted.notes.note,
  );
  counts.faulty += count;
  counts.inAllShards.faulty += count;
  counts.inAllShards.faults = [...counts.inAllShards.faults, ...faults];
}

/**
 * All inputs once more. The list has only the files of the shard, so with a shard the folders are searched
 * again.
 */
function everyInput(
  { words, find, shard }: WantedFiles,
  list: InputList,
): AsyncIterable<Input | InputProblem> {
  return shard === undefined ? list.again() : findInputs(words, { ...find, leftOut: nothingLeftOut() });
}

function tellShard({ shard, notes }: WantedFiles, { files, inAllShards }: Survey): void {
  if (shard === undefined) return;
  notes.note(`Shard ${shardText(shard)}: ${files} of ${countOf(inAllShards.files, "file")}.`);
}

/** Whether a file has a modification time that CDF cannot store. */
function lacksTime({ input, into }: Candidate): boolean {
  return input.kind === "file" && "file" in into && into.file.sourceModifiedTime === undefined;
}

/** Whether `--keep-folders` finds no folder for a file, because the argument is the file itself. */
function isWithoutFolder({ input, into }: Candidate, { fields }: WantedFiles): boolean {
  return lacksFolder(input, fields) && "file" in into && into.file.directory === undefined;
}

/**
 * Notes a second file whose path differs only in the Unicode form of its accents. One of two such paths is
 * not in the composed form, so only those are checked, and nothing is kept.
 */
async function noteLookalike({ input, shown }: Candidate, { notes }: WantedFiles): Promise<void> {
  if (input.kind !== "file") return;
  const composed = composedName(input.path);
  if (composed === input.path) return;
  const [own, other] = await Promise.all(
    [input.path, composed].map((path) => lstat(path).catch(() => undefined)),
  );
  if (own === undefined || other === undefined || own.ino === other.ino) return;
  notes.note(lookalike(composed, shown));
}

/** Warns of patterns without a match: the most common reason for unwanted uploads is a wrong pattern. */
function tellUnused({ find, notes }: WantedFiles): void {
  for (const pattern of find.patterns.unused()) {
    notes.note(
      `${pattern}: matched nothing. A pattern is compared with file names, or with paths below the given folder. Check it with cdf-upload plan.`,
    );
  }
}
