import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { fileHandleSource } from "../../src/sources/node/file-handle-source.js";
import { fileSource } from "../../src/sources/node/file-source.js";
import { createReadTurns, type ReadTurns, readTurns } from "../../src/sources/node/read-turns.js";
import { pattern } from "./pattern.js";
import { readAll } from "./read-all.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A read that records when it began. `end` ends it after a given number of ms. */
function readOf(turns: ReadTurns) {
  let begun = 0;
  const begin = (): void => {
    begun += 1;
  };
  turns.enter(begin);
  return { begun: () => begun, end: (elapsed: number) => turns.leave(begin, elapsed) };
}

/** Whether a read of this process would begin immediately. */
function isFree(): boolean {
  const read = readOf(readTurns);
  read.end(0.1);
  return read.begun() === 1;
}

/** The queue of a process with a slow disk: eight reads of 10 ms. */
function slowTurns(): ReadTurns {
  const turns = createReadTurns();
  for (let read = 0; read < 8; read += 1) readOf(turns).end(10);
  return turns;
}

describe("turns", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("quick reads run one after another, in the order of their requests", () => {
    const turns = createReadTurns();
    const reads = [readOf(turns), readOf(turns), readOf(turns)];
    expect(reads.map((read) => read.begun())).toEqual([1, 0, 0]);
    reads[0]?.end(0.3);
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 0]);
    reads[1]?.end(0.3);
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 1]);
    reads[2]?.end(0.3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a read that hangs delays the others for at most 5 ms, and only once", () => {
    const turns = createReadTurns();
    const hanging = readOf(turns);
    const next = readOf(turns);
    vi.advanceTimersByTime(4);
    expect(next.begun()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(next.begun()).toBe(1);
    next.end(0.3);
    const later = readOf(turns);
    expect(later.begun()).toBe(1);
    hanging.end(60_000);
    const last = readOf(turns);
    expect(last.begun()).toBe(0);
    later.end(0.3);
    expect(last.begun()).toBe(1);
  });

  test("each read has its 5 ms, counted from its own beginning", () => {
    const turns = createReadTurns();
    const reads = [readOf(turns), readOf(turns), readOf(turns)];
    vi.advanceTimersByTime(4);
    reads[0]?.end(0.3);
    vi.advanceTimersByTime(4);
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 0]);
    vi.advanceTimersByTime(1);
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 1]);
  });

  test("slow reads run concurrently, until they are quick again", () => {
    const turns = slowTurns();
    const reads = Array.from({ length: 4 }, () => readOf(turns));
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 1, 1]);
    for (const read of reads) read.end(0.3);
    for (let read = 0; read < 4; read += 1) readOf(turns).end(0.3);
    expect([readOf(turns), readOf(turns)].map((read) => read.begun())).toEqual([1, 0]);
  });

  test("an occasional slow read changes nothing", () => {
    const turns = createReadTurns();
    for (let read = 0; read < 100; read += 1) readOf(turns).end(read % 3 === 0 ? 9 : 0.3);
    expect([readOf(turns), readOf(turns)].map((read) => read.begun())).toEqual([1, 0]);
  });

  test("reads that wait when the disk turns out to be slow begin together", () => {
    const turns = createReadTurns();
    for (let read = 0; read < 7; read += 1) readOf(turns).end(10);
    const reads = Array.from({ length: 4 }, () => readOf(turns));
    expect(reads.map((read) => read.begun())).toEqual([1, 0, 0, 0]);
    reads[0]?.end(10);
    expect(reads.map((read) => read.begun())).toEqual([1, 1, 1, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("with any durations and any order of ends, each read begins exactly once", () => {
    const step = fc.record({
      what: fc.constantFrom("enter", "leave", "leave", "wait"),
      which: fc.nat(),
      elapsed: fc.constantFrom(0.1, 1, 2, 3, 50),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        vi.clearAllTimers();
        const turns = createReadTurns();
        const all: ReturnType<typeof readOf>[] = [];
        const ended = new Set<ReturnType<typeof readOf>>();
        const running = (): ReturnType<typeof readOf>[] =>
          all.filter((read) => read.begun() > 0 && !ended.has(read));
        const end = (read: ReturnType<typeof readOf> | undefined, elapsed: number): void => {
          if (read === undefined) return;
          ended.add(read);
          read.end(elapsed);
        };
        for (const { what, which, elapsed } of steps) {
          if (what === "enter") all.push(readOf(turns));
          else if (what === "wait") vi.advanceTimersByTime(elapsed);
          else {
            const open = running();
            end(open[which % Math.max(1, open.length)], elapsed);
          }
        }
        for (let open = running(); open.length > 0; open = running()) end(open[0], 0.1);
        expect(all.map((read) => read.begun())).toEqual(all.map(() => 1));
        expect(vi.getTimerCount()).toBe(0);
      }),
    );
  });
});

test("reads of a closed handle fail, and do not block other files", async () => {
  const path = join(await temporaryFolder(), "scan.e57");
  const bytes = pattern(1_000_003);
  await writeFile(path, bytes);
  const handle = await open(path);
  const closed = await fileHandleSource(handle);
  const bodies = [closed.open(0, 1000), closed.open(1000, 2000), closed.open(2000, 3000)];
  await handle.close();
  const failed = await Promise.allSettled(bodies.map((body) => body.next(new Uint8Array(100))));
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(isFree()).toBe(true);
  const other = await fileSource(path);
  onTestFinished(() => other.close());
  const read = await Promise.all([0, 1, 2, 3].map(() => readAll(other)));
  expect(read.map((one) => Buffer.from(one).equals(bytes))).toEqual([true, true, true, true]);
  expect(isFree()).toBe(true);
});
