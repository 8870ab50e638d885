import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { codeOf, isRecord } from "../ground/unknown-value.js";
import { LOCK_NAME } from "./own-names.js";
import { isAlive, ownWorld, startOf } from "./process-start.js";
import { lookAt, removeOwnFile } from "./remove-own.js";

/** The process that uses a folder, as one line of JSON. */
interface Holder {
  readonly pid: number;
  /** See {@link ownWorld}. */
  readonly world: string;
  /** See {@link startOf}. */
  readonly start?: string | undefined;
  /** Distinguishes two locks of one process. */
  readonly key: string;
}

/** Settings of the lock. Tests use short times. */
export interface LockOptions {
  /** Interval in ms at which the holder renews its lock. It sets the modification time of the lock file. */
  readonly beat?: number;
  /** Time in ms without a renewal after which a holder that cannot be checked counts as gone. */
  readonly patience?: number;
  /** Returns when a process started; `undefined` where the system does not report it. */
  readonly startOf?: (pid: number) => string | undefined;
  readonly world?: string;
}

const BEAT = 2000;
const PATIENCE = 10_000;

/** Locks that this process holds, regardless of what the system reports about processes. */
const ownKeys = new Set<string>();

/**
 * Prevents two emulators from using the same folder. A lock whose process is gone is taken over. The system
 * cannot always say whether the holder is alive: another process may have its number by now, or it runs on
 * another machine. In that case the lock is watched for a renewal.
 *
 * @returns a function that releases the folder.
 * @throws Error that names the process that holds the lock.
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
        `${path} is not a lock file of the emulator and was not changed. Move it away, or choose another directory.`,
      );
    }
    if (!(await hasEnded(path, held, options))) {
      const who = held === undefined ? "" : ` (process ${held.pid})`;
      throw new Error(
        `The folder ${directory} is in use by another emulator${who}. Stop that emulator, or choose another directory.`,
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

/** Whether the holder is gone, or has not renewed its lock for too long. */
async function hasEnded(path: string, held: Holder | undefined, options: LockOptions): Promise<boolean> {
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

/**
 * Removes the lock of a holder that is gone. Restores it when another process has replaced it in the
 * meantime.
 */
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

/** The content of the lock file. It is empty while another process writes it. */
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
  if (!isRecord(value)) return false;
  const { pid, world, start, key } = value;
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
    // The folder was removed, or its disk is read-only now. There is no lock left to renew.
  }
}
