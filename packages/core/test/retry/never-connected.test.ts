import { expect, it } from "vitest";
import { ApiError, TimeoutError } from "../../src/index.js";
import type { Repeat } from "../../src/retry/may-repeat.js";
import { mayRepeat } from "../../src/retry/may-repeat.js";
import { createRetrier } from "../../src/retry/retrying.js";
import { virtualClock } from "../support/virtual-clock.js";

const late = (mayHaveArrived: boolean): TimeoutError =>
  new TimeoutError("late", { code: "attempt-timeout", timeout: 5, mayHaveArrived });

/** The numbers of attempts of calls that end with these outcomes; the last one is repeated. */
async function attemptsOf(repeat: Repeat, ...outcomes: readonly Error[]): Promise<number> {
  const retrying = createRetrier({
    retry: { retries: 4, minDelay: 0, maxDelay: 0, maxRetryAfter: 3_600_000 },
    clock: virtualClock(),
    random: () => 0,
  });
  let attempts = 0;
  const call = retrying(
    async () => {
      attempts += 1;
      throw outcomes[attempts - 1] ?? outcomes.at(-1);
    },
    { signal: new AbortController().signal, mayRepeat: (error) => mayRepeat(error, repeat) },
  );
  await expect(call).rejects.toBe(outcomes.at(-1));
  return attempts;
}

it("a timeout before a connection ends the first call to a host that was never reached", async () => {
  expect(await attemptsOf("always", late(false))).toBe(1);
});

it("later every call may be repeated: nothing can have arrived", async () => {
  const busy = new ApiError("busy", { operation: "byIdsFiles", status: 429, code: "throttled" });
  expect(await attemptsOf("unsent", busy, late(false))).toBe(5);
});

it("a timeout after a connection is only repeated if a repeat does no harm", async () => {
  expect(await attemptsOf("always", late(true))).toBe(5);
  expect(await attemptsOf("unsent", late(true))).toBe(1);
});
