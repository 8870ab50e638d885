import { describe, expect, it } from "vitest";
import { Limiter } from "../../src/retry/limiter.js";
import { failureOf } from "../support/fake-service.js";
import { virtualClock } from "../support/virtual-clock.js";

const never = new AbortController().signal;

describe("Limiter", () => {
  it("never runs more calls than its limit, and starts them in order", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ requestsPerSecond: 1e9, concurrentRequests: 3, clock });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = async (index: number): Promise<void> => {
      order.push(index);
      running += 1;
      most = Math.max(most, running);
      await clock.sleep(10);
      running -= 1;
      if (index === 4) throw new Error("one of them fails");
    };
    const indices = Array.from({ length: 20 }, (_, index) => index);
    const results = await Promise.allSettled(indices.map((index) => limiter.run(never, () => work(index))));
    expect(most).toBe(3);
    expect(order).toEqual(indices);
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  });

  it("spreads starts: no second has more than the rate and a tenth", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ requestsPerSecond: 50, concurrentRequests: 1, clock });
    const starts: number[] = [];
    for (let index = 0; index < 300; index += 1) {
      await limiter.pace(never);
      starts.push(clock.now());
      // A pause in the middle must not accumulate starts for later.
      if (index === 150) await clock.sleep(60_000);
    }
    const most = Math.max(
      ...starts.map((from) => starts.filter((at) => at >= from && at < from + 1000).length),
    );
    expect(most).toBeLessThanOrEqual(56);
    expect(most).toBeGreaterThanOrEqual(50);
  });

  it("removes aborted calls from the queue, and gives their place to the next", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ requestsPerSecond: 1e9, concurrentRequests: 1, clock });
    const controller = new AbortController();
    const first = limiter.run(never, () => clock.sleep(10));
    const second = failureOf(limiter.run(controller.signal, async () => "never runs"));
    const third = limiter.run(never, async () => "third");
    controller.abort("left");
    expect(await second).toBe("left");
    await first;
    expect(await third).toBe("third");
    expect(await limiter.run(never, async () => "free again")).toBe("free again");
  });
});
