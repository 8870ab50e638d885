import { describe, expect, it } from "vitest";
import { CooldownGate } from "../../src/index.js";
import { failureOf } from "../support/fake-service.js";
import { virtualClock } from "../support/virtual-clock.js";

describe("CooldownGate", () => {
  it("lets calls through immediately while it is open", async () => {
    const clock = virtualClock();
    await new CooldownGate(clock).wait();
    expect(clock.slept).toEqual([]);
  });

  it("holds all calls until it opens, also when it is closed again meanwhile", async () => {
    const clock = virtualClock();
    const gate = new CooldownGate(clock);
    const start = clock.now();
    gate.close(start + 1000);
    const waits = [gate.wait(), gate.wait()];
    gate.close(start + 5000);
    await Promise.all(waits);
    expect(clock.now() - start).toBe(5000);
    expect(gate.closed).toBe(false);
  });

  it("is not opened by a shorter closing", () => {
    const clock = virtualClock();
    const gate = new CooldownGate(clock);
    gate.close(clock.now() + 5000);
    gate.close(clock.now() + 10);
    expect(gate.until).toBe(clock.now() + 5000);
  });

  it("rejects with the signal's reason, and leaves no timer", async () => {
    const clock = virtualClock();
    const gate = new CooldownGate(clock);
    gate.close(clock.now() + 1_000_000);
    const reason = new Error("enough");
    const controller = new AbortController();
    const wait = failureOf(gate.wait(controller.signal));
    controller.abort(reason);
    expect(await wait).toBe(reason);
    expect(clock.sleeping).toBe(0);
    expect(await failureOf(gate.wait(controller.signal))).toBe(reason);
  });

  it("is held until the last holder releases it, and informs listeners of both", async () => {
    const clock = virtualClock();
    const gate = new CooldownGate(clock);
    const released: string[] = [];
    const unlisten = gate.onHold(() => released.push(gate.closed ? "held" : "released"));
    const [first, second] = [gate.hold(), gate.hold()];
    const wait = gate.wait().then(() => released.push("passed"));
    first();
    first();
    expect([gate.closed, gate.until, released]).toEqual([true, Number.POSITIVE_INFINITY, ["held"]]);
    second();
    await wait;
    expect(released).toEqual(["held", "released", "passed"]);
    unlisten();
    gate.hold()();
    expect([released.length, gate.closed, clock.sleeping]).toEqual([3, false, 0]);
  });

  it("rejects a wait for a release with the signal's reason", async () => {
    const gate = new CooldownGate(virtualClock());
    gate.hold();
    const controller = new AbortController();
    const wait = failureOf(gate.wait(controller.signal));
    controller.abort("enough");
    expect(await wait).toBe("enough");
  });
});
