import { describe, expect, it } from "vitest";
import { createWatchdog } from "../../src/worker/watchdog.js";

const STEP = 5000;
const SLOTS = 2;

/** A worker of one root that is looked at every five seconds. */
function watched() {
  let now = 1000;
  const state = { waiting: 3, busy: 0, taken: 0 };
  const queues = {
    waiting: async () => state.waiting,
    add: async () => {},
    addRound: async () => {},
    life: async () => "none" as const,
  };
  const look = createWatchdog({ queues }, [state], ["nas"], SLOTS, () => now);
  return {
    state,
    /** The code of what the watchdog throws within so many looks. */
    async passed(looks: number, between: () => void = () => {}, step = STEP): Promise<string | undefined> {
      for (let count = 0; count < looks; count += 1) {
        now += step;
        between();
        const code: string | undefined = await look().then(
          () => undefined,
          ({ code }) => code,
        );
        if (code !== undefined) return code;
      }
      return undefined;
    },
  };
}

describe("the watchdog", () => {
  it("ends a worker that takes none of the waiting jobs for a minute", async () => {
    const { passed } = watched();
    expect(await passed(12)).toBeUndefined();
    expect(await passed(1)).toBe("fleet-worker");
  });

  it("also while a part takes long in another slot", async () => {
    const { passed, state } = watched();
    state.busy = 1;
    expect(await passed(13)).toBe("fleet-worker");
  });

  it("leaves a worker alone that takes jobs between two looks", async () => {
    const { passed, state } = watched();
    const take = (): void => {
      state.taken += 1;
    };
    expect(await passed(40, take)).toBeUndefined();
  });

  it("leaves a worker alone that is full, or has nothing to take", async () => {
    const { passed, state } = watched();
    state.busy = SLOTS;
    expect(await passed(40)).toBeUndefined();
    state.busy = 0;
    state.waiting = 0;
    expect(await passed(40)).toBeUndefined();
  });

  it("does not count the time in which the broker did not answer", async () => {
    const { passed } = watched();
    expect(await passed(1)).toBeUndefined();
    expect(await passed(1, () => {}, 10 * 60_000)).toBeUndefined();
    expect(await passed(11)).toBeUndefined();
    expect(await passed(3)).toBe("fleet-worker");
  });
});
