import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createFilesClient } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import type { Broker } from "../../src/broker/broker.js";
import type { RunTools } from "../../src/broker/run-tools.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { createSeal } from "../../src/secrets/seal.js";
import { webRootOf } from "../../src/sources/web-source.js";
import { submitRun } from "../../src/submit/submit-run.js";

const project = { baseUrl: "https://cdf.test", project: "plant" };

function toolsOf(changes: (ledger: Ledger) => Partial<Ledger> = () => ({}), other = project): RunTools {
  const memory = memoryLedger(() => Date.now());
  const broker: Broker = {
    kind: "redis",
    ledger: { ...memory, ...changes(memory) },
    turns: { takeTurn: async () => 0, coolDown: async () => {} },
    queues: {
      add: async () => {},
      addRound: async () => {},
      life: async () => "live",
      waiting: async () => 0,
    },
    work: () => Promise.reject(new Error("not needed")),
    check: async () => [],
    close: async () => {},
  };
  const client = createFilesClient({ ...other, token: "t" });
  return { broker, client, seal: createSeal("cd".repeat(32)) };
}

const ITEMS = Array.from({ length: 50 }, (_, index) => ({
  source: `nas:${index}.txt`,
  size: index,
  file: { externalId: `file-${index}` },
}));

describe("submitRun", () => {
  it("takes a run as its own if the answer to its creation was lost and the call was repeated", async () => {
    const twice = toolsOf((ledger) => ({
      async createRun(run) {
        await ledger.createRun(run);
        return ledger.createRun(run);
      },
    }));
    const run = await submitRun(twice, ITEMS, {});
    expect(await twice.broker.ledger.readRun(run)).toMatchObject({ filesListed: 50, closed: true });
  });

  it("refuses the id of a run that is another one", async () => {
    const taken = toolsOf((ledger) => ({
      async createRun(run) {
        await ledger.createRun({ ...run, settings: "{}" });
        return false;
      },
    }));
    await expect(submitRun(taken, ITEMS, {})).rejects.toMatchObject({ code: "fleet-run" });
  });

  it("puts URLs into the queue of their project", async () => {
    const tools = toolsOf();
    const source = "https://files.test/a.bin";
    const run = await submitRun(tools, [{ source, size: 1, file: { externalId: "a" } }], {});
    expect(await tools.broker.ledger.readUnit({ run, unit: 0 })).toMatchObject({ root: webRootOf(project) });
  });

  it("continues a list that another version of Node has deflated to other bytes", async () => {
    const closing = new Error("the submitter dies");
    let dies = true;
    const tools = toolsOf((ledger) => ({
      async closeList(run) {
        if (dies) throw closing;
        await ledger.closeList(run);
      },
      // The state of the run after its submitter was killed.
      changeRun: async () => true,
      async readUnit(ref) {
        const unit = await ledger.readUnit(ref);
        if (unit === undefined) return undefined;
        const text = inflateRawSync(Buffer.from(unit.body, "base64"));
        return { ...unit, body: deflateRawSync(text, { level: 1 }).toString("base64") };
      },
    }));
    let run = "";
    const onCreated = (id: string): void => {
      run = id;
    };
    await expect(submitRun(tools, ITEMS, { onCreated })).rejects.toBe(closing);
    dies = false;
    const [first, ...rest] = ITEMS;
    const edited = [{ ...first, source: "nas:0.txt", size: 0, file: { externalId: "other" } }, ...rest];
    await expect(submitRun(tools, edited, { continues: run })).rejects.toMatchObject({ code: "fleet-items" });
    expect(await submitRun(tools, ITEMS, { continues: run })).toBe(run);
    expect(await tools.broker.ledger.readRun(run)).toMatchObject({ filesListed: 50, closed: true });
  });

  it("does not continue a run of another project", async () => {
    const tools = toolsOf();
    const run = await submitRun(tools, ITEMS, {});
    const client = createFilesClient({ ...project, project: "other", token: "t" });
    await expect(submitRun({ ...tools, client }, ITEMS, { continues: run })).rejects.toMatchObject({
      code: "fleet-run",
    });
  });
});
