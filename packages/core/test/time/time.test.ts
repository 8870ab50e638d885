import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/internal/index.js";
import { onAbort, untilAborted } from "../../src/time/abort.js";
import { sharedWork } from "../../src/time/shared-work.js";
import { failureOf } from "../support/fake-service.js";

const never = new AbortController().signal;

describe("systemClock", () => {
  it("sleeps, and rejects with the reason as soon as the signal aborts", async () => {
    await systemClock.sleep(1);
    await systemClock.sleep(0);
    const controller = new AbortController();
    // Longer than the maximum of Node's timers: such a timer would fire immediately.
    const sleep = failureOf(systemClock.sleep(2 ** 40, controller.signal));
    await systemClock.sleep(1);
    controller.abort("woken");
    expect(await sleep).toBe("woken");
    expect(await failureOf(systemClock.sleep(10, controller.signal))).toBe("woken");
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("leaves no listener behind when it ends by itself", async () => {
    const { signal } = new AbortController();
    await systemClock.sleep(1, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("onAbort", () => {
  it("has one listener on a signal for any number of callers, and none when all are gone", () => {
    const controller = new AbortController();
    const { signal } = controller;
    const called: number[] = [];
    const forget = Array.from({ length: 100 }, (_, index) => onAbort(signal, () => called.push(index)));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    for (const one of forget.slice(0, 98)) one();
    controller.abort();
    expect(called).toEqual([98, 99]);
    const idle = new AbortController();
    const stop = onAbort(idle.signal, () => called.push(-1));
    stop();
    stop();
    expect(getEventListeners(idle.signal, "abort")).toHaveLength(0);
    idle.abort();
    expect(called).toEqual([98, 99]);
  });
});

describe("untilAborted", () => {
  it("returns the outcome, or rejects with the reason if that comes first, and leaves no listener", async () => {
    const controller = new AbortController();
    expect(await untilAborted(Promise.resolve(1), controller.signal)).toBe(1);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    const wait = failureOf(untilAborted(new Promise(() => {}), controller.signal));
    controller.abort("reason");
    expect(await wait).toBe("reason");
    expect(await failureOf(untilAborted(Promise.resolve(1), controller.signal))).toBe("reason");
  });
});

describe("sharedWork", () => {
  it("runs once for any number of waiters, and again for later ones", async () => {
    let runs = 0;
    const work = sharedWork(async () => {
      runs += 1;
      await systemClock.sleep(1);
      return runs;
    });
    expect(await Promise.all([work(never), work(never), work(never)])).toEqual([1, 1, 1]);
    expect(await work(never)).toBe(2);
  });

  it("continues when one waiter leaves, and is aborted when the last one does", async () => {
    const signals: AbortSignal[] = [];
    const work = sharedWork(async (signal) => {
      signals.push(signal);
      await systemClock.sleep(60_000, signal);
    });
    const [one, two] = [new AbortController(), new AbortController()];
    const waits = [failureOf(work(one.signal)), failureOf(work(two.signal))];
    one.abort("first");
    expect(await waits[0]).toBe("first");
    expect(signals[0]?.aborted).toBe(false);
    two.abort("second");
    expect(await waits[1]).toBe("second");
    expect(signals[0]?.aborted).toBe(true);
    expect(signals).toHaveLength(1);
  });

  it("passes a failure to all waiters, and does not keep it", async () => {
    let runs = 0;
    const work = sharedWork(async () => {
      runs += 1;
      throw new Error(`run ${runs}`);
    });
    const failures = await Promise.all([failureOf(work(never)), failureOf(work(never))]);
    expect(failures.map(String)).toEqual(["Error: run 1", "Error: run 1"]);
    expect(String(await failureOf(work(never)))).toBe("Error: run 2");
  });
});
