import { stat } from "node:fs/promises";
import { dirname, extname, isAbsolute, join } from "node:path";
import { findInputs } from "../inputs/find-inputs.js";
import type { Input, InputProblem } from "../inputs/input.js";
import { type InputOptions, nothingLeftOut } from "../inputs/input-options.js";
import { isMissing } from "../inputs/walk-folder.js";
import { describeError } from "../output/describe-error.js";
import { UsageError } from "../program/usage-error.js";
import type { ManifestRow, RowFault } from "./manifest-row.js";

/** A row with what its path leads to. */
export interface ManifestEntry extends ManifestRow {
  /** Undefined when the row is faulty. */
  readonly input?: Input;
}

/** A row's path is a file, whatever the options say about folders. */
const ONE_FILE: InputOptions = Object.freeze({ recursive: false, symlinks: "follow", hidden: true });

/**
 * The files of a manifest, one after the other. Relative paths are meant from the folder of the manifest.
 *
 * @throws UsageError when it cannot be read at all.
 */
export async function* readManifest(path: string): AsyncGenerator<ManifestEntry> {
  try {
    await stat(path);
    for await (const row of await rowsOf(path)) yield await follow(row, path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isMissing(error) ? "there is no such file" : describeError(error).replace(/\.$/, "");
    throw new UsageError(`--manifest ${path}: ${why}.`);
  }
}

async function rowsOf(path: string): Promise<AsyncGenerator<ManifestRow>> {
  const ending = extname(path).toLowerCase();
  if (ending === ".csv") return (await import("./read-csv.js")).readCsv(path);
  if (ending === ".ndjson" || ending === ".jsonl") return (await import("./read-ndjson.js")).readNdjson(path);
  throw new UsageError(`--manifest ${path}: its name must end with .csv, .ndjson or .jsonl.`);
}

async function follow(row: ManifestRow, manifest: string): Promise<ManifestEntry> {
  if (row.path === "") return row;
  const found = await lookUp(row.path, manifest);
  if (found === undefined) return faulty(row, "must be one file, not a folder or a pattern");
  if (found.kind === "problem") return faulty(row, found.error.message);
  return { ...row, input: found.kind === "file" ? { ...found, given: slashes(row.path) } : found };
}

async function lookUp(path: string, manifest: string): Promise<Input | InputProblem | undefined> {
  const word = isAbsolute(path) || /^https?:\/\//i.test(path) ? path : join(dirname(manifest), path);
  if (await isFolder(word)) return undefined;
  for await (const input of findInputs([word], { ...ONE_FILE, leftOut: nothingLeftOut() })) return input;
  return undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function faulty(row: ManifestRow, message: string): ManifestEntry {
  const fault: RowFault = {
    column: "path",
    message: `${message.replace(/\.$/, "")} (got ${JSON.stringify(row.path)})`,
  };
  return { ...row, faults: [...row.faults, fault] };
}

/** `{path}` of a row is what stands there. */
function slashes(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(\.{0,2}\/)+/, "");
}
