import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import type { Broker } from "../../src/broker/broker.js";
import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { createSeal } from "../../src/secrets/seal.js";
import { startWorker } from "../../src/worker/start-worker.js";

const clientOf = (project: string): FilesClient =>
  createFilesClient({ baseUrl: "https://cdf.test", project, token: "t" });

/** A broker whose queues open until the `fails`-th one. */
function brokerOf(fails: number): { readonly broker: Broker; readonly log: string[] } {
  const log: string[] = [];
  const broker: Broker = {
    kind: "postgres",
    ledger: memoryLedger(() => Date.now()),
    turns: { takeTurn: async () => 0, coolDown: async () => {} },
    queues: {
      add: async () => {},
      addRound: async () => {},
      life: async () => "none",
      waiting: async () => 0,
    },
    async work(root) {
      log.push(root);
      if (log.length === fails) throw new Error("no connection is free");
      return { busy: 0, taken: 0, close: async () => void log.push(`closed ${root}`) };
    },
    check: async () => [],
    close: async () => {},
  };
  return { broker, log };
}

const partsOf = (broker: Broker, project = "plant") => ({
  ...{ broker, client: clientOf(project), seal: createSeal("cd".repeat(32)), version: "1" },
});

describe("a worker", () => {
  it("that cannot open all of its queues closes those that it opened, and says why it did not start", async () => {
    const { broker, log } = brokerOf(2);
    const events: string[] = [];
    const starting = startWorker(partsOf(broker), {
      roots: { nas: "/" },
      onEvent: ({ type }) => events.push(type),
    });
    await expect(starting).rejects.toThrow("no connection is free");
    expect(log).toEqual(["nas", expect.stringMatching(/^_web/), "closed nas"]);
    expect(events).toEqual([]);
  });

  it("takes the URLs of its own project only", async () => {
    const opened = async (project: string): Promise<string | undefined> => {
      const { broker, log } = brokerOf(0);
      const worker = await startWorker(partsOf(broker, project), { roots: {} });
      await worker.drain(0);
      return log[0];
    };
    const [one, same, other] = [await opened("one"), await opened("one"), await opened("other")];
    expect(one).toMatch(/^_web-[0-9a-f]{16}$/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});
