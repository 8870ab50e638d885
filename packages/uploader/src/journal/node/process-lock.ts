/**
 * A lock that survives crashes, made of nothing but files with names that are never used twice.
 *
 * Who wants the lock makes a file whose name says who it is, and then looks who else has one. Since everybody shows themselves
 * before they look, of two that come at the same time at least one sees the other: never do both go on. The file of a process
 * that is gone counts for nothing, and to remove it takes nothing from anybody, as no living one has that name. Locks by one
 * name for all lose here: two that find it stale can each remove the other's new one.
 */
import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { JournalError } from "../journal-error.js";
import { isAlive, ownIdentity, type ProcessIdentity } from "./process-identity.js";

/** A lock that is held. */
export interface ProcessLock {
  /** Gives it back. Safe to call twice. */
  release(): Promise<void>;
}

/** ms between two signs of life of a holder, for those on other machines that share the folder. */
const HEARTBEAT = 15_000;
/** ms without a sign of life after which a holder on another machine counts as gone. */
const SILENCE_MAX = 60_000;
/** Looks before a contender that came at the same time is taken for a holder. */
const LOOKS = 10;
const LOOK_PAUSE = 20;

/**
 * Takes the lock `name` in `folder`.
 *
 * @throws JournalError `journal-locked`; an error of the file system when no file can be made there.
 */
export async function takeProcessLock(folder: string, name: string): Promise<ProcessLock> {
  const own = ownIdentity();
  const file = `${name}.${own.machine}.${own.pid}.${own.start}.${randomBytes(4).toString("hex")}.lock`;
  const path = join(folder, file);
  const handle = await open(path, "wx", 0o600);
  try {
    await waitForOthers({ folder, name, file, own, now: (await handle.stat()).mtimeMs });
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  return hold(handle, path);
}

/** Whether a living process has the lock `name`. */
export async function isLocked(folder: string, name: string): Promise<boolean> {
  const others = await readOthers({ folder, name, file: "", own: ownIdentity(), now: Date.now() });
  return others.some((other) => other.alive && other.name === name);
}

interface Contest {
  readonly folder: string;
  readonly name: string;
  /** The file of whoever asks. */
  readonly file: string;
  readonly own: ProcessIdentity;
  /** Now, by the clock of the file system: ms. */
  readonly now: number;
}

interface Other {
  /** The lock that it is for. */
  readonly name: string;
  readonly file: string;
  readonly holder: ProcessIdentity;
  readonly alive: boolean;
}

/** Resolves when nobody else who lives has a file. The one with the first name of several that ask at once wins. */
async function waitForOthers(contest: Contest): Promise<void> {
  for (let look = 1; ; look += 1) {
    const others = await readOthers(contest);
    // Those for other locks, too: whoever was killed with its work done does not come again to clean up.
    for (const { file, alive } of others) if (!alive) await rm(join(contest.folder, file), { force: true });
    const living = others.filter(({ alive, name }) => alive && name === contest.name);
    const [first] = living;
    if (first === undefined) return;
    if (look === LOOKS || living.some(({ file }) => file < contest.file)) throw locked(contest, first);
    await new Promise((resolve) => setTimeout(resolve, LOOK_PAUSE));
  }
}

async function readOthers(contest: Contest): Promise<Other[]> {
  const others: Other[] = [];
  for (const file of await readdir(contest.folder)) {
    const parsed = file === contest.file ? undefined : parseName(file);
    if (parsed === undefined) continue;
    const { name, holder } = parsed;
    const alive =
      holder.machine === contest.own.machine
        ? isAlive(holder)
        : await wasHeardOf(join(contest.folder, file), contest.now);
    others.push({ name, file, holder, alive });
  }
  return others;
}

function parseName(file: string): Pick<Other, "name" | "holder"> | undefined {
  const found = /^(.+)\.([0-9a-f]{12})\.(\d+)\.(\d+)\.[0-9a-f]{8}\.lock$/.exec(file);
  const [, name, machine, pid, start] = found ?? [];
  if (name === undefined || machine === undefined || pid === undefined || start === undefined)
    return undefined;
  return { name, holder: { machine, pid: Number(pid), start } };
}

async function wasHeardOf(path: string, now: number): Promise<boolean> {
  const heard = await stat(path).catch(() => undefined);
  return heard !== undefined && now - heard.mtimeMs < SILENCE_MAX;
}

function hold(handle: FileHandle, path: string): ProcessLock {
  // Written, not touched: the time is then that of the file system, which all that share it agree on.
  const beat = setInterval(() => void handle.write("\n", 0).catch(() => {}), HEARTBEAT);
  beat.unref();
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    clearInterval(beat);
    await handle.close();
    await rm(path, { force: true });
  };
  return {
    release(): Promise<void> {
      released ??= release();
      return released;
    },
  };
}

function locked({ folder, own }: Contest, { file, holder }: Other): JournalError {
  const same = holder.machine === own.machine;
  const who = !same
    ? `A process on another machine or in another container (number ${holder.pid} there)`
    : holder.pid === process.pid
      ? "Another upload of this very process"
      : `The process ${holder.pid}`;
  const wait = same ? "" : " If it is gone, its lock ends a minute after its last sign of life.";
  return new JournalError(
    `${who} is already working on this upload (lock ${join(folder, file)}). Two at once would send everything twice: wait ` +
      `until it is done, or stop it.${wait}`,
    { code: "journal-locked" },
  );
}
