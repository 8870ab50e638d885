import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Broker } from "../../src/broker/broker.js";
import { openBroker } from "../../src/broker/open-broker.js";
import { takeTurn } from "../../src/pacer/gcra.js";
import type { BrokerServer } from "../servers/broker-server.js";
import { STORES } from "../servers/stores.js";

/** So slow that the duration of a test does not matter. */
const RATE = { perSecond: 0.001, burst: 3 };

/** The waits of the rule if all ask at one moment. */
function ruled(count: number): number[] {
  let due = 0;
  const now = 1e12;
  return Array.from({ length: count }, () => {
    const turn = takeTurn(due, now, RATE);
    due = turn.due;
    return turn.at - now;
  });
}

describe.each(STORES)("the turns of $name", ({ start }) => {
  let server: BrokerServer;
  let brokers: readonly Broker[];
  beforeAll(async () => {
    server = await start();
    brokers = [await openBroker(server.url), await openBroker(server.url)];
  });
  afterAll(async () => {
    await Promise.all(brokers.map((broker) => broker.close()));
    await server.remove();
  });
  const takeAll = async (budget: string, count: number) => {
    const began = performance.now();
    const takers = Array.from({ length: count }, (_, index) => brokers[index % brokers.length]);
    const waits = await Promise.all(takers.map((broker) => broker?.turns.takeTurn(budget, RATE)));
    const sorted = waits.map(Number).sort((one, other) => one - other);
    return { waits: sorted, took: performance.now() - began };
  };

  it("are the same for all machines together, and each turn is given to one", async () => {
    const { waits, took } = await takeAll("all", 24);
    for (const [index, wait] of ruled(24).entries()) {
      expect(waits[index]).toBeLessThanOrEqual(wait + 1);
      expect(waits[index]).toBeGreaterThanOrEqual(Math.max(0, wait - took - 1));
    }
  });

  it("are counted for each budget", async () => {
    await takeAll("one", 5);
    expect((await takeAll("other", 3)).waits).toEqual([0, 0, 0]);
  });

  it("begin after the longest cool-down", async () => {
    const [first, second] = brokers;
    const began = performance.now();
    await first?.turns.coolDown("cool", 500_000);
    await second?.turns.coolDown("cool", 1000);
    const { waits } = await takeAll("cool", 3);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(500_000 - (performance.now() - began) - 1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(500_001);
    expect((await takeAll("warm", 1)).waits).toEqual([0]);
  });
});
