import { stat } from "node:fs/promises";
import { dirname, extname, isAbsolute, join } from "node:path";
import { isMissing, UsageError } from "../errors.js";
import { isAddress } from "../inputs/addresses.js";
import { findNamed, type NameOptions } from "../inputs/find-inputs.js";
import type { Input } from "../inputs/input.js";
import { folderOf, givenPath } from "../inputs/path-rules.js";
import { describeError } from "../output/cli-words.js";
import type { ManifestRow, RowFault } from "./columns.js";

/** A row with the input that its path names. */
export interface ManifestEntry extends ManifestRow {
  /** Undefined if the row is faulty. */
  readonly input?: Input;
}

/** Options for the paths, and a receiver of notices about the manifest. */
export type ManifestOptions = NameOptions & { readonly note: (line: string) => void };

/**
 * The files of a manifest, one after the other. Relative paths start at the folder of the manifest. Each path names one file and
 * is never a pattern.
 *
 * @throws UsageError when the manifest cannot be read.
 */
export async function* readManifest(path: string, options: ManifestOptions): AsyncGenerator<ManifestEntry> {
  try {
    await stat(path);
    for await (const row of await rowsOf(path, options)) yield await follow(row, path, options);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isMissing(error) ? "there is no such file" : describeError(error).replace(/\.$/, "");
    throw new UsageError(`--manifest ${path}: ${why}.`);
  }
}

async function rowsOf(path: string, { note }: ManifestOptions): Promise<AsyncGenerator<ManifestRow>> {
  const ending = extname(path).toLowerCase();
  if (ending === ".csv") return (await import("./read-csv.js")).readCsv(path, note);
  if (ending === ".ndjson" || ending === ".jsonl") return (await import("./read-ndjson.js")).readNdjson(path);
  throw new UsageError(`--manifest ${path}: the name must end with .csv, .ndjson or .jsonl.`);
}

async function follow(row: ManifestRow, manifest: string, options: NameOptions): Promise<ManifestEntry> {
  if (row.path === "") return row;
  const word = isAbsolute(row.path) || isAddress(row.path) ? row.path : join(dirname(manifest), row.path);
  const found = await findNamed(word, options);
  if (found === "folder") return faulty(row, "is a folder, but each row must name one file");
  if (found.kind === "problem") return faulty(row, found.error.message);
  if (found.kind !== "file") return { ...row, input: found };
  const { rules } = options;
  return {
    ...row,
    input: { ...found, given: givenPath(row.path, rules), folder: folderOf(row.path, rules) },
  };
}

function faulty(row: ManifestRow, message: string): ManifestEntry {
  const fault: RowFault = {
    column: "path",
    message: `${message.replace(/\.$/, "")} (got ${JSON.stringify(row.path)})`,
  };
  return { ...row, faults: [...row.faults, fault] };
}
