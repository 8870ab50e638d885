import { planParts } from "@cdf-multipart/uploader";
import { partLength } from "@cdf-multipart/uploader/internal";
import { createInputList, type InputList } from "../inputs/input-list.js";
import { describeLeftOut } from "../inputs/input-options.js";
import { readShard } from "../inputs/shard-options.js";
import { countOf, sizeText, speedText, timeText } from "../output/amounts.js";
import { describeRefused } from "../output/describe-event.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { logView } from "../output/log-view.js";
import { printable } from "../output/printable.js";
import { searchProgress } from "../output/search-progress.js";
import { errorLine, jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { type Candidate, externalIdOf, instanceIdOf, nameOf, sizeOf } from "../run/candidate.js";
import { cutOf } from "../run/run-options.js";
import { untilEnd } from "../run/with-run.js";
import { findCandidates, type WantedFiles } from "./find-candidates.js";
import { startSurvey } from "./survey.js";
import { checkSurvey, type WantedCall, type WantedOptions, wantedFiles } from "./upload-options.js";

/** Values of the options of `cdf-upload plan`. */
export type PlanCommandOptions = WantedOptions & {
  /** Bytes per second. */
  readonly rate?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** The arguments and options of `cdf-upload plan`. */
export type PlanCall = WantedCall & { readonly options: PlanCommandOptions };

/** API requests per file: init and complete. The status of uploaded files is requested for many files together. */
const CALLS_PER_FILE = 2;

/** Prints what an upload would send: each file with its parts, then the total. */
export function runPlan(call: PlanCall): Promise<ExitCode> {
  return untilEnd(async ({ signal, closeAtEnd }) => {
    const list = createInputList();
    closeAtEnd(list.close);
    const wanted = wantedFiles(call, readShard(call.options, process.env));
    const { quiet = false } = call.options;
    const view = logView({
      quiet,
      verbose: false,
      results: false,
      live: false,
      tell: toStderr,
      result: toStdout,
    });
    const { survey } = await startSurvey(wanted, list, {
      signal,
      onFound: searchProgress(view),
      mayGoOn: false,
    });
    const { faults, faulty } = survey.inAllShards;
    const goesOn = call.options.keepGoing === true;
    if (faulty > 0) {
      for (const line of describeRefused({ type: "refused", faults, faulty, goesOn })) toStderr(line);
      if (!goesOn) return EXIT.usage;
    }
    checkSurvey(survey, wanted, call);
    for (const line of wanted.notes.lines()) toStderr(line);
    return tellPlan(call, wanted, list, signal);
  });
}

async function tellPlan(
  { options }: PlanCall,
  wanted: WantedFiles,
  list: InputList,
  signal: AbortSignal,
): Promise<ExitCode> {
  let [files, bytes, parts, sizesUnknown] = [0, 0, 0, 0];
  let code: ExitCode = EXIT.ok;
  const leftOut = describeLeftOut(wanted.find.leftOut);
  for await (const found of findCandidates(wanted, list.again(), { shard: wanted.shard })) {
    signal.throwIfAborted();
    if (found.kind !== "candidate") {
      code = EXIT.failed;
      if (found.kind === "problem") toStderr(errorLine(found.error, found.shown));
      continue;
    }
    const size = sizeOf(found);
    const plan = size === undefined ? undefined : planParts(size, cutOf(options));
    files += 1;
    bytes += size ?? 0;
    parts += plan?.parts.length ?? 0;
    if (plan === undefined) sizesUnknown += 1;
    const last = plan?.parts.at(-1);
    const lastPart = last === undefined ? undefined : partLength(last);
    tellFile(found, { size, parts: plan?.parts.length, partSize: plan?.partSize, lastPart }, options);
  }
  const requests = files * CALLS_PER_FILE + parts;
  const time = options.rate === undefined ? undefined : (bytes * 1000) / options.rate;
  if (options.json === true) {
    jsonToStdout({ type: "plan", files, bytes, sizesUnknown, parts, requests, time });
    return code;
  }
  const at = options.rate === undefined ? "" : ` at ${speedText(options.rate)}`;
  const takes = time === undefined ? "" : `; takes ${timeText(time)}${at}`;
  const unknown = sizesUnknown === 0 ? "" : `, and ${sizesUnknown} of unknown size`;
  toStdout(
    `${countOf(files, "file")}, ${sizeText(bytes)} (${countOf(bytes, "byte")})${unknown}, in ${countOf(parts, "part")}; about ${countOf(requests, "request")}${takes}.`,
  );
  if (leftOut !== undefined) toStderr(leftOut);
  return code;
}

interface Cut {
  readonly size: number | undefined;
  readonly parts: number | undefined;
  readonly partSize: number | undefined;
  readonly lastPart: number | undefined;
}

function tellFile(candidate: Candidate, cut: Cut, { json = false, quiet = false }: PlanCommandOptions): void {
  const { shown, into } = candidate;
  if (json) {
    jsonToStdout({ type: "file", path: shown, ...cut, ...into });
    return;
  }
  if (quiet) return;
  const { size, parts, partSize } = cut;
  const id = externalIdOf(candidate);
  const node = instanceIdOf(candidate);
  const as = id ?? (node === undefined ? nameOf(candidate) : `${node.space}:${node.externalId}`);
  const pieces = partSize === undefined || parts === 1 ? "1 part" : `${parts} parts of ${sizeText(partSize)}`;
  const what = size === undefined ? "unknown size" : `${sizeText(size)} in ${pieces}`;
  toStdout(`${printable(shown)} -> ${printable(as)}: ${what}`);
}
