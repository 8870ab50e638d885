import { describe, expect, it } from "vitest";
import { type Scenario, simulate } from "../src/fleet-sim/simulate.mjs";

const KIB = 1024;
const GIB = 1024 ** 3;
const MINUTE = 60_000;

const SPEEDS = {
  requestsPerSecond: 80,
  burst: 8,
  latency: 200,
  workerRate: 125e6,
  linkRate: 1250e6,
};
const QUIET: Omit<Scenario, "files"> = {
  workers: 8,
  slots: 8,
  speeds: SPEEDS,
  killEvery: 0,
  loseJobsEvery: 0,
  partFailures: 0,
  seed: 1,
};

describe("small files on paper", () => {
  it("take as long as the request budget needs, for any number of workers", async () => {
    const files = [{ count: 20_000, size: 100 * KIB }];
    const [few, many] = await Promise.all([
      simulate({ ...QUIET, files, workers: 2 }),
      simulate({ ...QUIET, files, workers: 200 }),
    ]);
    for (const { hours, requests, filesDone, busiestSecond, openPages } of [few, many]) {
      expect(filesDone).toBe(20_000);
      // One request per file, and one per page that asks for the files that have arrived.
      expect(requests).toBe(20_000 + 20);
      expect(busiestSecond).toBeLessThanOrEqual(SPEEDS.requestsPerSecond + SPEEDS.burst);
      expect(openPages).toBeLessThanOrEqual(200);
      expect(hours * 3600).toBeGreaterThanOrEqual(requests / SPEEDS.requestsPerSecond - 1);
    }
    expect(many.hours / few.hours).toBeGreaterThan(0.95);
  });

  it("need two requests each if they have more than 1 MiB", async () => {
    const { requests } = await simulate({ ...QUIET, files: [{ count: 1000, size: 2 * 1024 * KIB }] });
    expect(requests).toBe(2000 + 1);
  });
});

describe("large files on paper", () => {
  it("take as long as the links need, with three requests each", async () => {
    const { hours, requests, openFiles, filesDone } = await simulate({
      ...QUIET,
      workers: 10,
      files: [{ count: 100, size: 20 * GIB }],
    });
    expect(filesDone).toBe(100);
    expect(requests).toBe(300);
    expect(openFiles).toBeLessThanOrEqual(64);
    const ideal = (100 * 20 * GIB) / SPEEDS.linkRate / 3600;
    expect(hours).toBeGreaterThanOrEqual(ideal);
    expect(hours).toBeLessThan(ideal * 1.1);
  });
});

describe("a simulated run with killed workers, lost jobs and failing parts", () => {
  const files = [
    { count: 6, size: 60 * GIB },
    { count: 30_000, size: 300 * KIB },
  ];
  const seeds = Array.from({ length: 8 }, (_, at) => at + 1);

  it.each(seeds)("ends with every file done once (seed %d)", async (seed) => {
    const hard = { killEvery: 2 * MINUTE, loseJobsEvery: 5 * MINUTE, partFailures: 0.05, seed };
    const outcome = await simulate({ ...QUIET, files, ...hard });
    expect(outcome.filesDone + outcome.filesFailed).toBe(30_006);
    expect(outcome.filesFailed).toBe(0);
    expect(outcome.kills).toBeGreaterThan(0);
    expect(outcome.losses).toBeGreaterThan(0);
    // Parts are sent again only if they were in flight, or not yet written to the ledger: 50 files and 16
    // connections per slot.
    const most = (outcome.kills + outcome.losses * QUIET.workers) * QUIET.slots * (50 + 16);
    expect(outcome.filesSent - outcome.filesDone).toBeLessThanOrEqual(most);
    expect(outcome.busiestSecond).toBeLessThanOrEqual(SPEEDS.requestsPerSecond + SPEEDS.burst);
  });

  it("has the same outcome again", async () => {
    const scenario = { ...QUIET, files, killEvery: MINUTE, loseJobsEvery: 3 * MINUTE, seed: 7 };
    expect(await simulate(scenario)).toEqual(await simulate(scenario));
  });
});
