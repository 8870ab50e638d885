import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FleetEvent } from "../../src/index.js";
import { type RedisServer, startRedis } from "../servers/redis-server.js";
import { finished, KEY, MiB, QUICK, type Scene, scene } from "./scene.js";

/** Two workers, one Redis, real files and the emulator, in one process. */
describe("a fleet on Redis", () => {
  let redis: RedisServer;
  let its: Scene;
  beforeAll(async () => {
    redis = await startRedis();
    its = await scene();
  });
  afterAll(async () => {
    await its.end();
    await redis.remove();
  });

  it("uploads large and small files, each once and byte by byte, and leaves no secret in the broker", async () => {
    const items = [
      its.write("large/one.bin", 33 * MiB + 5),
      its.write("large/two.bin", 40 * MiB),
      its.write("empty.txt", 0),
      ...Array.from({ length: 40 }, (_, index) => its.write(`small/${index}.txt`, 100 + index)),
      its.write("middle.bin", 7 * MiB),
    ];
    const events: FleetEvent[] = [];
    const [one, two] = [await its.connect(redis.url), await its.connect(redis.url)];
    const options = {
      roots: { nas: its.folder },
      slots: 2,
      ...QUICK,
      onEvent: (event: FleetEvent) => void events.push(event),
    };
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
    // Two large files, and one that goes up in parts within its page.
    expect([inits, completes]).toEqual([3, 3]);
    expect(events.filter(({ type }) => type === "file-failed")).toEqual([]);
    await Promise.all(workers.map((worker) => worker.drain(1000)));
    await Promise.all(workers.map((worker) => worker.drained()));
    const secrets = secretsIn(redis.folder);
    expect(secrets).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/sig=|signature=|X-Amz-Signature/i);
    await one.close();
    await two.close();
  });

  /** What no file of the broker may contain. */
  function secretsIn(folder: string): string[] {
    const aof = readdirSync(join(folder, "appendonlydir"))
      .map((name) => readFileSync(join(folder, "appendonlydir", name), "latin1"))
      .join("");
    expect(aof).toContain("cdf-fleet");
    const origin = new URL(its.emulator.url).host;
    return [KEY, its.emulator.token, `${origin}/upload`, "signature=", "X-Amz-Signature", "sig="].filter(
      (secret) => aof.includes(secret),
    );
  }
});
