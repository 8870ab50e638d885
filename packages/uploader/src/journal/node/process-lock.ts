/**
 * A lock that survives crashes. It consists of files whose names are never used twice.
 *
 * A process that wants the lock creates a file whose name identifies the process, and then checks for files
 * of others. Every process shows its file before it checks. So when two come at the same time, at least one
 * sees the other, and never do both continue. The file of a process that is gone does not count. Removing it
 * is safe, because no running process has that name. A lock file with one common name would fail here: two
 * processes that find it stale could each remove the other's new file.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";
import { fileFault, isGone } from "../../disk/private-file.js";
import { JournalError } from "../journal-error.js";
import { createFreshNames, LOCK_ENDING } from "./fresh-names.js";
import {
  type Liveness,
  livenessOf,
  ownIdentity,
  type ProcessIdentity,
  type ProcessPort,
  THIS_SYSTEM,
} from "./process-identity.js";

/** A lock that is held. */
export interface ProcessLock {
  /** Releases the lock. Safe to call twice. */
  release(): Promise<void>;
}

/** ms between signs of life of a holder, for processes that cannot see its process. */
const HEARTBEAT = 15_000;
/** ms without a sign of life after which a holder that cannot be seen counts as gone. */
const SILENCE_MAX = 60_000;
/** How often to check before a contender that came at the same time counts as the holder. */
const LOOKS = 10;
const LOOK_PAUSE = 20;
/**
 * A lock file is empty, or contains a line feed once it has given a sign of life. A longer file was not
 * created here.
 */
const LOCK_BYTES_MAX = 1;

/** A request for a lock: visible to all processes, but not held yet. */
export interface LockClaim {
  /**
   * Resolves when no other living process claims or holds the lock.
   *
   * @throws JournalError `journal-locked` when another one does, and does not withdraw.
   */
  settle(): Promise<void>;
  /**
   * Holds the lock from now on. Only after `settle`, or when it is otherwise known that no other process can
   * have it.
   */
  hold(): ProcessLock;
  /** Withdraws the claim. */
  withdraw(): Promise<void>;
}

/**
 * Claims the lock `name` in `folder`.
 *
 * @throws an error of the file system when no file can be created there.
 */
export async function claimLock(
  folder: string,
  name: string,
  port: ProcessPort = THIS_SYSTEM,
): Promise<LockClaim> {
  const own = ownIdentity(port);
  const file = `${name}.${own.machine}.${own.pid}.${own.start}.${randomBytes(4).toString("hex")}.lock`;
  const path = join(folder, file);
  const now = await show(path);
  return {
    settle: () => waitForOthers({ folder, name, file, own, now, port }),
    hold: () => hold(path),
    withdraw: () => rm(path, { force: true }),
  };
}

/**
 * Takes the lock `name` in `folder`.
 *
 * @throws JournalError `journal-locked`; an error of the file system when no file can be created there.
 */
export async function takeProcessLock(
  folder: string,
  name: string,
  port: ProcessPort = THIS_SYSTEM,
): Promise<ProcessLock> {
  const claim = await claimLock(folder, name, port);
  try {
    await claim.settle();
  } catch (error) {
    await claim.withdraw();
    throw error;
  }
  return claim.hold();
}

/**
 * The names of the locks in `folder` that living processes hold.
 *
 * @param files the names in the folder, so that it is read once.
 */
export async function heldLocks(
  folder: string,
  files: readonly string[],
  port: ProcessPort = THIS_SYSTEM,
): Promise<ReadonlySet<string>> {
  const contest = { folder, file: "", own: ownIdentity(port), now: Date.now(), port };
  const others = await judge(contest, files);
  return new Set(others.filter(({ alive }) => alive).map(({ name }) => name));
}

const freshNames = createFreshNames();

interface Contest {
  readonly folder: string;
  readonly name: string;
  /** The lock file of this process. */
  readonly file: string;
  readonly own: ProcessIdentity;
  /** Now, by the clock of the file system: ms. */
  readonly now: number;
  readonly port: ProcessPort;
}

interface Other {
  /** The name of the lock. */
  readonly name: string;
  readonly file: string;
  readonly holder: ProcessIdentity;
  readonly alive: boolean;
}

