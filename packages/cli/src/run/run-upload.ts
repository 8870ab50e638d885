import { listenForInterruption } from "../ends/interruption.js";
import { createInputList, type InputList } from "../inputs/input-list.js";
import { describeLeftOut } from "../inputs/input-options.js";
import { shownWord } from "../inputs/shown-word.js";
import { leftJournals, NONE_LEFT } from "../journals/left-journals.js";
import { combineViews } from "../output/combine-views.js";
import { exitCodeOf } from "../output/exit-code-of.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printError } from "../output/print-error.js";
import { requestHooks } from "../output/request-hooks.js";
import type { RunSummary, RunView } from "../output/run-event.js";
import { createViews } from "../output/views.js";
import { unverifiedTls } from "../settings/unverified-tls.js";
import { commandAgain } from "./command-again.js";
import { type Destination, findDestination } from "./destination.js";
import { findCandidates, type WantedFiles } from "./find-candidates.js";
import { refuseDoubles } from "./refuse-doubles.js";
import { canRemember, NO_MEMORY, openRunMemory, type RunMemory } from "./run-memory.js";
import { createRunTally, type RunTally } from "./run-tally.js";
import { sendFiles } from "./send-files.js";
import { type Survey, surveyFiles } from "./survey.js";
import {
  checkOptions,
  checkSurvey,
  keepsJournal,
  type UploadOptions,
  wantedFiles,
} from "./upload-options.js";
import { retryOf } from "./work-options.js";

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
export async function runUpload(call: UploadCall): Promise<ExitCode> {
  const interruption = listenForInterruption();
  const tally = createRunTally();
  const views = await createViews(call.options);
  const view = combineViews([tally.view, views.view]);
  const list = createInputList();
  let destination: Destination | undefined;
  try {
    checkOptions(call.words, call.options);
    const wanted = wantedFiles(call);
    const { timeout, requestsPerSecond } = call.options;
    destination = await findDestination(call.options, {
      hooks: requestHooks(view),
      retry: retryOf(call.options),
      timeout,
      requestsPerSecond,
    });
    return await runTo(destination, { call, wanted, list, tally, view, signal: interruption.signal });
  } catch (error) {
    printError(error);
    return exitCodeOf(error);
  } finally {
    await views.close();
    await destination?.close();
    await list.close();
    interruption.dispose();
  }
}

interface Run {
  readonly call: UploadCall;
  readonly wanted: WantedFiles;
  /** Records the inputs that the survey finds. */
  readonly list: InputList;
  readonly tally: RunTally;
  readonly view: RunView;
  readonly signal: AbortSignal;
}

async function runTo(destination: Destination, run: Run): Promise<ExitCode> {
  const { call, wanted, list, tally, view, signal } = run;
  const { options } = call;
  const { client } = destination;
  const startedAt = Date.now();
  const survey = await surveyFiles(wanted, list, signal);
  const { faults, faulty, bytes, sizesUnknown } = survey;
  const goesOn = options.keepGoing === true;
  if (faulty > 0 && !goesOn) {
    view({ type: "refused", faults, faulty, goesOn });
    return EXIT.usage;
  }
  checkSurvey(survey, wanted, call);
  for (const line of wanted.notes.lines()) view({ type: "notice", line });
  const total = survey.files + survey.problems + faulty;
  const { baseUrl, project } = client;
  view({ type: "begun", total, bytes, sizesUnknown, baseUrl, project });
  const unverified = unverifiedTls(baseUrl);
  if (unverified !== undefined) view({ type: "notice", line: unverified });
  const keeps = keepsJournal(options) && canRemember((line) => view({ type: "notice", line }));
  const memory = keeps ? openMemory(run, destination) : NO_MEMORY;
  const stoppedBy = await sendFiles({
    destination,
    options,
    memory,
    left: memory === NO_MEMORY ? NONE_LEFT : leftJournals(client),
    journal: keeps ? "optional" : "off",
    view,
    signal,
    find: (hashOf) => {
      const found = findCandidates(wanted, list.again(), hashOf);
      return wanted.fields.usesHash ? refuseDoubles(found) : found;
    },
    findingIsSlow: wanted.fields.usesHash,
  });
  if (stoppedBy !== undefined && total === 1)
    tellStop(stoppedBy, shownWord(call.words[0] ?? options.manifest ?? ""), survey, run);
  const counts = tally.counts();
  const done = counts.stored + counts.skipped + counts.failed;
  const exitCode = stoppedBy === undefined ? tally.exitCode() : EXIT.interrupted;
  if (exitCode === EXIT.ok) memory.remove();
  memory.close();
  const summary: RunSummary = {
    ...counts,
    unfinished: Math.max(0, total - done),
    elapsed: Date.now() - startedAt,
    ...(exitCode === EXIT.ok ? {} : { again: describeAgain(run, memory, done === total) }),
    leftOut: describeLeftOut(wanted.find.leftOut),
    exitCode,
    stoppedBy,
  };
  view({ type: "ended", summary });
  return exitCode;
}

const RESUMES = " Repeat the same command to resume, or add --restart to start over.";
const STREAM_STARTS_OVER =
  " A stream cannot be resumed: repeat the command, and send all bytes again from the first.";

/** Reports the stop of a run over one file: such a run has no summary, so the line about the file says how to resume. */
function tellStop(signalName: string, path: string, { streams }: Survey, { call, view }: Run): void {
  const way = streams > 0 ? STREAM_STARTS_OVER : keepsJournal(call.options) ? RESUMES : "";
  const error = new Error(`Stopped by ${signalName}.${way}`);
  view({ type: "file-failed", file: { index: 0, path, name: path }, error, code: EXIT.interrupted });
}

function openMemory({ call, view }: Run, { client }: Destination): RunMemory {
  const { words, options } = call;
  const { baseUrl, project } = client;
  const key = { baseUrl, project, words, manifest: options.manifest };
  const memory = openRunMemory(key, (line) => view({ type: "notice", line }));
  if (options.restart === true) memory.forget();
  return memory;
}

function describeAgain({ call, tally }: Run, memory: RunMemory, complete: boolean): string | undefined {
  const { args, words, options } = call;
  const { failed } = tally.counts();
  const paths = tally.paths();
  return commandAgain({
    args,
    words,
    manifest: options.manifest,
    remembered: memory !== NO_MEMORY,
    failed: paths,
    complete: complete && paths.length === failed,
  });
}
