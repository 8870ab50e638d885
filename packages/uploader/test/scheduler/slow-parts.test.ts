import { describe, expect, it } from "vitest";
import { isSlowPart, type RunningPart } from "../../src/scheduler/slow-parts.js";

const MIB = 1024 * 1024;
/** Parts of 16 MiB that took 2 s each. */
const finished = Array.from({ length: 4 }, () => ({ bytes: 16 * MIB, elapsed: 2_000 }));
const part = (age: number, reached: number, bytes: number = 16): RunningPart => ({
  bytes: bytes * MIB,
  age,
  reached: reached * MIB,
  givenUp: 0,
});

describe("a slow part", () => {
  it("is older than 1.5 median parts, and its rest would take longer than one", () => {
    expect(isSlowPart(part(3_001, 1), [], finished)).toBe(true);
    expect(isSlowPart(part(3_000, 1), [], finished)).toBe(false);
    // At 3 MiB/s the rest of 4 MiB takes 1.3 s: starting over gains nothing.
    expect(isSlowPart(part(4_000, 12), [], finished)).toBe(false);
  });

  it("is abandoned if nothing of it has arrived for that long", () => {
    expect(isSlowPart(part(3_001, 0), [], finished)).toBe(true);
  });

  it("is abandoned if its response is long overdue, even if it has left the socket's buffers", () => {
    expect(isSlowPart(part(8_001, 16), [], finished)).toBe(true);
    expect(isSlowPart(part(8_000, 16), [], finished)).toBe(false);
    expect(isSlowPart(part(8_001, 16), [part(8_000, 16)], finished)).toBe(false);
  });

  it("is kept if its peers are as slow: then the link is slow, not the connection", () => {
    expect(isSlowPart(part(6_000, 4), [part(6_000, 4), part(3_000, 2)], finished)).toBe(false);
    expect(isSlowPart(part(6_000, 4), [part(1_000, 8), part(1_500, 12)], finished)).toBe(true);
  });

  it("is four times slower than its peers: on a line that loses packets, good connections differ by three", () => {
    const peers = [part(2_000, 12), part(2_000, 12)];
    expect(isSlowPart(part(6_000, 9.1), peers, finished)).toBe(false);
    expect(isSlowPart(part(6_000, 8.9), peers, finished)).toBe(true);
  });

  it("is worth half as much after it was abandoned once, since its new connection was not faster", () => {
    const again = { ...part(3_001, 1), givenUp: 1 };
    expect(isSlowPart(again, [], finished)).toBe(false);
    expect(isSlowPart({ ...part(6_001, 1), givenUp: 1 }, [], finished)).toBe(true);
    expect(isSlowPart({ ...part(6_001, 1), givenUp: 2 }, [], finished)).toBe(false);
    expect(isSlowPart({ ...part(16_001, 16), givenUp: 1 }, [], finished)).toBe(true);
    expect(isSlowPart({ ...part(16_000, 16), givenUp: 1 }, [], finished)).toBe(false);
  });

  it("is not judged before there are enough finished parts of its size", () => {
    expect(isSlowPart(part(60_000, 0), [], finished.slice(0, 2))).toBe(false);
    const small = Array.from({ length: 9 }, () => ({ bytes: 10_000, elapsed: 20 }));
    expect(isSlowPart(part(60_000, 0), [], small)).toBe(false);
  });

  it("is abandoned only after a second, because a new connection has its cost, too", () => {
    const quick = Array.from({ length: 4 }, () => ({ bytes: 16 * MIB, elapsed: 10 }));
    expect(isSlowPart(part(900, 0), [], quick)).toBe(false);
    expect(isSlowPart(part(1_001, 0), [], quick)).toBe(true);
  });
});
