import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LOCK_NAME } from "./own-names.js";
import { isAlive, ownWorld, startOf } from "./process-start.js";
import { lookAt, removeOwnFile } from "./remove-own.js";

/** Who uses a folder: one line of JSON. */
interface Holder {
  readonly pid: number;
  /** See {@link ownWorld}. */
  readonly world: string;
  /** See {@link startOf}. */
  readonly start?: string | undefined;
  /** Tells two locks of one process apart. */
  readonly key: string;
}

/** How the lock works; tests make it quick. */
export interface LockOptions {
  /** ms between two signs of life of the holder, which are the modification time of its lock. */
  readonly beat?: number;
  /** ms without a sign after which a holder that cannot be looked at counts as gone. */
  readonly patience?: number;
  /** Looks at processes; `undefined` where the system has no word on when one began. */
  readonly startOf?: (pid: number) => string | undefined;
  readonly world?: string;
}

const BEAT = 2000;
const PATIENCE = 10_000;

/** Locks that this process holds, whatever the system says of processes. */
const ownKeys = new Set<string>();

/**
 * Keeps two emulators from writing one folder. The lock of a process that is gone is taken over. Where the system cannot
 * say whether the holder lives (its number may be another process' by now, or it is on another machine), its sign of life
 * is watched for.
 *
 * @returns the function that gives the folder free again.
 * @throws Error that names the process that has it.
 */
export async function lockDirectory(directory: string, options: LockOptions = {}): Promise<() => void> {
  const { beat = BEAT, world = ownWorld() } = options;
  const begun = options.startOf ?? startOf;
  const path = join(directory, LOCK_NAME);
  const holder: Holder = {
    pid: process.pid,
    world,
    start: begun(process.pid),
    key: randomBytes(12).toString("hex"),
  };
  const text = `${JSON.stringify(holder)}\n`;
  while (!create(path, text)) {
    const there = readLock(path);
    if (there === undefined) continue;
    const held = parse(there);
    if (held === undefined && there !== "") {
      throw new Error(
        `${path} is not a lock of the emulator, and was left as it is. Move it away, or choose another directory.`,
      );
    }
    if (!(await isGone(path, held, options))) {
      const who = held === undefined ? "" : ` (process ${held.pid})`;
      throw new Error(
        `The folder ${directory} is in use by another emulator${who}. Stop that one, or choose another directory.`,
      );
    }
    takeAway(path, there);
  }
  ownKeys.add(holder.key);
  const timer = setInterval(() => {
    if (readLock(path) === text) touch(path);
  }, beat);
  timer.unref();
  return () => {
    clearInterval(timer);
    ownKeys.delete(holder.key);
    if (readLock(path) === text) removeOwnFile(path);
  };
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** The holder is gone for certain, or gave no sign of life for long. */
async function isGone(path: string, held: Holder | undefined, options: LockOptions): Promise<boolean> {
  const { patience = PATIENCE, world = ownWorld() } = options;
  const begun = options.startOf ?? startOf;
  if (held !== undefined && held.world === world) {
    if (ownKeys.has(held.key)) return false;
    if (!isAlive(held.pid)) return true;
    const start = begun(held.pid);
    if (held.start !== undefined && start !== undefined) return held.start !== start;
  }
  const before = lookAt(path)?.mtimeMs;
  for (let waited = 0; waited < patience; waited += patience / 20) {
    await delay(patience / 20);
    const now = lookAt(path)?.mtimeMs;
    if (now === undefined) return true;
    if (now !== before) return false;
  }
  return true;
}

/** Takes the lock of a holder that is gone away, and puts it back when somebody else had been quicker. */
function takeAway(path: string, text: string): void {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) !== text) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
  unlinkSync(aside);
}

/** What the lock says; empty while it is being written. */
function readLock(path: string): string | undefined {
  const there = lookAt(path);
  if (there === undefined) return undefined;
  try {
    return there.isFile() && there.size < 4096 ? readFileSync(path, "utf8") : "?";
  } catch {
    return undefined;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== "object" || value === null) return false;
  const { pid, world, start, key }: { pid?: unknown; world?: unknown; start?: unknown; key?: unknown } =
    value;
  return (
    Number.isSafeInteger(pid) &&
    Number(pid) > 0 &&
    typeof world === "string" &&
    (start === undefined || typeof start === "string") &&
    typeof key === "string"
  );
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder is gone, or its disk is read-only now: nothing to keep.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
