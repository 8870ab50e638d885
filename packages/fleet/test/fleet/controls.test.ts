import { describe, expect, it } from "vitest";
import type { FleetEvent } from "../../src/index.js";
import { refusal } from "./refusal.js";
import { finished, MiB, until, useStage } from "./scene.js";

const SPLIT = { splitAbove: 8 * MiB, partSize: 6 * MiB };

describe("the controls of a fleet", () => {
  const stage = useStage();

  it("pause starts nothing, and resume continues the run", async () => {
    const { its, connect, work } = stage;
    const items = [its.write("pause/large.bin", 20 * MiB), its.write("pause/small.txt", 5)];
    const fleet = await connect();
    const run = await fleet.submit(items, SPLIT);
    await fleet.pause(run);
    const ended = new Set<number>();
    let see = (): void => {};
    const seen = new Promise<void>((resolve) => {
      see = resolve;
    });
    const worker = await fleet.work(
      work({
        onEvent(event) {
          if (event.type === "job-end") ended.add(event.unit);
          if (ended.size === items.length) see();
        },
      }),
    );
    // Both units were taken, and put aside.
    await seen;
    for (const operation of ["initMultiPartUpload", "initFileUpload"] as const)
      expect(its.emulator.requests.count({ operation })).toBe(0);
    expect(await fleet.run(run)).toMatchObject({ state: "paused", filesDone: 0 });
    await fleet.resume(run);
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 2, filesFailed: 0 });
    await worker.drain();
    await fleet.close();
  });

  it.each([
    ["with discard deletes the entry that has no content", true],
    ["without discard keeps it", false],
  ])("cancel %s", async (_, discard) => {
    const { its, connect, work } = stage;
    const name = `cancel-${discard}.bin`;
    const item = its.write(name, 20 * MiB);
    its.emulator.requests.clear();
    its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 503 } }]);
    const fleet = await connect();
    const worker = await fleet.work(work());
    try {
      const run = await fleet.submit([item], SPLIT);
      // The session is open, and no part arrives.
      await its.emulator.requests.waitFor({ operation: "putPart" }, { until: "ended" });
      await fleet.cancel(run, { discard });
      expect(await its.entries(name)).toBe(discard ? 0 : 1);
      expect(await fleet.run(run)).toMatchObject({ state: "cancelled", filesDone: 0 });
      const failed = [];
      for await (const file of fleet.failed(run)) failed.push(file.code);
      expect(failed).toEqual(discard ? ["cancelled"] : []);
      expect(await refusal(fleet.retry(run))).toMatchObject({ code: "fleet-run" });
    } finally {
      its.emulator.setFaults([]);
    }
    await worker.drain(1000);
    await fleet.close();
  });

  it("retry sends what failed, and nothing else", async () => {
    const { its, connect, work } = stage;
    const items = [its.write("retry/large.bin", 14 * MiB), its.write("retry/other.bin", 15 * MiB)];
    its.emulator.setFaults([
      { match: { operation: "completeMultiPartUpload", times: 1 }, do: { type: "status", status: 403 } },
    ]);
    const fleet = await connect();
    const worker = await fleet.work(work());
    const run = await fleet.submit(items, SPLIT);
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 1, filesFailed: 1 });
    const failed = [];
    for await (const file of fleet.failed(run)) failed.push(file);
    expect(failed).toHaveLength(1);
    const file = failed[0]?.source ?? "";
    expect(await refusal(fleet.retry(run, { file: "nas:other" }))).toMatchObject({ code: "fleet-run" });
    expect(await fleet.retry(run, { file })).toBe(1);
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 2, filesFailed: 0 });
    expect(await refusal(fleet.retry(run, { file }))).toMatchObject({ code: "fleet-run" });
    await worker.drain();
    await fleet.close();
  });

  it("drain lets parts in flight finish, and leaves the rest to another worker", async () => {
    const { its, connect, work } = stage;
    const item = its.write("drain.bin", 40 * MiB);
    const [one, two] = [await connect(), await connect()];
    const events: FleetEvent[] = [];
    const first = await one.work(work({ slots: 1, onEvent: (event) => void events.push(event) }));
    const before = its.emulator.requests.all({ operation: "putPart" }).length;
    its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "slow", delay: 400 } }]);
    const run = await one.submit([item], SPLIT);
    await until(one, run, ({ partsSent }) => partsSent > 0);
    await first.drain();
    await first.drained();
    its.emulator.setFaults([]);
    expect(events.filter(({ type }) => type === "job-failed")).toEqual([]);
    const { partsSent } = await one.run(run);
    const puts = its.emulator.requests.all({ operation: "putPart" }).slice(before);
    // Only a part of which nothing had moved yet may be aborted.
    const given = puts.filter(({ status }) => status !== 200).length;
    expect(puts.length - given).toBeGreaterThanOrEqual(partsSent);
    const second = await two.work(work());
    expect(await finished(two, run)).toMatchObject({ filesDone: 1 });
    const all = its.emulator.requests.all({ operation: "putPart" }).length - before;
    expect(all).toBeLessThanOrEqual(7 + puts.length - partsSent);
    await second.drain();
    await one.close();
    await two.close();
  });

  it("five files in a row that fail with one code end the worker, and leave the run", async () => {
    const { its, connect, work } = stage;
    const there = its.write("row/there.bin", 9 * MiB);
    const gone = Array.from({ length: 6 }, (_, index) => ({
      source: `nas:row/gone-${index}.bin`,
      size: 10 * MiB,
      file: { externalId: `gone-${index}`, name: "gone.bin" },
    }));
    const fleet = await connect();
    const run = await fleet.submit([there, ...gone], SPLIT);
    const worker = await fleet.work(work());
    const error = await refusal(worker.drained());
    expect(error.code).toBe("fleet-worker");
    expect(error.message).toContain("source-missing");
    expect(await fleet.run(run)).toMatchObject({ state: "running", filesFailed: 0 });
    await fleet.cancel(run);
    await fleet.close();
  });

  it("a list is continued where its submitter died, if it is the same list", async () => {
    const { its, connect, work } = stage;
    const items = [1, 2, 3].map((index) => its.write(`continued/${index}.bin`, 9 * MiB + index));
    const fleet = await connect();
    let id = "";
    let tell = (): void => {};
    const listed = new Promise<void>((resolve) => {
      tell = resolve;
    });
    // Its submitter stops after two files, and never comes back.
    const dying = (async function* () {
      yield* items.slice(0, 2);
      tell();
      await new Promise(() => {});
    })();
    void fleet.submit(dying, {
      ...SPLIT,
      onCreated(run) {
        id = run;
      },
    });
    await listed;
    const worker = await fleet.work(work());
    await until(fleet, id, ({ filesDone }) => filesDone > 0);
    expect(await refusal(fleet.submit(items.toReversed(), { ...SPLIT, continues: id }))).toMatchObject({
      code: "fleet-items",
    });
    expect(await fleet.submit(items, { ...SPLIT, continues: id })).toBe(id);
    expect(await fleet.submit(items, { ...SPLIT, continues: id })).toBe(id);
    expect(await finished(fleet, id)).toMatchObject({ filesListed: 3, filesDone: 3, filesFailed: 0 });
    expect((await refusal(fleet.submit(items, { continues: "x" }))).code).toBe("fleet-run");
    await worker.drain();
    await fleet.close();
  });
});
