import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { startRedis } from "../servers/redis-server.js";
import { refusal } from "./refusal.js";
import { finished, MiB, type Stage, until, useStage } from "./scene.js";

const SPLIT = { splitAbove: 8 * MiB, partSize: 6 * MiB };

/** The state of the broker now; the returned function puts it back. */
function remember({ server }: Stage): () => Promise<void> {
  const [kept, copy] = [join(server.folder, "appendonlydir"), join(server.folder, "remembered")];
  rmSync(copy, { recursive: true, force: true });
  cpSync(kept, copy, { recursive: true });
  return async () => {
    await server.kill();
    rmSync(kept, { recursive: true });
    cpSync(copy, kept, { recursive: true });
    await server.start();
  };
}

async function ask(url: string, ...command: [string, ...string[]]): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  await redis.call(...command);
  redis.disconnect();
}

describe("a broker that is restored from an older state", () => {
  const stage = useStage();

  it("in the middle of a run: every file is stored once, and none fails", async () => {
    const { its, connect, work } = stage;
    const items = [1, 2, 3].map((index) => its.write(`back/${index}.bin`, 20 * MiB + index));
    const small = Array.from({ length: 30 }, (_, index) => its.write(`back/${index}.txt`, 10 + index));
    const all = [...items, ...small];
    const fleet = await connect();
    const run = await fleet.submit(all, SPLIT);
    const putBack = remember(stage);
    const worker = await fleet.work(work());
    await until(fleet, run, ({ filesDone }) => filesDone >= small.length + 1);
    await putBack();
    expect(await finished(fleet, run)).toMatchObject({ filesDone: all.length, filesFailed: 0 });
    expect(await its.faults(all)).toEqual([]);
    await worker.drain(1000);
    await fleet.close();
  });

  it("from before the run: the worker and the submitter say so, and the list can be continued", async () => {
    const { its, connect, work, server } = stage;
    const items = [its.write("lost/large.bin", 9 * MiB), its.write("lost/small.txt", 9)];
    const fleet = await connect();
    const putBack = remember(stage);
    // The small file is stored, and the large one is not.
    its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 503 } }]);
    const worker = await fleet.work(work());
    const run = await fleet.submit(items, SPLIT);
    await until(fleet, run, ({ filesDone }) => filesDone === 1);
    await putBack();
    const said = await refusal(worker.drained());
    expect(said).toMatchObject({ code: "fleet-run" });
    expect(said.message).toContain(run);
    expect(await refusal(finished(fleet, run))).toMatchObject({ code: "fleet-run" });
    its.emulator.setFaults([]);
    const other = await its.connect(server.url);
    const again = await other.work(work());
    const next = await other.submit(items, { ...SPLIT, continues: run });
    expect(next).not.toBe(run);
    expect(await finished(other, next)).toMatchObject({ filesDone: 2, filesFailed: 0 });
    for (const { file } of items) expect(await its.entries(file?.name ?? "")).toBe(1);
    await again.drain(1000);
    await other.close();
    await fleet.close();
  });
});

describe("a broker that is emptied", () => {
  const stage = useStage();

  it("ends its workers and its watchers with an error that names the run", async () => {
    const { its, connect, work, server } = stage;
    const item = its.write("emptied.bin", 20 * MiB);
    its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 503 } }]);
    const fleet = await connect();
    const worker = await fleet.work(work());
    const run = await fleet.submit([item], SPLIT);
    await its.emulator.requests.waitFor({ operation: "putPart" }, { until: "ended" });
    // The watcher has read the run once.
    const views = fleet.watch(run, 50);
    await views.next();
    await ask(server.url, "FLUSHALL");
    its.emulator.setFaults([]);
    expect((await refusal(worker.drained())).message).toContain(run);
    expect(await refusal(views.next())).toMatchObject({ code: "fleet-run" });
    await fleet.close();
  });
});

describe("a broker whose memory is full", () => {
  const stage = useStage(() => startRedis("--maxmemory", "100mb"));

  it("says so, and the run continues when there is room", async () => {
    const { its, connect, work, server } = stage;
    const item = its.write("full.bin", 20 * MiB);
    const fleet = await connect();
    const run = await fleet.submit([item], SPLIT);
    await ask(server.url, "CONFIG", "SET", "maxmemory", "1");
    const full = await refusal(fleet.submit([{ ...item, file: { externalId: "other" } }], SPLIT));
    expect(full.code).toBe("broker-full");
    expect(full.message).toContain("maxmemory");
    let warned = (): void => {};
    const warning = new Promise<void>((resolve) => {
      warned = resolve;
    });
    const worker = await fleet.work(
      work({ onEvent: (event) => event.type === "warning" && event.code === "broker-full" && warned() }),
    );
    await warning;
    await ask(server.url, "CONFIG", "SET", "maxmemory", "100mb");
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 1, filesFailed: 0 });
    expect(await its.faults([item])).toEqual([]);
    await worker.drain(1000);
    await fleet.close();
  });
});

describe("a broker that is away", () => {
  const stage = useStage();

  it("for longer than the lock: the worker waits, and the run ends right", async () => {
    const { its, connect, work, server } = stage;
    const item = its.write("away.bin", 20 * MiB);
    const fleet = await connect();
    let warned = (): void => {};
    const warning = new Promise<void>((resolve) => {
      warned = resolve;
    });
    const worker = await fleet.work(
      work({ onEvent: ({ type }) => (type === "warning" ? warned() : undefined) }),
    );
    const run = await fleet.submit([item], SPLIT);
    await until(fleet, run, ({ partsSent }) => partsSent > 0);
    await server.kill();
    await warning;
    await new Promise((resolve) => setTimeout(resolve, 2 * (work().lockMs ?? 0)));
    await server.start();
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 1, filesFailed: 0 });
    expect(await its.faults([item])).toEqual([]);
    await worker.drain(1000);
    await fleet.close();
  });

  it("while a worker drains: it ends within its grace", async () => {
    const { connect, work, server } = stage;
    const fleet = await connect();
    const worker = await fleet.work(work());
    await server.kill();
    await worker.drain(100);
    await worker.drained();
    await server.start();
    await fleet.close();
  });
});
