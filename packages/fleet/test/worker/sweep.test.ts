import { describe, expect, it } from "vitest";
import type { Broker } from "../../src/broker/broker.js";
import { ROUNDS_MAX } from "../../src/decide/decide-sweep.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { sweepRun } from "../../src/worker/feed-run.js";
import { RETRY } from "../../src/worker/page-records.js";

const run = "r";
const ref = { run, unit: 0 };

/** A run of one page of four files, and a queue that loses every job. */
async function losing(): Promise<{ readonly ledger: Ledger; readonly broker: Broker }> {
  let now = 1_700_000_000_000;
  const ledger = memoryLedger(() => {
    now += 10_000;
    return now;
  });
  await ledger.createRun({ id: run, settings: "{}" });
  await ledger.addUnits(run, 0, [{ kind: "page", root: "nas", files: 4, bytes: 4, body: "" }]);
  await ledger.closeList(run);
  await ledger.advance(run, 0, 1);
  const broker: Broker = {
    ...{ kind: "redis", ledger, turns: { takeTurn: async () => 0, coolDown: async () => {} } },
    queues: {
      add: async () => {},
      addRound: async () => {},
      life: async () => "none",
      waiting: async () => 0,
    },
    work: () => Promise.reject(new Error("not needed")),
    check: async () => [],
    close: async () => {},
  };
  return { ledger, broker };
}

describe("a page whose jobs are always lost", () => {
  it("fails with all files that were not stored, each with its own reason", async () => {
    const { ledger, broker } = await losing();
    const claim = await ledger.claim(ref, "w", 1);
    if (claim.kind !== "claimed") throw new Error("not claimed");
    const failure = { index: 2, code: "conflict", message: "exists" };
    const body = JSON.stringify({ type: "failed", failure });
    await ledger.append(ref, { kind: "other", fence: claim.fence, body });
    await ledger.markDone(ref, [{ index: 0, bytes: 1 }]);
    await ledger.release(ref, claim.fence);
    for (let round = 1; round <= ROUNDS_MAX; round += 1) await sweepRun(broker, run);
    const { status, failures = [] } = (await ledger.readUnit(ref)) ?? {};
    expect(status).toBe("failed");
    expect(failures.map(({ index, code }) => [index, code])).toEqual([
      [2, "conflict"],
      [1, "poison"],
      [3, "poison"],
    ]);
    expect(await ledger.readRun(run)).toMatchObject({ filesDone: 1, filesFailed: 3, openPages: 0 });
  });

  it("gets as many rounds again when it is retried", async () => {
    const { ledger, broker } = await losing();
    for (let round = 1; round <= ROUNDS_MAX; round += 1) await sweepRun(broker, run);
    expect(await ledger.readUnit(ref)).toMatchObject({ status: "failed", round: ROUNDS_MAX });
    await ledger.reopen(ref, { record: JSON.stringify(RETRY) });
    for (let round = 1; round < ROUNDS_MAX; round += 1) expect(await sweepRun(broker, run)).toBe(1);
    expect(await ledger.readUnit(ref)).toMatchObject({ status: "open" });
    expect(await sweepRun(broker, run)).toBe(0);
    expect(await ledger.readUnit(ref)).toMatchObject({ status: "failed", round: 2 * ROUNDS_MAX });
  });
});
