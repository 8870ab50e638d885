import {
  appendFileSync,
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FleetItem } from "../../src/index.js";
import { refusal } from "./refusal.js";
import { finished, MiB, useStage } from "./scene.js";

const SPLIT = { splitAbove: 8 * MiB, partSize: 6 * MiB };

/** Writes other bytes at the beginning of a file, with or without another modification time. */
function edit(path: string, putBack: boolean): void {
  const { atime, mtime } = statSync(path);
  const file = openSync(path, "r+");
  writeSync(file, "edited", 0);
  closeSync(file);
  const later = new Date(mtime.getTime() + 60_000);
  utimesSync(path, atime, putBack ? mtime : later);
}

/** Two machines that mount one root, each as a folder of its own. */
describe("a root that differs between two machines", () => {
  const stage = useStage();
  let other: string;
  beforeEach(() => {
    other = mkdtempSync(join(tmpdir(), "cdf-fleet-mount-"));
    return () => rmSync(other, { recursive: true, force: true });
  });
  afterEach(() => stage.its.emulator.setFaults([]));

  /** The first machine opens the session, the other one sends its parts from a folder that was changed. */
  async function sentBy(item: FleetItem, change: (path: string) => void): Promise<readonly string[]> {
    const { its, connect, work } = stage;
    const fleet = await connect();
    its.emulator.requests.clear();
    its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 503 } }]);
    const one = await fleet.work(work());
    // It proves that the folder is the right one.
    const steady = its.write(`steady-${item.source.length}.bin`, 9 * MiB);
    const run = await fleet.submit([steady, item], SPLIT);
    // Parts are sent when the session is in the ledger.
    const operation = "putPart";
    const uploads = () => new Set(its.emulator.requests.all({ operation }).map(({ uploadId }) => uploadId));
    for (let count = 1; uploads().size < 2; count += 1)
      await its.emulator.requests.waitFor({ operation }, { count, until: "ended" });
    await one.drain(0);
    cpSync(its.folder, other, { recursive: true, preserveTimestamps: true });
    change(join(other, item.source.slice("nas:".length)));
    its.emulator.setFaults([]);
    const two = await fleet.work(work({ roots: { nas: other } }));
    const end = await finished(fleet, run);
    const codes = [];
    for await (const { code } of fleet.failed(run)) codes.push(code);
    expect(end.filesDone + codes.length).toBe(2);
    await two.drain(1000);
    await fleet.close();
    return codes;
  }

  it("in nothing but its inodes: the file is stored", async () => {
    expect(await sentBy(stage.its.write("equal.bin", 20 * MiB), () => {})).toEqual([]);
  });

  it.each([
    ["by an edit", (path: string) => edit(path, false)],
    ["by an edit whose modification time was put back", (path: string) => edit(path, true)],
    ["by its length", (path: string) => appendFileSync(path, "more")],
  ])("%s: the file fails, and is never completed", async (name, change) => {
    const { its } = stage;
    expect(await sentBy(its.write(`${name.replaceAll(" ", "-")}.bin`, 20 * MiB), change)).toEqual([
      "source-changed",
    ]);
    expect(its.emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(1);
  });

  it("because it is another folder: the machine is refused at its start", async () => {
    const { its, connect, work } = stage;
    const fleet = await connect();
    const run = await fleet.submit([its.write("mount.bin", 20 * MiB)], SPLIT);
    const refused = await refusal(fleet.work(work({ roots: { nas: other } })));
    expect(refused.code).toBe("fleet-root");
    expect(refused.message).toContain(other);
    await fleet.cancel(run);
    await fleet.close();
  });
});
