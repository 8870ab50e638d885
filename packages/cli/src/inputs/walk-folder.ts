import { lstat, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { codeOf, isMissing } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { type FolderNames, folderIdentity, readNames } from "./folders.js";
import { type FileInput, type InputProblem, inputProblem } from "./input.js";
import type { InputOptions, LeftOut } from "./input-options.js";
import type { NameFilter } from "./name-filter.js";
import { givenPath, isHiddenName, type PathRules } from "./path-rules.js";

/** The options of a walk. */
export interface Walk {
  readonly filter: NameFilter;
  readonly options: Pick<InputOptions, "symlinks" | "hidden" | "except">;
  /** How many levels of subfolders to enter. */
  readonly depth: number;
  readonly leftOut: LeftOut;
  readonly rules: PathRules;
}

/** A folder: its path, its path below the first folder, and its depth. */
interface Place {
  readonly kind: "folder";
  readonly path: string;
  readonly below: string;
  readonly depth: number;
}

/** A folder that is being read, with its names and the index of the next one. */
interface Frame {
  readonly place: Place;
  readonly names: FolderNames;
  readonly identity: string;
  next: number;
}

/** The folders that one walk has seen, by identity. */
interface Known {
  /** The folders from the first one to the current one. */
  readonly above: Set<string>;
  readonly seen: Set<string>;
  /** Links to folders, which are followed after all real folders. */
  readonly linked: Place[];
  /** Whether the walk follows links now, so that any folder may have been seen before. */
  followsLinks: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The files of a folder, sorted by name, folder by folder, to any depth; then the files that are only reachable through links.
 * Each folder is read once, even if many links lead to it. Keeps in memory the names of the current folder and its parents, and
 * about 60 bytes per folder. Reports entries that cannot be read or vanish during the walk, and continues with the others.
 */
export async function* walkFolder(path: string, walk: Walk): AsyncGenerator<FileInput | InputProblem> {
  const known: Known = { above: new Set(), seen: new Set(), linked: [], followsLinks: false };
  yield* walkTree({ kind: "folder", path, below: "", depth: 0 }, walk, known);
  known.followsLinks = true;
  // This walk may find more links and append them.
  for (const place of known.linked) yield* walkTree(place, walk, known);
}

/** Uses an explicit stack: nested generators fail at about 700 levels, and every file would pass through all of them. */
async function* walkTree(top: Place, walk: Walk, known: Known): AsyncGenerator<FileInput | InputProblem> {
  const stack: Frame[] = [];
  let found: Place | FileInput | InputProblem | undefined = top;
  while (true) {
    if (found?.kind === "folder") {
      const entered: Frame | InputProblem | undefined = await enter(found, walk, known);
      if (entered !== undefined && "kind" in entered) yield entered;
      else if (entered !== undefined) stack.push(entered);
    } else if (found !== undefined) {
      yield found;
    }
    const frame = stack.at(-1);
    if (frame === undefined) return;
    found = undefined;
    if (frame.next < frame.names.length) {
      found = await lookAt(frame.names.at(frame.next), frame.place, walk, known);
      frame.next += 1;
    } else {
      stack.pop();
      known.above.delete(frame.identity);
    }
  }
}

async function enter(place: Place, walk: Walk, known: Known): Promise<Frame | InputProblem | undefined> {
  try {
    const identity = await folderIdentity(place.path);
    // Without links only a mount can lead upwards, so only parents are compared: other folders with equal identity are distinct.
    if ((known.followsLinks ? known.seen : known.above).has(identity)) {
      walk.leftOut.loops += 1;
      return undefined;
    }
    const names = await readNames(place.path);
    known.seen.add(identity);
    known.above.add(identity);
    return { place, names, identity, next: 0 };
  } catch (error) {
    return inputProblem(place.path, folderSentence(error));
  }
}

async function lookAt(
  bytes: Buffer,
  { path: folder, below: top, depth }: Place,
  walk: Walk,
  known: Known,
): Promise<Place | FileInput | InputProblem | undefined> {
  const { options, leftOut, filter } = walk;
  const name = decodeName(bytes);
  if (name === undefined) {
    const shown = join(folder, escapeBytes(bytes));
    const relative = `${top}/${escapeBytes(bytes)}`;
    return { ...inputProblem(shown, "its name is not valid UTF-8, which CDF requires. Rename it"), relative };
  }
  const path = join(folder, name);
  const below = top === "" ? name : `${top}/${name}`;
  const problem = (message: string): InputProblem => ({ ...inputProblem(path, message), relative: below });
  if (isHiddenName(name) && !options.hidden) {
    // Called only so that a pattern for hidden files counts as used.
    filter.enters(below);
    leftOut.hidden += 1;
    return undefined;
  }
  try {
    let stats = await lstat(path);
    const isLink = stats.isSymbolicLink();
    if (isLink && options.symlinks !== "follow") {
      if (options.symlinks === "fail")
        return problem("is a symbolic link, which --symlinks fail does not allow");
      leftOut.links += 1;
      return undefined;
    }
    if (isLink) stats = await stat(path);
    if (stats.isDirectory()) {
      if (depth >= walk.depth || !filter.enters(below)) return undefined;
      const place: Place = { kind: "folder", path, below, depth: depth + 1 };
      if (!isLink) return place;
      known.linked.push(place);
    } else if (!stats.isFile()) leftOut.special += 1;
    else if (resolve(path) === options.except) return undefined;
    else if (!filter.takes(below)) leftOut.filtered += 1;
    else {
      const { size, mtimeMs } = stats;
      return {
        kind: "file",
        path,
        given: givenPath(path, walk.rules),
        folder: top,
        relative: below,
        shown: path,
        size,
        modifiedAt: mtimeMs,
      };
    }
    return undefined;
  } catch (error) {
    return problem(entrySentence(error));
  }
}

function decodeName(name: Buffer): string | undefined {
  try {
    return utf8.decode(name);
  } catch {
    return undefined;
  }
}

/** The name with ASCII unchanged and other bytes as escapes such as `\xE4`. */
function escapeBytes(name: Buffer): string {
  return [...name]
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
    )
    .join("");
}

function folderSentence(error: unknown): string {
  if (isMissing(error)) return "this folder was moved or deleted during the search";
  return `this folder cannot be read: ${tooLong(error) ?? describeError(error)}`;
}

function entrySentence(error: unknown): string {
  if (isMissing(error)) return "does not exist: it is a broken link, or was deleted during the search";
  return tooLong(error) ?? describeError(error);
}

function tooLong(error: unknown): string | undefined {
  if (codeOf(error) !== "ENAMETOOLONG") return undefined;
  return "its path is too long for this system. Change to a folder closer to it (cd), and give a relative path";
}
