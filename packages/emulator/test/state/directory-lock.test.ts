import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { lockDirectory } from "../../src/state/directory-lock.js";
import { ownWorld, startOf } from "../../src/state/process-start.js";
import { scratchFolder } from "../scratch-folder.js";

let directory: string;
let path: string;
beforeEach(() => {
  directory = scratchFolder();
  path = join(directory, "emulator.lock");
});

/** A lock that another process left behind. */
function leave(holder: object): string {
  const text = `${JSON.stringify({ pid: process.ppid, world: ownWorld(), key: "k", ...holder })}\n`;
  writeFileSync(path, text);
  return text;
}

/** A system that does not report when a process started, as Windows. All times are short. */
const blind = { startOf: () => undefined, patience: 200, beat: 5 };

test("a running process holds it; a process that only has the same number does not", async () => {
  leave({ start: startOf(process.ppid) });
  await expect(lockDirectory(directory)).rejects.toThrow(
    `is in use by another emulator (process ${process.ppid})`,
  );
  leave({ start: "before that process began" });
  (await lockDirectory(directory))();
  expect(existsSync(path)).toBe(false);
});

test("a process that is gone, or that had this process's number before, does not hold it", async () => {
  for (const pid of [2 ** 22 + 1, process.pid]) {
    leave({ pid, start: "earlier" });
    (await lockDirectory(directory))();
  }
});

test("where the system does not report when a process started, renewals of the lock decide", async () => {
  const text = leave({});
  (await lockDirectory(directory, blind))();
  leave({});
  let tick = 0;
  const beating = setInterval(() => {
    tick += 1;
    utimesSync(path, tick, tick);
  }, 5);
  await expect(lockDirectory(directory, { ...blind, patience: 60_000 })).rejects.toThrow(/is in use/);
  clearInterval(beating);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a holder on another machine or in another container is judged only by renewals of the lock", async () => {
  leave({ world: "elsewhere", pid: 2 ** 22 + 1 });
  const held = lockDirectory(directory, { ...blind, patience: 60_000 });
  let tick = 0;
  const beating = setInterval(() => {
    tick += 1;
    utimesSync(path, tick, tick);
  }, 5);
  await expect(held).rejects.toThrow(/is in use/);
  clearInterval(beating);
  leave({ world: "elsewhere", pid: process.pid });
  (await lockDirectory(directory, blind))();
});

test("the holder renews its lock, and releases only its own lock", async () => {
  const free = await lockDirectory(directory, { beat: 5 });
  utimesSync(path, 1, 1);
  const { statSync } = await import("node:fs");
  await expect.poll(() => statSync(path).mtimeMs).toBeGreaterThan(1000);
  const other = leave({ world: "elsewhere" });
  free();
  expect(readFileSync(path, "utf8")).toBe(other);
});

test("a file with that name that is not a lock stays; a lock that is being written is waited for", async () => {
  writeFileSync(path, "mine");
  await expect(lockDirectory(directory)).rejects.toThrow(
    /is not a lock file of the emulator and was not changed/,
  );
  expect(readFileSync(path, "utf8")).toBe("mine");
  writeFileSync(path, "");
  (await lockDirectory(directory, blind))();
});

test("of many emulators that start concurrently exactly one gets it", async () => {
  leave({ pid: 2 ** 22 + 1 });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));
  const got = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(got).toHaveLength(1);
  got[0]?.();
});
