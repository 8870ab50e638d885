import type { FilesClient, RetryOptions } from "@cdf-multipart/core";
import type { JournalStore, ManyItem, UploadEvent, UploadResult } from "@cdf-multipart/uploader";
import { ONE_PUT_MAX, type PartSizing, type VerifyMode } from "@cdf-multipart/uploader/internal";
import { type NodeInput, uploadMany } from "@cdf-multipart/uploader/node";
import { InputError, UsageError } from "../errors.js";
import type { OverwriteChoice } from "../fields/field-options.js";
import type { Hasher } from "../hash/hasher.js";
import { EXIT, exitCodeOf } from "../output/exit-codes.js";
import { printable } from "../output/printable.js";
import type { FileRef, RunView, SkipReason, StoredCopy, StoredFile } from "../output/run-event.js";
import { type Candidate, externalIdOf, type Faulty, type Found, nameOf, sizeOf } from "./candidate.js";
import { entryJournal } from "./entry-journal.js";
import { explainFailure } from "./explain-failure.js";
import { type FileHashWork, fileHashWork, isHashStale, staleHash } from "./file-hash-work.js";
import type { Lanes } from "./lanes.js";
import type { LeftJournals } from "./left-journals.js";
import { NO_MEMORY, type RunMemory } from "./run-memory.js";
import { markExisting } from "./skip-existing.js";

/** The files and options of {@link uploadFiles}. */
export interface FilesRun {
  readonly client: FilesClient;
  readonly found: AsyncIterable<Found>;
  /** Whether a file must be read completely to find its target: then few files are found in advance. */
  readonly findingIsSlow: boolean;
  readonly lanes: Lanes;
  readonly memory: RunMemory;
  /** Journals of stored files that an earlier run did not remove. */
  readonly left: LeftJournals;
  /** Whether the survey found no faults: then a fault that appears now is a change since. */
  readonly lookedAt: boolean;
  /** Absent: no SHA-256 is computed. */
  readonly hasher?: Hasher | undefined;
  readonly view: RunView;
  readonly signal: AbortSignal;
  readonly cut: PartSizing;
  readonly overwrite: OverwriteChoice | undefined;
  readonly skipExisting: boolean;
  readonly files: number | undefined;
  readonly journal: "optional" | "off";
  /** Where the journals are; absent: in the user's state folder. */
  readonly journalStore?: JournalStore | undefined;
  /** Maximum size of a file that is uploaded in one PUT, bytes. */
  readonly onePutMax?: number | undefined;
  readonly restart: boolean;
  readonly verify: VerifyMode;
  /** Steps that are awaited at the end of a file. */
  readonly waitFor: "file" | "node";
  readonly retry: RetryOptions;
  /** Compares the stored file with the original, and returns the path of the copy. */
  readonly readBack?: (id: number, candidate: Candidate, ref: FileRef) => Promise<StoredCopy | undefined>;
}

/** A file in flight. */
type RunItem = ManyItem<NodeInput> & {
  readonly candidate: Candidate;
  readonly ref: FileRef;
  readonly work: { readonly hash: FileHashWork; begun: boolean };
};

/** Maximum number of files that wait for their hash or comparison while others are sent. */
const FINISHING_MAX = 16;
/** Files of the first request of `--skip-existing` when each file must be read first. */
const FIRST_SLOW_BATCH = 16;

/**
 * Uploads files as they are found, several in parallel, and reports each to the view. Rejects only when the whole run must stop:
 * with the signal's reason, or with an error that would fail every file.
 */
export async function uploadFiles(run: FilesRun): Promise<void> {
  const giveUp = new AbortController();
  const signal = AbortSignal.any([run.signal, giveUp.signal]);
  const finishing = new Set<Promise<void>>();
  const results = uploadMany(run.client, itemsOf(run, signal), {
    ...run.lanes,
    signal,
    files: run.files,
    ...(run.journal === "off"
      ? { journal: run.journal }
      : { journal: run.journal, journalStore: run.journalStore, restart: run.restart }),
    verify: run.verify,
    waitFor: run.waitFor,
    retry: run.retry,
    ...(run.onePutMax === undefined ? {} : { onePutMax: run.onePutMax }),
    onEvent: (event, item) => hear(event, item, run),
  });
  try {
    for await (const result of results) {
      const { item } = result;
      if (result.status === "uploaded") {
        const end = finish(item, result.result, run).finally(() => finishing.delete(end));
        finishing.add(end);
        if (finishing.size >= FINISHING_MAX) await Promise.race(finishing);
      } else {
        item.work.hash.stop();
        const error = explainFailure(result.error, item.candidate);
        const code = exitCodeOf(error);
        run.view({ type: "file-failed", file: item.ref, error, code });
        // A login that fails for one file fails for all.
        if (code === EXIT.settings) giveUp.abort(result.error);
      }
    }
  } catch (error) {
    // The error was already reported with the file that it occurred for.
    if (!giveUp.signal.aborted || run.signal.aborted) throw error;
  } finally {
    await Promise.allSettled(finishing);
  }
}

