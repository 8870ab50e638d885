import { once } from "node:events";
import { createServer } from "node:http";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import type { FleetEvent } from "../../src/index.js";
import { KEY_PREFIX, queueOf } from "../../src/jobs/job.js";
import { webRootOf } from "../../src/sources/web-source.js";
import { finished, KEY, MiB, type Stage, useStage } from "./scene.js";

/** In the URL of a source, as the signature of a signed URL is. */
const CANARY = "c4n4ry-s1gnature-of-a-source";

/** An object at an http URL, with ranges and an ETag. `etag` may be changed. */
async function objectServer(content: Buffer) {
  const state = { etag: '"v1"', content, conditional: 0 };
  const server = createServer((request, response) => {
    if (request.headers["if-match"] !== undefined) state.conditional += 1;
    if (request.headers["if-match"] !== undefined && request.headers["if-match"] !== state.etag) {
      response.writeHead(412).end();
      return;
    }
    const [, start = "0", end = "0"] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const body = state.content.subarray(Number(start), Number(end) + 1);
    response.writeHead(206, {
      ETag: state.etag,
      "Content-Range": `bytes ${start}-${Number(start) + body.length - 1}/${state.content.length}`,
      "Content-Length": body.length,
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    state,
    url: (name: string) => `http://127.0.0.1:${port}/${name}?X-Amz-Signature=${CANARY}`,
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** What a dashboard shows of all jobs that are kept. */
async function dashboard({ server, its }: Stage): Promise<string> {
  const connection = new Redis(server.url, { maxRetriesPerRequest: null });
  const shown = [];
  for (const root of ["nas", webRootOf({ baseUrl: its.emulator.url, project: its.emulator.project })]) {
    const queue = new Queue(queueOf(root), { connection, prefix: KEY_PREFIX });
    for (const job of await queue.getJobs())
      shown.push(job.toJSON(), (await queue.getJobLogs(job.id ?? "")).logs);
    await queue.close();
  }
  connection.disconnect();
  return JSON.stringify(shown);
}

describe("secrets of a fleet", () => {
  const stage = useStage();

  it("are in no file of the broker, no job, no event and no error", async () => {
    const its = stage;
    const { emulator } = its.its;
    const web = await objectServer(Buffer.alloc(13 * MiB, "web"));
    const file = (externalId: string) => ({ externalId, name: `${externalId}.bin` });
    const items = [
      its.its.write("secret/large.bin", 14 * MiB),
      { source: web.url("large.bin"), size: 13 * MiB, file: file("web-large") },
      // Fails, with the answer of the server in its message.
      {
        source: web.url("other.bin").replace("127.0.0.1", "127.0.0.2"),
        size: 12 * MiB,
        file: file("web-none"),
      },
      its.its.write("secret/small.txt", 5),
    ];
    emulator.setFaults([
      // Errors of the store and of the service, which quote what they were asked for.
      {
        match: { operation: "putPart", partNumber: 2, times: 2 },
        do: { type: "status", status: 503, body: "busy" },
      },
      { match: { operation: "completeMultiPartUpload", times: 1 }, do: { type: "status", status: 403 } },
    ]);
    const fleet = await its.connect();
    const events: FleetEvent[] = [];
    const run = await fleet.submit(items, { splitAbove: 8 * MiB, partSize: 6 * MiB });
    const queued = await dashboard(its);
    expect(queued).toContain('"kind":"file"');
    const worker = await fleet.work(its.work({ onEvent: (event) => void events.push(event) }));
    for await (const { run: view } of fleet.watch(run, 50))
      if (view.filesDone >= 2 && events.some(({ type }) => type === "job-failed")) break;
    emulator.setFaults([]);
    const failed = [];
    for await (const one of fleet.failed(run)) failed.push(one);
    const places = {
      broker: await its.server.dump(),
      jobs: queued + (await dashboard(its)),
      events: JSON.stringify(events),
      failed: JSON.stringify(failed),
      views: JSON.stringify([await fleet.runs(), await fleet.workers()]),
    };
    expect(places.broker).toContain("cdf-fleet");
    expect(places.events).toContain("other.bin");
    const secrets = [
      KEY,
      emulator.token,
      CANARY,
      `${new URL(emulator.url).host}/upload`,
      "signature=",
      "sig=",
    ];
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
    );
    expect(leaks).toEqual([]);
    // Ranges are requested with the ETag of the first request.
    expect(web.state.conditional).toBeGreaterThan(0);
    await fleet.cancel(run);
    await worker.drain();
    await fleet.close();
    await web.close();
  });

  it("an object that was replaced fails its file; a worker without roots sends it again", async () => {
    const its = stage;
    const web = await objectServer(Buffer.alloc(13 * MiB, "one"));
    its.its.emulator.requests.clear();
    its.its.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "status", status: 503 } }]);
    const fleet = await its.connect();
    const first = await fleet.work(its.work());
    const item = { source: web.url("replaced.bin"), size: 13 * MiB, file: { externalId: "replaced" } };
    const run = await fleet.submit([item], { splitAbove: 8 * MiB, partSize: 6 * MiB });
    await its.its.emulator.requests.waitFor({ operation: "putPart" }, { until: "ended" });
    web.state.etag = '"v2"';
    its.its.emulator.setFaults([]);
    const end = await finished(fleet, run);
    expect(end).toMatchObject({ filesDone: 0, filesFailed: 1 });
    const failed = [];
    for await (const one of fleet.failed(run)) failed.push(one);
    expect(failed).toMatchObject([{ code: "source-changed" }]);
    expect(failed[0]?.source).not.toContain(CANARY);
    await first.drain();
    const bare = await fleet.work(its.work({ roots: {} }));
    expect(await fleet.retry(run, { restart: true })).toBe(1);
    expect(await finished(fleet, run)).toMatchObject({ filesDone: 1, filesFailed: 0 });
    await bare.drain();
    await fleet.close();
    await web.close();
  });
});
