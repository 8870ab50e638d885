import { CooldownGate } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { type Deferred, deferred } from "../../src/engine/deferred.js";
import type { PartFeed, Slot } from "../../src/scheduler/part-feed.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { manualClock, settle } from "../doubles/manual-clock.js";

const MIB = 1024 * 1024;

/** A file of this number of parts; the test ends them. */
interface FakeFile extends PartFeed {
  /** Parts in flight, oldest first. */
  readonly open: { readonly slot: Slot; readonly end: Deferred<void> }[];
  readonly givenUp: string[];
  readonly concurrency: string[];
  looks: number;
}

function fakeFile(name: string, parts: number, started: string[] = [], readyAt = 0): FakeFile {
  let taken = 0;
  const file: FakeFile = {
    open: [],
    givenUp: [],
    concurrency: [],
    looks: 0,
    holder: {},
    largest: 10 * MIB,
    holds: () => 4 * MIB,
    take(now) {
      if (taken >= parts || now < readyAt) return undefined;
      taken += 1;
      const part = `${name}${taken}`;
      return {
        bytes: 10 * MIB,
        givenUp: 0,
        run(slot) {
          started.push(part);
          const end = deferred<void>();
          file.open.push({ slot, end });
          return end.promise;
        },
        giveUp: () => void file.givenUp.push(part),
      };
    },
    readyAt: () => (taken < parts ? readyAt : undefined),
    onLook() {
      file.looks += 1;
    },
    onConcurrency: (from, to) => file.concurrency.push(`${from}>${to}`),
  };
  return file;
}

async function endOne(file: FakeFile): Promise<void> {
  const entry = file.open.shift();
  entry?.slot.answered();
  entry?.end.resolve();
  await settle();
}