/** Creates the file of a contender. Resolves with its time, by the clock of the file system. */
async function show(path: string): Promise<number> {
  const handle = await open(path, "wx", 0o600);
  try {
    return (await handle.stat()).mtimeMs;
  } finally {
    // Closed, so that an upload does not hold one more descriptor.
    await handle.close();
  }
}

/**
 * Resolves when no other living process has a file. If several ask at the same time, the one with the first
 * name wins.
 */
async function waitForOthers(contest: Contest): Promise<void> {
  for (let look = 1; ; look += 1) {
    const others = await judge(contest, await freshNames(contest.folder));
    // Also the files for other locks: a process that was killed after its work was done will not return to
    // clean up.
    for (const { file, alive } of others) if (!alive) await sweep(join(contest.folder, file));
    const living = others.filter(({ alive, name }) => alive && name === contest.name);
    const [first] = living;
    if (first === undefined) return;
    if (look === LOOKS || living.some(({ file }) => file < contest.file)) throw locked(contest, first);
    await new Promise((resolve) => setTimeout(resolve, LOOK_PAUSE));
  }
}

/** Removes the file of a process that is gone. A file that only has the name of a lock stays. */
async function sweep(path: string): Promise<void> {
  try {
    const stats = await lstat(path);
    if (fileFault(stats) === undefined && stats.size <= LOCK_BYTES_MAX) await rm(path);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function judge(contest: Omit<Contest, "name">, files: readonly string[]): Promise<Other[]> {
  const { folder, own, now, port } = contest;
  const others: Other[] = [];
  // Each process is checked once, however many locks it holds.
  const seen = new Map<string, Liveness>();
  const look = (holder: ProcessIdentity): Liveness => {
    if (holder.machine !== own.machine) return "unsure";
    if (holder.pid === own.pid && holder.start === own.start && own.start !== "0") return "alive";
    const key = `${holder.pid}.${holder.start}`;
    const liveness = seen.get(key) ?? livenessOf(holder, port);
    seen.set(key, liveness);
    return liveness;
  };
  for (const file of files) {
    const parsed = file === contest.file ? undefined : parseName(file);
    if (parsed === undefined) continue;
    const liveness = look(parsed.holder);
    const alive = liveness === "unsure" ? await wasHeardOf(join(folder, file), now) : liveness === "alive";
    others.push({ ...parsed, file, alive });
  }
  return others;
}

function parseName(file: string): Pick<Other, "name" | "holder"> | undefined {
  if (!file.endsWith(LOCK_ENDING)) return undefined;
  const found = /^(.+)\.([0-9a-f]{12})\.(\d+)\.(\d+)\.[0-9a-f]{8}\.lock$/.exec(file);
  const [, name, machine, pid, start] = found ?? [];
  if (name === undefined || machine === undefined || pid === undefined || start === undefined)
    return undefined;
  return { name, holder: { machine, pid: Number(pid), start } };
}

async function wasHeardOf(path: string, now: number): Promise<boolean> {
  const heard = await lstat(path).catch(() => undefined);
  return heard !== undefined && now - heard.mtimeMs < SILENCE_MAX;
}

function hold(path: string): ProcessLock {
  const beat = setInterval(() => void giveSign(path).catch(() => {}), HEARTBEAT);
  beat.unref();
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    clearInterval(beat);
    await rm(path, { force: true });
  };
  return {
    release(): Promise<void> {
      released ??= release();
      return released;
    },
  };
}

/**
 * Writes instead of setting the time: the time then comes from the file system, and all machines that share
 * it agree.
 */
async function giveSign(path: string): Promise<void> {
  await withDescriptors(async () => {
    const handle = await open(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      await handle.write("\n", 0);
    } finally {
      await handle.close();
    }
  });
}

function locked({ folder, own }: Contest, { file, holder }: Other): JournalError {
  const same = holder.machine === own.machine;
  const seen = same && holder.start !== "0";
  const who = !same
    ? `A process on another machine or in another container (number ${holder.pid} there)`
    : holder.pid === own.pid
      ? "Another upload of this process"
      : `The process ${holder.pid}`;
  const wait = seen ? "" : " If it is gone, its lock expires one minute after its last sign of life.";
  return new JournalError(
    `${who} is already working on this upload (lock ${join(folder, file)}). Two uploads would send everything twice: wait ` +
      `until it is done, or stop it.${wait}`,
    { code: "journal-locked" },
  );
}
