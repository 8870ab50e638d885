import { expect, it } from "vitest";
import { type Ledger, memoryLedger } from "../../src/internal.js";
import { LeaseLost } from "../../src/journal/ledger-journal.js";
import { withLease } from "../../src/worker/with-lease.js";

it("ends with its lease when the broker is silent, also while a call waits for the broker", async () => {
  const memory = memoryLedger(() => Date.now());
  await memory.createRun({ id: "r", settings: "{}" });
  await memory.addUnits("r", 0, [{ kind: "page", root: "nas", files: 1, bytes: 1, body: "" }]);
  await memory.advance("r", 0, 1);
  const ledger: Ledger = { ...memory, renew: () => new Promise(() => {}) };
  const clock = { now: () => Date.now(), sleep: async () => {} };
  const context = { ...{ broker: { ledger }, id: "w", lockMs: 60, clock } };
  const { signal } = new AbortController();
  await withLease(context, { run: "r", unit: 0 }, signal, async (lease) => {
    await new Promise<void>((resolve) => {
      lease.signal.addEventListener("abort", () => resolve());
    });
    expect(lease.signal.reason).toBeInstanceOf(LeaseLost);
  });
});