describe("the scheduler", () => {
  it("runs as many parts as allowed and starts the next when one ends", async () => {
    const scheduler = createScheduler({ concurrency: 2, clock: manualClock() });
    const started: string[] = [];
    const file = fakeFile("a", 5, started);
    scheduler.join(file);
    expect(started).toEqual(["a1", "a2"]);
    await endOne(file);
    expect(started).toEqual(["a1", "a2", "a3"]);
    expect(scheduler.running).toBe(2);
  });

  it("starts nothing while its gate is held, and continues when it is released", async () => {
    const clock = manualClock();
    const gate = new CooldownGate(clock);
    const scheduler = createScheduler({ concurrency: 2, clock, gate });
    const release = gate.hold();
    const started: string[] = [];
    const leave = scheduler.join(fakeFile("a", 5, started));
    await clock.advance(3_600_000);
    expect([started, clock.sleeping]).toEqual([[], 0]);
    release();
    expect(started).toEqual(["a1", "a2"]);
    leave();
  });

  it("stays below the given maximum, even if the link allows more", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock, cap: 5 });
    const file = fakeFile("a", 200);
    scheduler.join(file);
    const most = [0, 0];
    for (let round = 1; round <= 20; round += 1) {
      for (const { slot } of file.open) slot.meter.wrote(round * 1000 * file.open.length, clock.now());
      await clock.advance(250);
      most[0] = Math.max(most[0] ?? 0, scheduler.concurrency);
      most[1] = Math.max(most[1] ?? 0, scheduler.running);
    }
    expect(most).toEqual([5, 5]);
  });

  it("takes parts from all files in turn, so that a large one does not starve small ones", async () => {
    const scheduler = createScheduler({ concurrency: 1, clock: manualClock() });
    const started: string[] = [];
    const files = [fakeFile("a", 9, started), fakeFile("b", 9, started), fakeFile("c", 1, started)];
    for (const file of files) scheduler.join(file);
    for (let i = 0; i < 6; i += 1) for (const file of files) await endOne(file);
    expect(started.slice(0, 7)).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "b3"]);
  });

  it("keeps the bytes of all windows within the memory budget", () => {
    const scheduler = createScheduler({
      concurrency: 16,
      memory: 20 * MIB,
      clock: manualClock(),
    });
    scheduler.join(fakeFile("a", 9));
    scheduler.join(fakeFile("b", 9));
    expect(scheduler.running).toBe(5);
  });

  it("starts nothing while the gate is closed, and continues when it opens", async () => {
    const clock = manualClock();
    const gate = new CooldownGate(clock);
    const scheduler = createScheduler({ concurrency: 4, clock, gate });
    gate.close(clock.now() + 5_000);
    const file = fakeFile("a", 2);
    scheduler.join(file);
    await clock.advance(3_000);
    gate.close(clock.now() + 4_000);
    await clock.advance(3_900);
    expect(scheduler.running).toBe(0);
    await clock.advance(200);
    expect(scheduler.running).toBe(2);
  });

  it("wakes up for a part that has to wait, and not before", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ concurrency: 4, clock });
    scheduler.join(fakeFile("a", 1, [], clock.now() + 700));
    await clock.advance(699);
    expect(scheduler.running).toBe(0);
    await clock.advance(1);
    expect(scheduler.running).toBe(1);
  });

  it("misses no part that becomes ready while the scheduler checks", async () => {
    for (let wait = 1; wait <= 30; wait += 1) {
      const still = manualClock();
      let looks = 0;
      // Every reading of this clock advances it by a millisecond.
      const clock = { ...still, now: () => still.now() + looks++ };
      const gate = new CooldownGate(clock);
      const scheduler = createScheduler({ concurrency: 4, clock, gate });
      gate.close(still.now() + wait);
      const file = fakeFile("a", 1, [], still.now() + wait + 3);
      scheduler.join(file);
      scheduler.wake();
      await still.advance(200);
      expect([wait, scheduler.running]).toEqual([wait, 1]);
    }
  });

  it("holds no timer when nothing runs and there is no file", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock });
    const file = fakeFile("a", 2);
    const late = fakeFile("b", 1, [], clock.now() + 60_000);
    const leaves = [scheduler.join(file), scheduler.join(late)];
    await clock.advance(1_000);
    expect(file.looks).toBe(4);
    await endOne(file);
    await endOne(file);
    for (const leave of leaves) leave();
    await settle();
    expect([scheduler.running, clock.sleeping]).toEqual([0, 0]);
  });

  it("follows the link: more connections while each adds its share", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock, memory: 128 * MIB });
    const file = fakeFile("a", 100);
    scheduler.join(file);
    for (let look = 0; look < 8; look += 1) {
      // Every PUT moves 20 MB/s.
      for (const { slot } of file.open) slot.meter.wrote(slot.meter.written + 500_000, clock.now());
      await clock.advance(250);
    }
    expect(file.concurrency).toEqual(["4>8", "8>16", "16>32"]);
    expect(scheduler.running).toBe(32);
  });

  it("reduces its number to what the store accepts when it refuses, and lets the others finish", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock });
    const file = fakeFile("a", 100);
    scheduler.join(file);
    const last = file.open[3];
    last?.slot.failed({ delay: 400, overloaded: true });
    last?.end.resolve();
    await settle();
    expect([scheduler.concurrency, scheduler.running]).toEqual([3, 3]);
    expect(file.concurrency).toEqual(["4>3"]);
  });

  it("does not fill the slot of a failed attempt before its part may be sent again", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ concurrency: 3, clock });
    const started: string[] = [];
    const file = fakeFile("a", 100, started);
    scheduler.join(file);
    // A store that is down: every attempt fails immediately, and its part may be sent again after a second.
    for (let second = 1; second <= 5; second += 1) {
      for (const { slot, end } of file.open.splice(0)) {
        slot.failed({ delay: 1_000, overloaded: false });
        end.resolve();
      }
      await clock.advance(999);
      expect(started).toHaveLength(3 * second);
      await clock.advance(1);
    }
    expect(scheduler.running).toBe(3);
  });

  it("abandons a lagging part at any time, not only at the end", async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ concurrency: 4, clock });
    const file = fakeFile("a", 100);
    scheduler.join(file);
    const lagging = file.open.pop();
    for (let round = 0; round < 4; round += 1) {
      for (const { slot } of file.open) slot.meter.wrote(5 * MIB, clock.now());
      await clock.advance(1_000);
      for (let i = 0; i < 3; i += 1) await endOne(file);
    }
    expect(new Set(file.givenUp)).toEqual(new Set(["a4"]));
    lagging?.end.resolve();
  });
});
