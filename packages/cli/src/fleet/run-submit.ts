import type { Fleet, FleetItem } from "@cdf-multipart/fleet";
import prettyBytes from "pretty-bytes";
import { UsageError } from "../errors.js";
import type { FieldOptions } from "../fields/field-options.js";
import { createInputList, type InputList } from "../inputs/input-list.js";
import { describeLeftOut, type InputFlags } from "../inputs/input-options.js";
import { countOf } from "../output/amounts.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { errorLine, jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { type Candidate, externalIdOf, faultSentence, instanceIdOf } from "../run/candidate.js";
import { untilEnd } from "../run/with-run.js";
import { findCandidates, type WantedFiles } from "../upload/find-candidates.js";
import { startSurvey } from "../upload/survey.js";
import { checkSurvey, wantedFiles } from "../upload/upload-options.js";
import { connectToFleet, type FleetConnection } from "./connect-to-fleet.js";
import { pathOfSource, placeBelow } from "./sources.js";
import { watchRuns } from "./watch-runs.js";

/** Values of the options of `cdf-upload fleet submit`. */
export type SubmitOptions = FleetConnection &
  InputFlags &
  Omit<FieldOptions, "overwrite"> & {
    readonly overwrite?: boolean;
    /** Bytes. */
    readonly splitAbove?: number;
    readonly partSize?: number;
    readonly openFiles?: number;
    /** ms. */
    readonly settle?: number;
    /** The id of a run. */
    readonly continue?: string;
    /** Bytes per second. */
    readonly rate?: number;
    readonly wait?: boolean;
    readonly json?: boolean;
  };

/** The call of `cdf-upload fleet submit`. */
export interface SubmitCall {
  /** Sources of the form `root:path`. */
  readonly sources: readonly string[];
  readonly options: SubmitOptions;
  readonly commands: readonly string[];
}

/** Lists files for the workers. Checks all of them first: if one is invalid, no run is created. */
export function runSubmit(call: SubmitCall): Promise<ExitCode> {
  return untilEnd(async ({ signal, closeAtEnd }) => {
    const { options } = call;
    const list = createInputList();
    closeAtEnd(list.close);
    const { fleet, place } = await connectToFleet(options);
    closeAtEnd(() => fleet.close());
    const wanted = wantedOf(call, place.roots);
    const refused = await survey(wanted, list, call, signal);
    if (refused !== undefined) return refused;
    const totals = { files: 0, bytes: 0, problems: 0 };
    const run = await submit(fleet, options, items(wanted, list, options, totals), signal);
    const { files, bytes, problems } = totals;
    const leftOut = describeLeftOut(wanted.find.leftOut);
    if (options.json === true) jsonToStdout({ type: "submitted", run, files, bytes, problems });
    else toStdout(run);
    const done =
      run === options.continue && files === 0
        ? `The list of run ${run} is complete already.`
        : `${countOf(files, "file")} (${prettyBytes(bytes)}) ${files === 1 ? "is" : "are"} submitted as run ${run}.`;
    toStderr(`${done} Follow it with: cdf-upload fleet status ${run} --watch`);
    if (leftOut !== undefined) toStderr(leftOut);
    const code =
      options.wait === true ? await watchRuns(fleet, run, { json: options.json === true, signal }) : EXIT.ok;
    return problems > 0 ? EXIT.failed : code;
  });
}

/** @throws UsageError about options and sources that cannot be combined. */
function wantedOf(
  { sources, options, commands }: SubmitCall,
  roots: Readonly<Record<string, string>>,
): WantedFiles {
  if (sources.length === 0 && options.manifest === undefined)
    throw new UsageError("No files were named. Give ROOT:PATH, such as nas:2026/ with --root nas=/mnt/nas.");
  const words = sources.map((source) => pathOfSource(source, roots));
  const { overwrite, ...others } = options;
  const replaced = overwrite === true ? ({ overwrite: "always" } as const) : {};
  const wanted = wantedFiles({ words, commands, options: { ...others, ...replaced } }, undefined);
  if (wanted.fields.usesHash)
    throw new UsageError(
      "{sha256} would read every file before it is listed. Use another placeholder, such as {path}.",
    );
  return { ...wanted, place: placeBelow(roots), needsExternalId: "a fleet" };
}

/** Checks all files. @returns the exit code if the list is refused */
async function survey(
  wanted: WantedFiles,
  list: InputList,
  { sources, options, commands }: SubmitCall,
  signal: AbortSignal,
): Promise<ExitCode | undefined> {
  const { survey: found } = await startSurvey(wanted, list, { signal, mayGoOn: false });
  const { faults, faulty } = found.inAllShards;
  for (const fault of faults) toStderr(`cdf-upload: ${fault}`);
  const goesOn = options.keepGoing === true;
  if (!goesOn && found.problems > 0)
    for await (const one of findCandidates(wanted, list.again()))
      if (one.kind === "problem") toStderr(errorLine(one.error, one.shown));
  const bad = faulty + found.problems;
  if (bad > 0 && !goesOn) {
    toStderr(
      `Nothing was submitted: ${countOf(bad, "file")} cannot be uploaded. Fix ${bad === 1 ? "it" : "them"}, or submit the others with --keep-going.`,
    );
    return EXIT.usage;
  }
  const { overwrite: _, ...others } = options;
  checkSurvey(found, wanted, { words: sources, commands, options: others });
  for (const line of wanted.notes.lines()) toStderr(line);
  return undefined;
}

async function* items(
  wanted: WantedFiles,
  list: InputList,
  { overwrite = false }: SubmitOptions,
  totals: { files: number; bytes: number; problems: number },
): AsyncGenerator<FleetItem> {
  for await (const found of findCandidates(wanted, list.again())) {
    if (found.kind !== "candidate") {
      totals.problems += 1;
      toStderr(
        found.kind === "problem"
          ? errorLine(found.error, found.shown)
          : `cdf-upload: ${faultSentence(found)}`,
      );
      continue;
    }
    const item = itemOf(found, overwrite);
    totals.files += 1;
    totals.bytes += item.size;
    yield item;
  }
}

function itemOf(found: Candidate, overwrite: boolean): FleetItem {
  const { input, into, shown } = found;
  const place = { source: shown, size: input.kind === "file" ? input.size : 0 };
  if ("target" in into) return { ...place, target: into.target };
  if ("file" in into) return { ...place, file: into.file, overwrite };
  const named = externalIdOf(found) ?? instanceIdOf(found)?.externalId ?? shown;
  throw new UsageError(
    `${named} is a node, which a fleet cannot create. Create it first, and upload with --existing.`,
  );
}

function submit(
  fleet: Fleet,
  { splitAbove, partSize, openFiles, settle, continue: continues, rate }: SubmitOptions,
  found: AsyncIterable<FleetItem>,
  signal: AbortSignal,
): Promise<string> {
  return fleet.submit(found, { splitAbove, partSize, openFiles, settleMs: settle, continues, rate, signal });
}
