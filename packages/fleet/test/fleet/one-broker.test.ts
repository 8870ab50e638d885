import { describe, expect, it } from "vitest";
import type { FleetEvent } from "../../src/index.js";
import { STORES } from "../servers/stores.js";
import { finished, KEY, MiB, type Stage, useStage } from "./scene.js";

/** Two workers, one broker, real files and the emulator, in one process. */
describe.each(STORES)("a fleet on $name", ({ start }) => {
  const stage = useStage(start);

  it("uploads large and small files, each once and byte by byte, and leaves no secret in the broker", async () => {
    const { server, its, work } = stage;
    const items = [
      its.write("large/one.bin", 33 * MiB + 5),
      its.write("large/two.bin", 40 * MiB),
      its.write("empty.txt", 0),
      ...Array.from({ length: 40 }, (_, index) => its.write(`small/${index}.txt`, 100 + index)),
      its.write("middle.bin", 7 * MiB),
    ];
    const events: FleetEvent[] = [];
    const [one, two] = [await its.connect(server.url), await its.connect(server.url)];
    await server.legible();
    const options = work({ onEvent: (event) => void events.push(event) });
    const workers = [await one.work(options), await two.work(options)];
    const run = await one.submit(items, { splitAbove: 20 * MiB, partSize: 6 * MiB });
    const end = await finished(one, run);
    expect(end).toMatchObject({
      state: "done",
      filesListed: items.length,
      filesDone: items.length,
      filesFailed: 0,
      bytesDone: items.reduce((sum, { size }) => sum + size, 0),
      partsSent: 6 + 7,
      openFiles: 0,
      openPages: 0,
    });
    expect(await its.faults(items)).toEqual([]);
    const inits = its.emulator.requests.count({ operation: "initMultiPartUpload" });
    const completes = its.emulator.requests.count({ operation: "completeMultiPartUpload" });
    // Two large files, and one that is uploaded in parts within its page.
    expect([inits, completes]).toEqual([3, 3]);
    expect(events.filter(({ type }) => type === "file-failed")).toEqual([]);
    await Promise.all(workers.map((worker) => worker.drain(1000)));
    await Promise.all(workers.map((worker) => worker.drained()));
    expect(await secretsIn(stage)).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/sig=|signature=|X-Amz-Signature/i);
    await one.close();
    await two.close();
  });

  /** Texts that no file of the broker may contain. */
  async function secretsIn({ server, its }: Stage): Promise<string[]> {
    const dump = await server.dump();
    expect(dump).toMatch(/cdf.fleet/);
    const origin = new URL(its.emulator.url).host;
    return [KEY, its.emulator.token, `${origin}/upload`, "signature=", "X-Amz-Signature", "sig="].filter(
      (secret) => dump.includes(secret),
    );
  }
});
