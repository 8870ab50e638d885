import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { codeOf } from "../ground/unknown-value.js";
import { CONTENT_FOLDER, MARKER_NAME, ROOT_FILES, STATE_NAME, UPLOADS_FOLDER } from "./own-names.js";
import { lookAt } from "./remove-own.js";

/** Identifies a folder as the emulator's, and the version of its layout. */
const FORMAT = "cdf-multipart emulator folder";
const VERSION = 1;
const MARKER_TEXT = `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`;

const WAY_OUT = "Choose a folder that is empty or does not exist.";

/**
 * Makes sure that a folder belongs to the emulator before anything in it is written or removed. It does when
 * it does not exist, is empty, or has the emulator's marker and contains nothing that contradicts the marker.
 * Any other folder is refused and not changed. Without a name, a private folder is created in the system's
 * temporary folder.
 *
 * @returns the absolute path of the folder, which now has the marker.
 * @throws Error that names the folder, says what is wrong with it and what to do.
 */
export function claimDirectory(directory: string | undefined): string {
  if (directory === undefined) {
    const root = mkdtempSync(join(tmpdir(), "cdf-emulator-"));
    writeFileSync(join(root, MARKER_NAME), MARKER_TEXT, { flag: "wx", mode: 0o600 });
    return root;
  }
  const root = resolve(directory);
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    accessSync(root, constants.R_OK | constants.W_OK);
    checkOwner(root);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${root} cannot be used as the emulator's folder: ${reason}. Choose another directory.`, {
      cause,
    });
  }
  if (readdirSync(root).length === 0) writeMarker(root);
  checkContents(root);
  return root;
}

/** Another emulator may start in the same empty folder. The lock decides between the two. */
function writeMarker(root: string): void {
  try {
    writeFileSync(join(root, MARKER_NAME), MARKER_TEXT, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function checkContents(root: string): void {
  const entries = readdirSync(root, { withFileTypes: true });
  checkMarker(
    root,
    entries.map(({ name }) => name),
  );
  for (const entry of entries) {
    const { name } = entry;
    const right =
      name === CONTENT_FOLDER || name === UPLOADS_FOLDER
        ? entry.isDirectory()
        : !ROOT_FILES.includes(name) || entry.isFile();
    if (!right) throw refusal(root, `"${name}" in it was not made by the emulator`);
  }
  if (entries.some(({ name }) => name === STATE_NAME)) return;
  for (const folder of [CONTENT_FOLDER, UPLOADS_FOLDER]) {
    const [first] = entries.some(({ name }) => name === folder) ? readdirSync(join(root, folder)) : [];
    if (first === undefined) continue;
    throw refusal(root, `it has no ${STATE_NAME}, but it has "${join(folder, first)}"`);
  }
}

function checkMarker(root: string, names: readonly string[]): void {
  const path = join(root, MARKER_NAME);
  const there = lookAt(path);
  if (there === undefined) {
    const [first = ""] = names;
    const count = names.length > 1 ? ` and ${names.length - 1} more` : "";
    throw refusal(root, `it contains files that the emulator did not make: "${first}"${count}`);
  }
  const text = there.isFile() && there.size <= 1024 ? readFileSync(path, "utf8") : "";
  if (text === MARKER_TEXT) return;
  throw refusal(root, `"${MARKER_NAME}" in it is not the marker of this version of the emulator`);
}

function refusal(root: string, reason: string): Error {
  return new Error(
    `${root} cannot be used as the emulator's folder and was not changed: ${reason}. ${WAY_OUT}`,
  );
}

const OTHERS_WRITE = 0o002;

/** The user who runs the process; `undefined` on systems without user ids. */
interface OwnUser {
  readonly uid: number | undefined;
}

/**
 * Makes sure that no other user controls the contents of a folder. This is checked only on systems where
 * files have owners. Windows has no user ids and reports modes without meaning.
 *
 * @throws Error that says who has which permission, and how to remove it.
 */
export function checkOwner(folder: string, { uid: own }: OwnUser = { uid: process.getuid?.() }): void {
  if (own === undefined) return;
  const link = lstatSync(folder);
  const { uid, mode } = statSync(folder);
  // Root may use a folder of any user, for example a folder of the host in a container.
  for (const owner of [link.uid, uid]) {
    if (owner === own || owner === 0 || own === 0) continue;
    throw new Error(`it, or the symbolic link to it, belongs to another user (uid ${owner})`);
  }
  if ((mode & OTHERS_WRITE) !== 0)
    throw new Error(
      `every user of this machine can write to it (chmod o-w ${folder} removes this permission)`,
    );
}