async function* itemsOf(run: FilesRun, signal: AbortSignal): AsyncGenerator<RunItem> {
  let index = 0;
  for await (const { found, exists } of looked(run, signal)) {
    const ref = refOf(found, index);
    index += 1;
    if (found.kind === "problem") fail(run, ref, found.error);
    else if (found.kind === "faulty") fail(run, ref, faultOf(found, run));
    else if (isHashStale(found)) fail(run, ref, staleHash(false));
    else if (run.memory.knows(found)) await skip(run, found, ref, "stored-before");
    else if (exists) await skip(run, found, ref, "exists");
    else yield itemOf(found, ref, run);
  }
}

async function skip(run: FilesRun, candidate: Candidate, file: FileRef, reason: SkipReason): Promise<void> {
  await run.left.remove(candidate);
  run.view({ type: "file-skipped", file, reason });
}

/** The error of a faulty file. If the survey found no fault, the file has changed since, so it is not an error of usage. */
function faultOf({ reasons }: Faulty, { lookedAt }: FilesRun): Error {
  const sentence = `${reasons.join("; ")}.`;
  return lookedAt ? new InputError(sentence) : new UsageError(sentence);
}

function looked(run: FilesRun, signal: AbortSignal): AsyncIterable<{ found: Found; exists: boolean }> {
  if (run.skipExisting) {
    return markExisting(run.found, run.client, signal, ...(run.findingIsSlow ? [FIRST_SLOW_BATCH] : []));
  }
  return withoutLooking(run.found);
}

async function* withoutLooking(
  files: AsyncIterable<Found>,
): AsyncGenerator<{ found: Found; exists: boolean }> {
  for await (const found of files) yield { found, exists: false };
}

function itemOf(candidate: Candidate, ref: FileRef, run: FilesRun): RunItem {
  const { cut, overwrite, hasher } = run;
  const { input, into } = candidate;
  const source = input.kind === "file" ? input.path : input.kind === "url" ? input.url : input.open;
  const work = { hash: fileHashWork(candidate, hasher), begun: false };
  if ("target" in into) return { source, ...cut, target: into.target, candidate, ref, work };
  const journal = hasEntryJournal(candidate, run) ? { journal: entryJournal(run.memory, candidate) } : {};
  const when = candidate.overwrite ?? overwrite;
  if ("node" in into) {
    const comparing = when === "if-changed" ? { overwrite: when } : {};
    return { source, ...cut, node: into.node, ...journal, ...comparing, candidate, ref, work };
  }
  return {
    source,
    ...cut,
    file: into.file,
    ...journal,
    ...overwriting(when),
    candidate,
    ref,
    work,
  };
}

function overwriting(when: OverwriteChoice | undefined): Pick<RunItem, "overwrite"> {
  if (when === undefined) return {};
  return { overwrite: when === "always" ? true : when };
}

/** Small files share the run record instead of a journal each. */
function hasEntryJournal({ input }: Candidate, { memory, onePutMax = ONE_PUT_MAX }: FilesRun): boolean {
  return memory !== NO_MEMORY && input.kind === "file" && onePutMax > 0 && input.size <= onePutMax;
}

function hear(event: UploadEvent, { candidate, ref, work }: RunItem, run: FilesRun): void {
  if (!work.begun) {
    work.begun = true;
    run.view({ type: "file-started", file: ref });
  }
  // `planned` comes after the file was opened and checked: only then is it worth computing the hash.
  if (event.type === "planned") work.hash.opened();
  // Before the journal is removed, so that at every moment one of the two knows the file.
  if (event.type === "uploaded") run.memory.add(candidate);
  run.view({ type: "file-event", file: ref, event });
}

async function finish({ candidate, ref, work }: RunItem, result: UploadResult, run: FilesRun): Promise<void> {
  if (result.unchanged) {
    work.hash.stop();
    run.view({ type: "file-skipped", file: ref, reason: "unchanged" });
    return;
  }
  try {
    const sha256 = await work.hash.sha256((line) =>
      run.view({ type: "notice", line: `${printable(ref.path)}: ${line}` }),
    );
    const copy = await run.readBack?.(result.file.id, candidate, ref);
    run.view({
      type: "file-stored",
      file: ref,
      stored: storedOf(ref, result, { sha256, copy, verify: run.verify }),
    });
  } catch (error) {
    work.hash.stop();
    fail(run, ref, error);
  }
}

function storedOf(
  { path }: FileRef,
  result: UploadResult,
  { sha256, copy, verify }: { sha256: string | undefined; copy: StoredCopy | undefined; verify: VerifyMode },
): StoredFile {
  const { file, bytes, parts, partsResumed, retries, elapsed, verification } = result;
  const { id, name, externalId } = file;
  const checked = verify === "none" ? {} : { verification };
  return {
    path,
    id,
    name,
    externalId,
    bytes,
    parts,
    partsResumed,
    retries,
    elapsed,
    ...checked,
    sha256,
    copy,
  };
}

function fail(run: FilesRun, file: FileRef, error: unknown): void {
  run.view({ type: "file-failed", file, error, code: exitCodeOf(error) });
}

function refOf(found: Found, index: number): FileRef {
  if (found.kind !== "candidate") return { index, path: found.shown, name: found.shown };
  return {
    index,
    path: found.shown,
    name: nameOf(found),
    externalId: externalIdOf(found),
    size: sizeOf(found),
  };
}
