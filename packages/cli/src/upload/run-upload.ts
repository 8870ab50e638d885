import { shownWord } from "../inputs/addresses.js";
import { createInputList, type InputList } from "../inputs/input-list.js";
import { describeLeftOut } from "../inputs/input-options.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { searchProgress } from "../output/search-progress.js";
import type { Destination } from "../run/destination.js";
import { leftJournals, NONE_LEFT } from "../run/left-journals.js";
import { canRemember, NO_MEMORY, openRunMemory, type RunMemory } from "../run/run-memory.js";
import { sendFiles } from "../run/send-files.js";
import { type Run, withRun } from "../run/with-run.js";
import { commandAgain, type WayOn } from "./command-again.js";
import { refuseDoubles } from "./duplicates.js";
import { findCandidates, type WantedFiles } from "./find-candidates.js";
import { type Survey, startSurvey } from "./survey.js";
import {
  checkOptions,
  checkSurvey,
  keepsJournal,
  type UploadOptions,
  wantedFiles,
} from "./upload-options.js";

/** How `cdf-upload` was called. */
export interface UploadCall {
  /** Files, folders, patterns, `-`, URLs. */
  readonly words: readonly string[];
  readonly options: UploadOptions;
  /** All arguments as given, for the command that uploads the rest. */
  readonly args: readonly string[];
  /** Names of all commands, to suggest one when a file does not exist. */
  readonly commands: readonly string[];
}

/** Uploads all files of the call. A file that fails does not stop the others. */
export function runUpload(call: UploadCall): Promise<ExitCode> {
  return withRun(call.options, async (run) => {
    const list = createInputList();
    run.closeAtEnd(list.close);
    checkOptions(call.words, call.options);
    const wanted = wantedFiles(call, run.shard);
    return uploadTo(await run.connect(), { ...run, call, wanted, list });
  });
}

interface UploadRun extends Run {
  readonly call: UploadCall;
  readonly wanted: WantedFiles;
  /** Records the inputs that the survey finds. */
  readonly list: InputList;
}

async function uploadTo(destination: Destination, run: UploadRun): Promise<ExitCode> {
  const { wanted, list, view } = run;
  const over = new AbortController();
  const signal = AbortSignal.any([run.signal, over.signal]);
  const onFound = searchProgress(view);
  const { survey, rest } = await startSurvey(wanted, list, { signal, onFound, mayGoOn: true });
  let searching = rest !== undefined;
  const searched = rest?.then(() => {
    searching = false;
    tellFound(survey, run);
  });
  // Its error also ends the list of files to send, and so the run.
  searched?.catch(() => undefined);
  try {
    return await sendFound(destination, run, { survey, searched, isSearching: () => searching });
  } finally {
    over.abort();
    await Promise.allSettled([searched]);
  }
}

/** A survey, and its end if it continues while the first files are sent. */
interface FoundFiles {
  readonly survey: Survey;
  readonly searched: Promise<void> | undefined;
  readonly isSearching: () => boolean;
}

async function sendFound(
  destination: Destination,
  run: UploadRun,
  { survey, searched, isSearching }: FoundFiles,
): Promise<ExitCode> {
  const { call, wanted, list, shard, view, signal } = run;
  const { options } = call;
  const { client } = destination;
  const { inAllShards } = survey;
  const goesOn = options.keepGoing === true;
  if (inAllShards.faulty > 0 && !goesOn) {
    view({ type: "refused", faults: inAllShards.faults, faulty: inAllShards.faulty, goesOn });
    return EXIT.usage;
  }
  checkSurvey(survey, wanted, call);
  if (searched === undefined) tellNotes(run);
  run.begin(destination, survey, searched !== undefined);
  const keeps = keepsJournal(options) && canRemember((line) => view({ type: "notice", line }));
  const memory = keeps ? openMemory(run, destination) : NO_MEMORY;
  const stoppedBy = await sendFiles({
    destination,
    options,
    memory,
    left: memory === NO_MEMORY ? NONE_LEFT : leftJournals(client),
    journal: keeps ? "optional" : "off",
    shard,
    view,
    signal,
    find: (hashOf) => {
      const found = findCandidates(wanted, list.again(), { hashOf, shard });
      return wanted.fields.usesHash ? refuseDoubles(found) : found;
    },
    findingIsSlow: wanted.fields.usesHash,
  });
  if (stoppedBy === undefined) await searched;
  else if (isSearching()) view({ type: "notice", line: STOPPED_EARLY });
  const { total } = survey;
  if (stoppedBy !== undefined && total === 1)
    tellStop(stoppedBy, shownWord(call.words[0] ?? options.manifest ?? ""), survey, run);
  const exitCode = run.end({
    total,
    stoppedBy,
    again: (unfinished) => describeAgain(run, memory, unfinished === 0),
    leftOut: describeLeftOut(wanted.find.leftOut),
  });
  if (exitCode === EXIT.ok) memory.remove();
  memory.close();
  return exitCode;
}

/** Reports the totals of a search that continued while files were sent, and the notices about its files. */
function tellFound({ total, bytes, sizesUnknown }: Survey, run: UploadRun): void {
  run.view({ type: "found", total, bytes, sizesUnknown, searching: false });
  tellNotes(run);
}

function tellNotes({ wanted, view }: UploadRun): void {
  for (const line of wanted.notes.lines()) view({ type: "notice", line });
}

const STOPPED_EARLY =
  "The run was stopped before all files were found: the counts below include only the files found so far.";
const RESUMES = " Repeat the same command to resume, or add --restart to start over.";
const STREAM_STARTS_OVER =
  " A stream cannot be resumed: repeat the command, and send all bytes again from the first.";

/** Reports the stop of a run over one file: such a run has no summary, so the line about the file says how to resume. */
function tellStop(signalName: string, path: string, { streams }: Survey, { call, view }: UploadRun): void {
  const way = streams > 0 ? STREAM_STARTS_OVER : keepsJournal(call.options) ? RESUMES : "";
  const error = new Error(`Stopped by ${signalName}.${way}`);
  view({ type: "file-failed", file: { index: 0, path, name: path }, error, code: EXIT.interrupted });
}

function openMemory({ call, shard, view }: UploadRun, { client }: Destination): RunMemory {
  const { words, options } = call;
  const { baseUrl, project } = client;
  const key = { baseUrl, project, words, manifest: options.manifest, shard };
  const memory = openRunMemory(key, (line) => view({ type: "notice", line }));
  if (options.restart === true) memory.forget();
  return memory;
}

function describeAgain({ call, shard, tally }: UploadRun, memory: RunMemory, complete: boolean): WayOn {
  const { args, words, options } = call;
  const { failed } = tally.counts();
  const paths = tally.paths();
  return commandAgain({
    args,
    words,
    manifest: options.manifest,
    shard,
    remembered: memory !== NO_MEMORY,
    failed: paths,
    // A file that is named directly has no folder to keep.
    complete: complete && paths.length === failed && options.keepFolders !== true,
  });
}
