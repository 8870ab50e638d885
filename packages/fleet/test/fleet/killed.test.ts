import { describe, expect, it } from "vitest";
import { STORES } from "../servers/stores.js";
import { finished, MiB, until, useStage } from "./scene.js";
import { startWorkerProcess } from "./worker-process.js";

const RATE = 60;
/** API operations that only workers call, not this test. */
const API = [
  "initMultiPartUpload",
  "initFileUpload",
  "completeMultiPartUpload",
  "getMultiPartUploadLink",
] as const;
const WORK = { slots: 2, lockMs: 5000, feedMs: 300, sweepMs: 2000 };

/** Three worker processes, of which one is killed, and a broker that is killed, on real files. */
describe.each(STORES)("a fleet on $name whose workers and broker are killed", ({ start }) => {
  const stage = useStage(start);

  it("stores each file once and byte by byte, within the request budget of all processes", async () => {
    const { server, its } = stage;
    const large = [0, 1, 2].map((index) => its.write(`large/${index}.bin`, 10 * 6 * MiB + index));
    const small = Array.from({ length: 300 }, (_, index) => its.write(`small/${index}.txt`, 1 + index));
    const items = [...large, ...small];
    const workers = [1, 2, 3].map(() => startWorkerProcess(its, server.url, RATE, WORK));
    try {
      await Promise.all(workers.map(({ started }) => started));
      const fleet = await its.connect(server.url);
      const began = Date.now();
      const run = await fleet.submit(items, { splitAbove: 20 * MiB, partSize: 6 * MiB });
      await until(fleet, run, ({ partsSent }) => partsSent >= 3);
      await workers[0]?.kill();
      await until(fleet, run, ({ partsSent }) => partsSent >= 8);
      await server.kill();
      await server.start();
      const end = await finished(fleet, run);
      expect(end).toMatchObject({ filesDone: items.length, filesFailed: 0, partsSent: 32 });
      expect(await its.faults(items)).toEqual([]);
      const requests = API.flatMap((operation) => its.emulator.requests.all({ operation }));
      const last = Math.max(...requests.map(({ startedAt }) => startedAt));
      // This test also calls the emulator, but not these operations. A tenth of the rate may start together.
      expect(requests.length).toBeLessThanOrEqual((RATE * (last - began)) / 1000 + RATE / 10 + 1);
      const completes = requests.filter(({ operation }) => operation === "completeMultiPartUpload");
      expect(completes.filter(({ status }) => status === 200)).toHaveLength(large.length);
      const puts = its.emulator.requests.count({ operation: "putPart" });
      // Each of the two kills loses at most the parts that all slots were sending: two jobs per process, of
      // at most eleven parts.
      expect(puts).toBeLessThanOrEqual(32 + 2 * 6 * 11);
      await fleet.close();
      expect(await Promise.all(workers.slice(1).map((worker) => worker.stop()))).toEqual([0, 0]);
    } catch (error) {
      throw new Error(workers.map(({ text }) => text()).join("\n"), { cause: error });
    } finally {
      await Promise.all(workers.map((worker) => worker.kill()));
    }
  });
});
