import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterLook,
  afterRefusal,
  type LawState,
  startLaw,
  TICK,
} from "../../src/scheduler/concurrency-law.js";

/** A link with a limit per connection and a total limit. Bytes per second. */
interface Link {
  readonly each: number;
  readonly all: number;
}

const MB = 1_000_000;
const goodputOf = (link: Link, puts: number): number => Math.min(link.each * puts, link.all);

/** The targets after each sample of a link, beginning with the first. */
function follow(
  link: Link,
  looks: number,
  from: LawState = startLaw(),
): { state: LawState; targets: number[] } {
  let state = from;
  const targets: number[] = [];
  for (let look = 1; look <= looks; look += 1) {
    state = afterLook(state, { now: look * TICK, goodput: goodputOf(link, state.target), saturated: true });
    targets.push(state.target);
  }
  return { state, targets };
}

/** The state after one more sample of a law that is busy, at any time before the next probe is due. */
function look(state: LawState, goodput: number): LawState {
  return afterLook(state, { now: 0, goodput, saturated: true });
}

describe("the concurrency law", () => {
  it("doubles as long as each connection adds its share, and skips the sample after a change", () => {
    const { targets } = follow({ each: 20 * MB, all: 1000 * MB }, 9);
    expect(targets).toEqual([4, 8, 8, 16, 16, 32, 32, 32, 32]);
  });

  it("reaches its cap within one and a half seconds of a cold start", () => {
    const { targets } = follow({ each: 20 * MB, all: 1000 * MB }, 1500 / TICK);
    expect(targets.at(-1)).toBe(32);
  });

  it("goes back when more connections gain nothing, holds for two seconds, then probes again", () => {
    const { targets } = follow({ each: 100 * MB, all: 100 * MB }, 18);
    expect(targets.slice(0, 5)).toEqual([4, 8, 8, 8, 4]);
    expect(targets.slice(5, 12)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    expect(targets.slice(12)).toEqual([8, 8, 8, 4, 4, 4]);
  });

  it("waits twice as long after each trial that changed nothing, up to eight seconds", () => {
    const { targets } = follow({ each: 100 * MB, all: 100 * MB }, 240);
    const trials = targets.flatMap((target, at) => (target > (targets[at - 1] ?? 4) ? [at * TICK] : []));
    const waits = trials.slice(1).map((at, index) => at - (trials[index] ?? 0));
    expect(waits.map((wait) => Math.floor(wait / 1_000))).toEqual([2, 4, 8, 8, 8, 8, 8]);
  });

  it("does not add connections for good by noise, and gives back what it does not need", () => {
    const noise = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
      minLength: 400,
      maxLength: 400,
    });
    fc.assert(
      fc.property(noise, (errors) => {
        let state: LawState = { ...startLaw(), target: 32 };
        let sum = 0;
        for (const [at, error] of errors.entries()) {
          state = afterLook(state, { now: at * TICK, goodput: 100 * MB * (1 + error), saturated: true });
          if (at >= 200) sum += state.target;
        }
        return sum / 200 < 16;
      }),
    );
  });

  it("keeps the connections that are needed, although it tries fewer", () => {
    const link = { each: 20 * MB, all: 200 * MB };
    let state = startLaw();
    let sent = 0;
    for (let at = 0; at < 400; at += 1) {
      state = afterLook(state, { now: at * TICK, goodput: goodputOf(link, state.target), saturated: true });
      if (at >= 100) sent += goodputOf(link, state.target) / 300;
    }
    expect(sent).toBeGreaterThan(0.95 * link.all);
  });

  it("takes a recovery after a dip for no gain", () => {
    let state = startLaw();
    let most = 0;
    for (let now = TICK; now <= 60_000; now += TICK) {
      const goodput = now % 8_000 >= 7_300 ? 40 * MB : 100 * MB;
      state = afterLook(state, { now, goodput, saturated: true });
      most = Math.max(most, state.target);
    }
    expect(most).toBe(8);
  });

  it("ends a trial in which too few PUTs ran, at the number before it", () => {
    let state = startLaw();
    for (let at = 0; at < 200; at += 1) {
      state = afterLook(state, { now: at * TICK, goodput: 100 * MB, saturated: at % 3 !== 0 });
      expect(state.target).toBeLessThanOrEqual(8);
    }
  });

  it("keeps a number that has at least half of the proportional gain", () => {
    // From 4 to 8: 80 to 120 MB/s is half of the gain that doubling could bring.
    expect(follow({ each: 20 * MB, all: 120 * MB }, 5).targets).toEqual([4, 8, 8, 16, 16]);
    expect(follow({ each: 20 * MB, all: 119 * MB }, 5).targets).toEqual([4, 8, 8, 8, 6]);
  });

  it("does not return to fewer connections than fill the link", () => {
    for (let share = 4; share < 6; share += 1) {
      const { state, targets } = follow({ each: 20 * MB, all: share * 20 * MB }, 5);
      expect(targets).toEqual([4, 8, 8, 8, share]);
      expect(state.phase.kind).toBe("holding");
    }
  });

  it("grows although the first of two samples is too low: packets are lost in bursts", () => {
    let state = startLaw();
    for (const goodput of [0, 20 * MB, 0, 5 * MB, 40 * MB]) state = look(state, goodput);
    expect(state.target).toBe(16);
  });

  it("does not wait for the next probe when the goodput collapses", () => {
    // The bursts of new connections look as if four filled the line. Then the losses begin.
    let state = startLaw();
    for (const goodput of [0, 40 * MB, 0, 40 * MB, 40 * MB, 40 * MB]) state = look(state, goodput);
    expect([state.target, state.phase.kind]).toEqual([4, "holding"]);
    state = look(state, 5 * MB);
    expect(state.target).toBe(4);
    state = look(state, 30 * MB);
    state = look(state, 5 * MB);
    expect(state.target).toBe(4);
    state = look(state, 5 * MB);
    expect([state.target, state.phase.kind]).toEqual([8, "probing"]);
    for (const goodput of [0, 10 * MB]) state = look(state, goodput);
    expect(state.target).toBe(16);
  });

  it("draws no conclusion from a sample in which nothing moved or too few PUTs ran", () => {
    let state = afterLook(startLaw(), { now: TICK, goodput: 0, saturated: true });
    for (let look = 2; look < 20; look += 1) {
      state = afterLook(state, { now: look * TICK, goodput: 0, saturated: true });
      state = afterLook(state, { now: look * TICK, goodput: 50 * MB, saturated: false });
    }
    expect(state.target).toBe(4);
  });

  it("uses the number of PUTs before a refused one as the ceiling, and ignores later refusals for two seconds", () => {
    const grown = follow({ each: 20 * MB, all: 1000 * MB }, 6).state;
    expect(grown.target).toBe(32);
    let state = afterRefusal(grown, { now: 2_000, startedAt: 1_990, runningBefore: 6 });
    expect(state.target).toBe(6);
    state = afterRefusal(state, { now: 2_100, startedAt: 2_001, runningBefore: 3 });
    state = afterRefusal(state, { now: 3_999, startedAt: 3_900, runningBefore: 1 });
    expect([state.target, state.ceiling]).toEqual([6, 6]);
    expect(afterRefusal(state, { now: 4_001, startedAt: 4_000, runningBefore: 5 }).target).toBe(5);
  });

  it("uses the first started of several refused PUTs, in any order of their responses", () => {
    const orders = fc.shuffledSubarray([6, 7, 8, 9, 10, 11], { minLength: 6 });
    fc.assert(
      fc.property(orders, (order) => {
        let state = startLaw({ start: 12, cap: 16 });
        for (const [index, runningBefore] of order.entries()) {
          state = afterRefusal(state, { now: 1_020 + index * 15, startedAt: 1_000, runningBefore });
        }
        return state.target === 6 && state.ceiling === 6;
      }),
    );
  });

  it("does not probe above the ceiling, and tries one more after ten seconds", () => {
    const link = { each: 20 * MB, all: 1000 * MB };
    let state = afterRefusal(follow(link, 6).state, { now: 2_000, startedAt: 1_990, runningBefore: 6 });
    const seen = new Map<number, number>();
    for (let now = 2_000 + TICK; now <= 24_000; now += TICK) {
      state = afterLook(state, { now, goodput: goodputOf(link, state.target), saturated: true });
      if (!seen.has(state.target)) seen.set(state.target, now);
    }
    expect([...seen]).toEqual([
      [6, 2_250],
      [7, 12_000],
      [8, 22_000],
    ]);
  });

  it("leaves at least one PUT if the first one was refused", () => {
    expect(afterRefusal(startLaw(), { now: 0, startedAt: 0, runningBefore: 0 }).target).toBe(1);
  });

  it("stays within 1..ceiling..cap after any events", () => {
    const happening = fc.oneof(
      fc.record({ goodput: fc.double({ min: 0, max: 1e10, noNaN: true }), saturated: fc.boolean() }),
      fc.record({ runningBefore: fc.integer({ min: 0, max: 40 }) }),
    );
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 200 }),
        fc.integer({ min: 1, max: 64 }),
        (happenings, cap) => {
          let state = startLaw({ start: 3, cap });
          let now = 0;
          for (const what of happenings) {
            now += TICK;
            state =
              "goodput" in what
                ? afterLook(state, { now, ...what })
                : afterRefusal(state, { now, startedAt: now - 10, runningBefore: what.runningBefore });
            if (state.target < 1 || state.target > state.ceiling || state.ceiling > cap) return false;
          }
          return true;
        },
      ),
    );
  });
});
