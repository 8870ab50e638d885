import { type FileFields, isValidationError } from "@cdf-multipart/core";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { planParts } from "@cdf-multipart/uploader";
import { contentRecordFault, type PartSizing } from "@cdf-multipart/uploader/internal";
import type { FieldPlan } from "../fields/field-plan.js";
import type { NodeRow } from "../fields/node-fields.js";
import { resolveFields } from "../fields/resolve-fields.js";
import type { FileHash, HashOf } from "../hash/file-key.js";
import type { FindOptions } from "../inputs/find-inputs.js";
import { type Input, type InputProblem, inputProblem, type Shardable } from "../inputs/input.js";
import { isOfShard, type Shard } from "../inputs/shard.js";
import type { RowFault } from "../manifest/columns.js";
import { describeError, inCliWords } from "../output/cli-words.js";
import { type Candidate, externalIdOf, type Faulty, type Found, instanceIdOf } from "../run/candidate.js";
import type { RunNotes } from "./run-notes.js";

/** The arguments and options of a run that select files and their targets. */
export interface WantedFiles {
  readonly words: readonly string[];
  readonly find: FindOptions;
  readonly manifest: string | undefined;
  readonly fields: FieldPlan;
  readonly notes: RunNotes;
  readonly cut: PartSizing;
  /** The part of the files that this process uploads; undefined for all. */
  readonly shard: Shard | undefined;
  /** Whether files are compared with their content in CDF, whose hash needs a place in the metadata. */
  readonly ifChanged: boolean;
  /** Names a file differently, for example by the root of a fleet. */
  readonly place?: (input: Input) => Input | InputProblem;
  /** The option that needs an external id, if one was given, such as `--overwrite`. */
  readonly needsExternalId: string | undefined;
}

/** How {@link findCandidates} handles what it finds. */
export interface FindingOptions {
  /** Without it, fields that use `{sha256}` get a placeholder hash, which is enough to check them. */
  readonly hashOf?: HashOf | undefined;
  /** Passes over the files of other shards. */
  readonly shard?: Shard | undefined;
}

/**
 * The files of a run, found lazily, one after the other.
 *
 * @param inputs the inputs of the arguments; the manifest is read by this function.
 */
export async function* findCandidates(
  wanted: WantedFiles,
  inputs: AsyncIterable<Input | InputProblem>,
  { hashOf, shard }: FindingOptions = {},
): AsyncGenerator<Found> {
  for await (const input of inputs) {
    if (!isOfShard(input, shard)) continue;
    const placed = input.kind === "problem" ? input : (wanted.place?.(input) ?? input);
    if (placed.kind === "problem") yield placed;
    else yield await toCandidate(placed, wanted, hashOf, { place: placed.shown, fields: {}, what: "" });
  }
  if (wanted.manifest === undefined) return;
  const options = { ...wanted.find, note: wanted.notes.note };
  const { readManifest } = await import("../manifest/read-manifest.js");
  for await (const { line, path, input, fields, node, faults } of readManifest(wanted.manifest, options)) {
    const place = `${wanted.manifest}, line ${line}`;
    const relative = path === "" ? `line ${line}` : path;
    if (!isOfShard({ relative }, shard)) continue;

    const placed = input === undefined ? undefined : (wanted.place?.(input) ?? input);
    if (faults.length > 0 || placed === undefined) yield { ...faultyRow(place, faults), relative };
    else if (placed.kind === "problem") yield placed;
    else
      yield await toCandidate({ ...placed, relative }, wanted, hashOf, {
        place,
        fields,
        node,
        what: "column ",
      });
  }
}

interface Origin {
  /** The place of a fault in messages: the file name, or the line of the manifest. */
  readonly place: string;
  readonly fields: Partial<FileFields>;
  readonly node?: NodeRow | undefined;
  /** The prefix of field names in messages: in a manifest a field is a column. */
  readonly what: "" | "column ";
}

async function toCandidate(
  input: Input,
  wanted: WantedFiles,
  hashOf: HashOf | undefined,
  { place, fields, node, what }: Origin,
): Promise<Found> {
  let hash: FileHash | undefined;
  try {
    if (wanted.fields.usesHash && input.kind === "file") hash = await hashOf?.(input.path);
  } catch (error) {
    return { ...inputProblem(input.shown, describeError(error).replace(/\.$/, "")), ...relativeOf(input) };
  }
  const { into, faults } = resolveFields(input, wanted.fields, fields, hash?.sha256, node);
  const candidate: Candidate = { kind: "candidate", input, shown: input.shown, into, hash };
  const reasons = [
    ...faults.map(({ field, message }) => `${what}${field} ${message}`),
    ...cutFaults(input, wanted.cut),
    ...externalIdFault(candidate, wanted),
    ...recordFaults(candidate, wanted),
    ...(what === "" ? [] : folderFault(candidate, wanted)),
  ];
  return reasons.length === 0 ? candidate : { kind: "faulty", shown: place, reasons, ...relativeOf(input) };
}

function relativeOf({ relative }: Shardable): Shardable {
  return relative === undefined ? {} : { relative };
}

function faultyRow(shown: string, faults: readonly RowFault[]): Faulty {
  const reasons = faults.map(({ column, message }) =>
    column === undefined ? message : `column ${column} ${message}`,
  );
  return { kind: "faulty", shown, reasons };
}

/** Errors of `--part-size` and `--parts`. A file that is too large for CDF is reported by the uploader instead. */
function cutFaults(input: Input, cut: PartSizing): string[] {
  if (input.kind !== "file" || input.size > FILE_SIZE_MAX) return [];
  try {
    planParts(input.size, cut);
    return [];
  } catch (error) {
    if (!isValidationError(error)) throw error;
    return [inCliWords(error.message).replace(/\.$/, "")];
  }
}

function externalIdFault(candidate: Candidate, { needsExternalId }: WantedFiles): string[] {
  const named = externalIdOf(candidate) ?? instanceIdOf(candidate);
  if (needsExternalId === undefined || named !== undefined) return [];
  return [`has no external id, and ${needsExternalId} needs one. Give it with --external-id`];
}

/** A row's path that leads out of the folder of the manifest would reveal the path of that folder. */
function folderFault({ input, into }: Candidate, { fields }: WantedFiles): string[] {
  if (!lacksFolder(input, fields) || !("file" in into) || into.file.directory !== undefined) return [];
  return [
    "column path leads out of the folder of the manifest, so --keep-folders cannot keep its folder. Give a path below the manifest, or fill the column directory",
  ];
}

/** Whether a file should keep its folder, but has none that could be kept. */
export function lacksFolder(input: Input, { keepFolders }: FieldPlan): boolean {
  return keepFolders && input.kind === "file" && input.folder === undefined;
}

/** Metadata to which `--overwrite if-changed` cannot add its record. */
function recordFaults({ into }: Candidate, { ifChanged }: WantedFiles): string[] {
  const fault = ifChanged && "file" in into ? contentRecordFault(into.file) : undefined;
  return fault === undefined ? [] : [`metadata ${inCliWords(fault)}`];
}
