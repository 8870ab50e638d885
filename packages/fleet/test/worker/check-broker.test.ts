import { describe, expect, it } from "vitest";
import type { BrokerFault } from "../../src/broker/broker.js";
import { createBrokerCheck } from "../../src/worker/check-broker.js";

describe("createBrokerCheck", () => {
  it("ends a worker within a minute after its broker has become unsuitable, and not for a warning", async () => {
    let now = 5000;
    let faults: readonly BrokerFault[] = [];
    let checks = 0;
    const broker = {
      check: async () => {
        checks += 1;
        return faults;
      },
    };
    const check = createBrokerCheck(broker, () => now);
    await check();
    expect(checks).toBe(0);
    now += 60_000;
    await check();
    await check();
    expect(checks).toBe(1);
    faults = [{ code: "broker-unsuitable", message: "It is slow.", warns: true }];
    now += 60_000;
    await check();
    faults = [...faults, { code: "broker-unsuitable", message: "The clock is 5.0 s ahead." }];
    await check();
    expect(checks).toBe(2);
    now += 60_000;
    await expect(check()).rejects.toMatchObject({
      code: "broker-unsuitable",
      message: "The clock is 5.0 s ahead.",
    });
  });
});
