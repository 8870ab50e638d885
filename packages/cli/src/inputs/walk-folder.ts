import type { BigIntStats, Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describeError } from "../output/describe-error.js";
import { givenPath } from "./given-path.js";
import { type FileInput, type InputProblem, inputProblem } from "./input.js";
import type { InputOptions, LeftOut } from "./input-options.js";
import type { NameFilter } from "./name-filter.js";

/** What a walk depends on. */
export interface Walk {
  readonly filter: NameFilter;
  readonly options: InputOptions;
  /** Folders below the first one that are entered. */
  readonly depth: number;
  readonly leftOut: LeftOut;
}

/** A folder under way: its path, its path below the first one, and the folders above it. */
interface Place {
  readonly path: string;
  readonly below: string;
  readonly depth: number;
  readonly above: readonly string[];
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The files of a folder, sorted by name, folder by folder: in memory are the names of the folders on the way, and no
 * more. What cannot be read, or vanishes while it is looked at, is told, and the rest goes on.
 */
export async function* walkFolder(path: string, walk: Walk): AsyncGenerator<FileInput | InputProblem> {
  yield* walkPlace({ path, below: "", depth: 0, above: [] }, walk);
}

async function* walkPlace(place: Place, walk: Walk): AsyncGenerator<FileInput | InputProblem> {
  let here: BigIntStats;
  let entries: Dirent<Buffer>[];
  try {
    here = await stat(place.path, { bigint: true });
    entries = await readdir(place.path, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    yield inputProblem(place.path, folderSentence(error));
    return;
  }
  const identity = identityOf(here);
  if (place.above.includes(identity)) {
    walk.leftOut.loops += 1;
    return;
  }
  entries.sort((a, b) => a.name.compare(b.name));
  for (const entry of entries) yield* walkEntry(entry, { ...place, above: [...place.above, identity] }, walk);
}

async function* walkEntry(
  entry: Dirent<Buffer>,
  place: Place,
  walk: Walk,
): AsyncGenerator<FileInput | InputProblem> {
  const { options, leftOut } = walk;
  const name = decodeName(entry.name);
  if (name === undefined) {
    const shown = join(place.path, escapeBytes(entry.name));
    yield inputProblem(shown, "its name is not UTF-8, and names in CDF are. Rename it");
    return;
  }
  if (name.startsWith(".") && !options.hidden) {
    leftOut.hidden += 1;
    return;
  }
  const path = join(place.path, name);
  if (entry.isSymbolicLink() && options.symlinks !== "follow") {
    if (options.symlinks === "skip") leftOut.links += 1;
    else yield inputProblem(path, "is a symbolic link, and --symlinks is fail");
    return;
  }
  const below = place.below === "" ? name : `${place.below}/${name}`;
  if (entry.isDirectory()) yield* enter(path, below, place, walk);
  else if (entry.isFile() || entry.isSymbolicLink()) yield* take(path, below, place, walk);
  else leftOut.special += 1;
}

async function* enter(
  path: string,
  below: string,
  place: Place,
  walk: Walk,
): AsyncGenerator<FileInput | InputProblem> {
  if (place.depth >= walk.depth || !walk.filter.enters(below)) return;
  yield* walkPlace({ ...place, path, below, depth: place.depth + 1 }, walk);
}

async function* take(
  path: string,
  below: string,
  place: Place,
  walk: Walk,
): AsyncGenerator<FileInput | InputProblem> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) {
      yield* enter(path, below, place, walk);
    } else if (!stats.isFile()) {
      walk.leftOut.special += 1;
    } else if (resolve(path) === walk.options.except) {
      return;
    } else if (!walk.filter.takes(below)) {
      walk.leftOut.filtered += 1;
    } else {
      const { size, mtimeMs } = stats;
      yield { kind: "file", path, given: givenPath(path), shown: path, size, modifiedAt: mtimeMs };
    }
  } catch (error) {
    yield inputProblem(
      path,
      isMissing(error) ? "leads nowhere, or has just been deleted" : describeError(error),
    );
  }
}

function decodeName(name: Buffer): string | undefined {
  try {
    return utf8.decode(name);
  } catch {
    return undefined;
  }
}

/** ASCII as it is, other bytes as `\xE4`. */
function escapeBytes(name: Buffer): string {
  return [...name]
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
    )
    .join("");
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function folderSentence(error: unknown): string {
  if (isMissing(error)) return "this folder has just been moved or deleted";
  return `this folder cannot be read: ${describeError(error)}`;
}

/** Whether the file system says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
