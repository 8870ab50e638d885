import type { Clock } from "@cdf-multipart/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { createUpload, uploadMany } from "../../src/node/upload-node.js";
import { manualClock, passUntil } from "../doubles/manual-clock.js";
import { listed } from "../journal/listed.js";
import { deferred } from "../transport/deferred.js";
import { type Ground, ground } from "./ground.js";
import { PART } from "./matrix.js";

describe("many concurrent uploads", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());

  it("store small and large files together; a missing file does not end the others", async () => {
    const paths = await Promise.all(
      Array.from({ length: 60 }, (_, index) => floor.file(index % 20 === 0 ? 2 * PART : 10_000 + index)),
    );
    const items = paths.map((path) => ({ source: path, partSize: PART }));
    items.splice(30, 0, { source: `${paths[0]}.missing`, partSize: PART });
    let stored = 0;
    const failed: unknown[] = [];
    for await (const result of uploadMany(floor.client(), items, { files: 8 })) {
      if (result.status === "failed") failed.push(result.error);
      else {
        stored += 1;
        await floor.expectStored(result.result.file.id, result.item.source);
      }
    }
    expect(stored).toBe(60);
    expect(failed).toMatchObject([{ code: "source-missing" }]);
    expect(floor.emulator.requests.mostAtOnce({ operation: "putPart" })).toBeLessThanOrEqual(16);
    // Files that wait for "uploaded" share one request.
    expect(floor.emulator.requests.count({ operation: "byIdsFiles" })).toBeLessThanOrEqual(60);
    await floor.expectNothingLeft();
  });

  it.each([
    ["of several parts", 2 * PART, {}],
    ["of one PUT", 1000, {}],
    ["that is read back", 1000, { verify: "download" as const }],
  ])("do not let the last file wait for others: a file %s", async (_, size, more) => {
    const pauses: number[] = [];
    const clock: Clock = {
      now: () => Date.now(),
      sleep(ms, signal): Promise<void> {
        pauses.push(ms);
        return new Promise((resolve) => {
          const timer = setTimeout(resolve, ms);
          signal?.addEventListener("abort", () => {
            clearTimeout(timer);
            resolve();
          });
        });
      },
    };
    const items = [{ source: await floor.file(size), partSize: PART }];
    const settings = { files: 1, clock, journal: "off" as const, ...more };
    for await (const { status } of uploadMany(floor.client(), items, settings))
      expect(status).toBe("uploaded");
    // The pause during which files are collected for one request.
    expect(pauses).not.toContain(50);
  });

  it("throw the reason of an abort and leave nothing open", async () => {
    const path = await floor.file(2 * PART);
    floor.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "no-answer" } }]);
    const controller = new AbortController();
    const reason = new Error("enough");
    const items = Array.from({ length: 50 }, () => ({ source: path }));
    const settings = { files: 4, signal: controller.signal, journal: "off" as const };
    const next = uploadMany(floor.client(), items, settings).next();
    const refused = expect(next).rejects.toBe(reason);
    await floor.emulator.requests.waitFor({ operation: "putPart", outcome: "pending" });
    controller.abort(reason);
    await refused;
    await floor.expectNothingLeft();
  });
});

describe("many uploads with journals", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());

  it("continue in the next run, each with its own parts, though name and size are the same", async () => {
    const paths = [await floor.file(2 * PART), await floor.file(2 * PART)];
    const items = paths.map((path) => ({ source: path, partSize: PART, file: { name: "same.bin" } }));
    const journalStore = fileJournalStore({ directory: `${paths[0]}.journals` });
    const settings = { journal: "required", journalStore } as const;
    floor.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 2 }, do: { type: "status", status: 403 } },
    ]);
    for await (const { status } of uploadMany(floor.client(), items, settings)) expect(status).toBe("failed");
    floor.emulator.setFaults([]);
    for await (const result of uploadMany(floor.client(), items, settings)) {
      if (result.status === "failed") throw result.error;
      expect(result.result.partsResumed).toBe(1);
      await floor.expectStored(result.result.file.id, result.item.source);
    }
    expect(floor.emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(2);
    expect(await listed(journalStore)).toEqual([]);
  });
});

describe("a connection that lags", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());

  it("is abandoned, and its part sent again on a new one", async () => {
    const path = await floor.file(12 * PART);
    const clock = manualClock();
    const [othersDone, retried, completing] = [deferred(), deferred(), deferred()];
    let done = 0;
    floor.emulator.setFaults([
      {
        match: { operation: "putPart", partNumber: 6, attempt: 1 },
        do: { type: "slow", bytesPerSecond: 100_000 },
      },
    ]);
    const reasons: string[] = [];
    const handle = createUpload(floor.client(), path, {
      partSize: PART,
      concurrency: 3,
      clock,
      onEvent: (event) => {
        if (event.type === "part-done" && ++done === 11) othersDone.resolve();
        if (event.type === "completing") completing.resolve();
        if (event.type !== "part-retry") return;
        reasons.push(`${event.partNumber} ${event.reason}`);
        retried.resolve();
      },
    });
    const ended = handle.start();
    // Time advances only while the lagging part is the last one in flight.
    await othersDone.promise;
    await passUntil(retried.promise, clock, 500);
    await completing.promise;
    await passUntil(ended, clock, 500);
    const stored = await ended;
    expect(reasons).toEqual(["6 slow"]);
    await floor.expectStored(stored.file.id, path);
    await floor.expectNothingLeft();
  });
});
