/** Locks on systems that do not report when a process was started (Windows, macOS), and their costs. */
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ownIdentity, type ProcessPort } from "../../src/journal/node/process-identity.js";
import { heldLocks, takeProcessLock } from "../../src/journal/node/process-lock.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cdf-lock-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** A system without start times, on which these numbers are in use. */
function system(pid: number, running: readonly number[], starts?: ReadonlyMap<number, string>) {
  const asked: number[] = [];
  const port: ProcessPort = {
    pid,
    exists(other) {
      asked.push(other);
      return running.includes(other);
    },
    startOf: (other) => starts?.get(other),
  };
  return { port, asked };
}

const { machine } = ownIdentity();
const lockOf = (pid: number, start: string, name = "scan"): string =>
  join(folder, `${name}.${machine}.${pid}.${start}.00000000.lock`);

async function silentFor(path: string, ms: number): Promise<void> {
  const then = new Date(Date.now() - ms);
  await utimes(path, then, then);
}

describe("a lock on a system that does not report when a process was started", () => {
  it.each([
    ["of a process that is gone", 10, 0, true],
    ["of a process whose number is in use, with a recent sign of life", 77, 30_000, false],
    ["of a process whose number is in use, silent for longer than a minute", 77, 90_000, true],
    ["of a process with our own number, silent for longer than a minute", 5, 90_000, true],
    ["of a process with our own number, with a recent sign of life", 5, 0, false],
  ])("%s", async (_, pid, silence, free) => {
    const path = lockOf(pid, "0");
    await writeFile(path, "");
    await silentFor(path, silence);
    const { port } = system(5, [5, 77]);
    expect((await heldLocks(folder, await readdir(folder), port)).has("scan")).toBe(!free);
    const taken = takeProcessLock(folder, "scan", port);
    if (!free) return void (await expect(taken).rejects.toMatchObject({ code: "journal-locked" }));
    await (await taken).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is renewed by its holder, without a file that stays open", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const lock = await takeProcessLock(folder, "scan", system(5, [5]).port);
    const path = join(folder, (await readdir(folder))[0] ?? "");
    await silentFor(path, 90_000);
    vi.advanceTimersByTime(16_000);
    while ((await readFile(path, "utf8")) !== "\n");
    while (Date.now() - (await stat(path)).mtimeMs > 60_000);
    vi.useRealTimers();
    await expect(takeProcessLock(folder, "scan", system(6, [5, 6]).port)).rejects.toMatchObject({
      code: "journal-locked",
    });
    await lock.release();
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("checks of processes", () => {
  it("are not needed for our own locks, and one is enough for all locks of another process", async () => {
    const starts = new Map([
      [5, "100"],
      [77, "200"],
    ]);
    const { port, asked } = system(5, [5, 77], starts);
    for (let at = 0; at < 40; at += 1) await writeFile(lockOf(77, "200", `other-${at}`), "");
    const locks = [];
    for (let at = 0; at < 20; at += 1) locks.push(await takeProcessLock(folder, `own-${at}`, port));
    expect(asked.filter((pid) => pid === 5)).toEqual([]);
    expect(asked.filter((pid) => pid === 77)).toHaveLength(20);
    expect(await heldLocks(folder, await readdir(folder), port)).toHaveProperty("size", 60);
    for (const lock of locks) await lock.release();
  });
});
