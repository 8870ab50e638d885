import { appendFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FailedFile, Fleet } from "../../src/index.js";
import { STORES } from "../servers/stores.js";
import { finished, MiB, QUICK, useStage } from "./scene.js";

async function failedOf(fleet: Fleet, run: string): Promise<readonly FailedFile[]> {
  const failed: FailedFile[] = [];
  for await (const file of fleet.failed(run)) failed.push(file);
  return failed;
}

/** Files that fail, and the effect of each kind of retry on them. */
describe.each(STORES)("a retry on $name", ({ start }) => {
  const stage = useStage(start);

  it("fails again for an edited file, and sends its current content with restart", async () => {
    const { server, its } = stage;
    const large = its.write("large.bin", 36 * MiB);
    const same = its.write("same.bin", 30 * MiB);
    let edited = false;
    const place = join(its.folder, "large.bin");
    const fleet = await its.connect(server.url);
    const options = { roots: { nas: its.folder }, slots: 2, ...QUICK };
    const first = await fleet.work({
      ...options,
      onEvent: (event) => {
        // Edited when its session exists, and before its parts are sent.
        if (event.type === "job-end" && event.kind === "file" && event.unit === 0 && !edited) {
          edited = true;
          appendFileSync(place, "more");
        }
      },
    });
    const run = await fleet.submit([large, same], { splitAbove: 20 * MiB, partSize: 6 * MiB });
    expect(await finished(fleet, run)).toMatchObject({ state: "failed" });
    const failed = await failedOf(fleet, run);
    expect(failed.find(({ source }) => source === "nas:large.bin")).toMatchObject({
      code: "source-changed",
      externalId: "large.bin",
    });
    await expect(fleet.retry(run, { file: "nas:nothing.bin" })).rejects.toMatchObject({ code: "fleet-run" });

    expect(await fleet.retry(run, { file: "large.bin" })).toBe(1);
    expect(await finished(fleet, run)).toMatchObject({ state: "failed" });
    expect(await failedOf(fleet, run)).toMatchObject([{ code: "source-changed" }]);
    const inits = its.emulator.requests.count({ operation: "initMultiPartUpload", status: 201 });

    expect(await fleet.retry(run, { restart: true })).toBe(1);
    expect(await finished(fleet, run)).toMatchObject({ state: "done", filesFailed: 0 });
    expect(await its.faults([{ ...large, size: large.size + 4 }, same])).toEqual([]);
    // The entry of the first session was filled; no second one was created.
    expect(its.emulator.requests.count({ operation: "initMultiPartUpload", status: 201 })).toBe(inits);
    await first.drain(1000);
    await fleet.close();
  });

  it("continues the session if the source is unchanged", async () => {
    const { server, its } = stage;
    const item = its.write("again.bin", 36 * MiB);
    const place = join(its.folder, "again.bin");
    const [old, other] = [new Date(1_700_000_000_000), new Date(1_800_000_000_000)];
    utimesSync(place, old, old);
    const fleet = await its.connect(server.url);
    const worker = await fleet.work({
      roots: { nas: its.folder },
      slots: 1,
      ...QUICK,
      onEvent: (event) => {
        if (event.type === "job-end" && event.kind === "file") utimesSync(place, other, other);
        if (event.type === "file-failed") utimesSync(place, old, old);
      },
    });
    const sessions = () => its.emulator.requests.count({ operation: "getMultiPartUploadLink" });
    const before = sessions();
    const run = await fleet.submit([item], { splitAbove: 20 * MiB, partSize: 6 * MiB });
    expect(await finished(fleet, run)).toMatchObject({ state: "failed" });
    await worker.drain(1000);
    const next = await fleet.work({ roots: { nas: its.folder }, slots: 1, ...QUICK });
    expect(await fleet.retry(run)).toBe(1);
    expect(await finished(fleet, run)).toMatchObject({ state: "done", partsSent: 6 });
    expect(sessions()).toBe(before);
    await next.drain(1000);
    await fleet.close();
  });
});
