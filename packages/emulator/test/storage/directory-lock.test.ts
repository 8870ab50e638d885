import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDirectory } from "../../src/storage/directory-lock.js";
import { ownWorld, startOf } from "../../src/storage/process-start.js";

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "emulator-lock-"));
  path = join(directory, "emulator.lock");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A lock that somebody left. */
function leave(holder: object): string {
  const text = `${JSON.stringify({ pid: process.ppid, world: ownWorld(), key: "k", ...holder })}\n`;
  writeFileSync(path, text);
  return text;
}

/** A system that does not say when a process began, as Windows; in a hurry. */
const blind = { startOf: () => undefined, patience: 200, beat: 5 };

test("a process that lives holds it; one whose number is another process' by now does not", async () => {
  leave({ start: startOf(process.ppid) });
  await expect(lockDirectory(directory)).rejects.toThrow(
    `is in use by another emulator (process ${process.ppid})`,
  );
  leave({ start: "before that process began" });
  (await lockDirectory(directory))();
  expect(existsSync(path)).toBe(false);
});

test("a process that is gone, or had our own number before us, does not hold it", async () => {
  for (const pid of [2 ** 22 + 1, process.pid]) {
    leave({ pid, start: "earlier" });
    (await lockDirectory(directory))();
  }
});

test("where the system does not say when a process began, its sign of life decides", async () => {
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

test("a holder on another machine, or in another container, is judged by its sign of life alone", async () => {
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

test("the holder gives signs of life, and frees only its own lock", async () => {
  const free = await lockDirectory(directory, { beat: 5 });
  utimesSync(path, 1, 1);
  const { statSync } = await import("node:fs");
  await expect.poll(() => statSync(path).mtimeMs).toBeGreaterThan(1000);
  const other = leave({ world: "elsewhere" });
  free();
  expect(readFileSync(path, "utf8")).toBe(other);
});

test("a file of that name which is no lock stays; one that was just being written is waited for", async () => {
  writeFileSync(path, "mine");
  await expect(lockDirectory(directory)).rejects.toThrow(
    /is not a lock of the emulator, and was left as it is/,
  );
  expect(readFileSync(path, "utf8")).toBe("mine");
  writeFileSync(path, "");
  (await lockDirectory(directory, blind))();
});

test("of many that start at once exactly one gets it", async () => {
  leave({ pid: 2 ** 22 + 1 });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));
  const got = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(got).toHaveLength(1);
  got[0]?.();
});
