import { describe, expect, it } from "vitest";
import {
  type FilesClientOptions,
  isValidationError,
  type RequestPacer,
  type SharedLimits,
  shareLimits,
} from "../../src/index.js";
import { FILE, fakeService, loaded, ok, refuse, type Step } from "../support/fake-service.js";
import { type VirtualClock, virtualClock } from "../support/virtual-clock.js";

/** A client and the bindings of one program: with separate limits, or with shared ones. */

const LIMITS = { requestsPerSecond: 10, listRequestsPerSecond: 10, concurrentRequests: 2 };
const WAYS = ["a limits object that both copy", "shared limits"] as const;

type LimitOptions = NonNullable<FilesClientOptions["limits"]>;

function limitsOf(way: (typeof WAYS)[number], clock: VirtualClock, more: LimitOptions = {}): LimitOptions {
  const limits = { ...LIMITS, ...more };
  return way === "shared limits" ? shareLimits({ ...limits, clock }) : limits;
}

const BY_ID = { body: { items: [{ id: 7 }] } };

/** The start times of 20 calls, half of them by the client and half by the bindings. */
async function startsOf(way: (typeof WAYS)[number]): Promise<number> {
  const clock = virtualClock();
  const starts: number[] = [];
  const step: Step = (request) => {
    starts.push(clock.now());
    return ok({ items: [FILE] })(request);
  };
  const { client, api } = fakeService([step], { clock, limits: limitsOf(way, clock) });
  await loaded(client);
  const calls = Array.from({ length: 10 }, () => [client.byIdsFiles([{ id: 7 }]), api.byIdsFiles(BY_ID)]);
  await Promise.all(calls.flat());
  const first = Math.min(...starts);
  return starts.filter((at) => at < first + 1000).length;
}

/** Maximum number of requests in flight of 20 calls that take a second each. */
async function inFlight(way: (typeof WAYS)[number]): Promise<number> {
  const clock = virtualClock();
  let running = 0;
  let most = 0;
  const step: Step = async (request) => {
    running += 1;
    most = Math.max(most, running);
    await clock.sleep(1000);
    running -= 1;
    return await ok({ items: [FILE] })(request);
  };
  const { client, api } = fakeService([step], {
    clock,
    limits: limitsOf(way, clock, { requestsPerSecond: 1e9, listRequestsPerSecond: 1e9 }),
  });
  await loaded(client);
  const calls = Array.from({ length: 10 }, () => [client.byIdsFiles([{ id: 7 }]), api.byIdsFiles(BY_ID)]);
  await Promise.all(calls.flat());
  return most;
}

describe("limits of a client and of bindings", () => {
  it("ask a pacer instead of their rates, also for a repeat, and send nothing before it allows it", async () => {
    const clock = virtualClock();
    const asked: string[] = [];
    const starts: number[] = [];
    const pacer: RequestPacer = {
      async pace(kind, signal) {
        asked.push(kind);
        await clock.sleep(5000, signal);
      },
    };
    const step: Step = (request) => {
      starts.push(clock.now());
      return ok({ items: [FILE] })(request);
    };
    const limits = { requestsPerSecond: 1e-9, listRequestsPerSecond: 1e-9, pacer };
    const { client } = fakeService([refuse(500, "once"), step], { clock, limits });
    await loaded(client);
    const began = clock.now();
    await client.byIdsFiles([{ id: 7 }]);
    await client.advancedListFiles({});
    expect(asked).toEqual(["other", "other", "list"]);
    expect(starts).toHaveLength(2);
    expect(starts[0]).toBeGreaterThanOrEqual(began + 10_000);
    expect(starts[1]).toBeGreaterThanOrEqual(began + 15_000);
  });

  it("are one budget if they are shared, and two otherwise", async () => {
    const [own, shared] = await Promise.all(WAYS.map(startsOf));
    // The first starts immediately, then one every 100 ms: eleven per second for each budget. Each makes only
    // ten calls.
    expect([own, shared]).toEqual([20, 11]);
  });

  it("have one maximum of connections if they are shared", async () => {
    expect(await Promise.all(WAYS.map(inFlight))).toEqual([4, 2]);
  });

  it("have one gate: if one is throttled, the other waits, too", async () => {
    const clock = virtualClock();
    const limits = shareLimits({ clock });
    const at: number[] = [];
    const seen =
      (step: Step): Step =>
      (request) => {
        at.push(clock.now());
        return step(request);
      };
    const steps = [refuse(429, "slow", {}, { "retry-after": "7" }), ok({ items: [FILE] })].map(seen);
    const { client, api } = fakeService(steps, { clock, limits });
    expect(client.cooldown).toBe(limits.cooldown);
    const throttled = api.byIdsFiles(BY_ID);
    while (!limits.cooldown.closed) await new Promise((next) => setImmediate(next));
    await Promise.all([throttled, client.byIdsFiles([{ id: 7 }])]);
    const [first = 0, ...later] = at;
    expect(later).toHaveLength(2);
    for (const one of later) expect(one - first).toBeGreaterThanOrEqual(7000);
  });

  it("are checked when they are created, and the error names each wrong one", () => {
    const faultsOf = (make: () => SharedLimits): readonly string[] => {
      try {
        make();
      } catch (error) {
        if (isValidationError(error)) return [error.message, ...error.faults.map(({ path }) => path)];
      }
      return [];
    };
    const [message, ...paths] = faultsOf(() => shareLimits({ requestsPerSecond: 0, concurrentRequests: -1 }));
    expect(message).toContain("shareLimits");
    expect(paths).toEqual(["limits.requestsPerSecond", "limits.concurrentRequests"]);
  });
});
