import type { Fault } from "@cdf-multipart/emulator";
import { nodeTransport, upload } from "@cdf-multipart/uploader/node";
import { expect, it, onTestFinished } from "vitest";
import { METRICS } from "../src/index.js";
import { watchUploads } from "../src/node/index.js";
import { type Collector, type Span, startCollector, total } from "./collector.js";
import { makeProviders } from "./providers.js";
import { clientOf, MIB, makeEmulator, makeFile } from "./scene.js";

const PART = 6 * MIB;
const SIZE = 3 * PART;
const ERROR = 2;
const CLIENT = 3;

/** Asserts that nothing that left the process is a secret. */
function expectNoSecret(collector: Collector, token: string): void {
  expect(collector.dump()).not.toContain(token);
  expect(collector.dump()).not.toMatch(/sig(nature)?=|bearer/i);
  for (const { attributes } of collector.spans()) expect(String(attributes["url.full"])).not.toContain("?");
}

/** A part that stalls, and a part and a request that are refused once. */
const FAULTS: readonly Fault[] = [
  { match: { operation: "byIdsFiles", times: 1 }, do: { type: "status", status: 503 } },
  {
    match: { operation: "putPart", partNumber: 2, attempt: 1 },
    do: { type: "stall", afterBytes: 100_000 },
  },
  { match: { operation: "putPart", partNumber: 3, attempt: 1 }, do: { type: "status", status: 503 } },
];
const IN_PARTS = {
  partSize: PART,
  concurrency: 2,
  retry: { minDelay: 1, maxDelay: 10 },
  transport: () => nodeTransport({ proxy: "none", timeouts: { transfer: 1_000 } }),
};

it("an upload with a stall and a 503 is one trace, with every attempt and every request", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const emulator = await makeEmulator([
    { match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "status", status: 503 } },
    ...FAULTS,
  ]);
  const watching = watchUploads(providers);
  onTestFinished(() => watching.stop());
  const { file, retries } = await upload(clientOf(emulator), await makeFile(SIZE), {
    file: { externalId: "scan-17" },
    ...IN_PARTS,
  });
  await providers.flush();

  const spans = collector.spans();
  const roots = spans.filter(({ parentSpanId }) => (parentSpanId ?? "") === "");
  expect(roots).toMatchObject([
    {
      name: "cdf.upload",
      status: { code: 0 },
      attributes: {
        "file.name": "scan.e57",
        "file.size": SIZE,
        "cdf.file.external_id": "scan-17",
        "cdf.file.id": file.id,
        "cdf.project": emulator.project,
        "cdf.upload.parts": 3,
        "cdf.upload.part_size": PART,
        "cdf.upload.retries": retries,
      },
    },
  ]);
  const [root] = roots;
  expect(root?.events).toContainEqual({
    name: "session",
    attributes: {
      "cdf.upload.session.reason": "new",
      "cdf.upload.parts_kept": 0,
      "cdf.upload.parts_lost": 0,
    },
  });
  const others = spans.filter((span) => span !== root);
  expect(new Set(others.map(({ traceId }) => traceId))).toEqual(new Set([root?.traceId]));
  expect(new Set(others.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([root?.spanId]));
  expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set([CLIENT]));

  const attempt = (part: number, number: number): Span | undefined =>
    others.find(
      ({ attributes }) =>
        attributes["cdf.upload.part.number"] === part && attributes["cdf.upload.part.attempt"] === number,
    );
  expect(attempt(2, 1)).toMatchObject({
    name: "cdf.upload.part",
    status: { code: ERROR },
    attributes: {
      "http.request.method": "PUT",
      "http.request.body.size": PART,
      "error.type": "timeout",
      "cdf.upload.retry.reason": "timeout",
    },
  });
  expect(attempt(3, 1)).toMatchObject({
    status: { code: ERROR },
    attributes: {
      "error.type": "503",
      "http.response.status_code": 503,
      "cdf.upload.retry.reason": "status",
    },
  });
  expect(attempt(3, 2)?.attributes["http.request.resend_count"]).toBe(1);
  const parts = others.filter(({ name }) => name === "cdf.upload.part");
  const sent = parts.filter(({ status }) => status.code !== ERROR);
  expect(sent.map(({ attributes }) => attributes["cdf.upload.part.number"]).sort()).toEqual([1, 2, 3]);
  expect(parts.length - sent.length).toBe(retries);

  const requests = others.filter(({ name }) => name !== "cdf.upload.part");
  const init = requests.filter(({ attributes }) => attributes["cdf.operation"] === "initMultiPartUpload");
  expect(init.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([503, 201]);
  expect(init[0]).toMatchObject({
    name: "POST /api/v1/projects/{project}/files/initmultipartupload",
    status: { code: ERROR },
    attributes: {
      "url.full": `${emulator.url}/api/v1/projects/${emulator.project}/files/initmultipartupload`,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(emulator.url).port),
      "error.type": "503",
    },
  });
  const polls = requests.filter(({ attributes }) => attributes["cdf.operation"] === "byIdsFiles");
  expect(polls[1]?.attributes["http.request.resend_count"]).toBe(1);
  expect(requests.map(({ attributes }) => attributes["cdf.operation"])).toContain("completeMultiPartUpload");
  expectNoSecret(collector, emulator.token);
});

it("the metrics of that upload add up", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const emulator = await makeEmulator(FAULTS);
  const watching = watchUploads(providers);
  onTestFinished(() => watching.stop());
  const { retries } = await upload(clientOf(emulator), await makeFile(SIZE), IN_PARTS);
  await providers.flush();

  expect(new Set(collector.metrics().map(({ name }) => name))).toEqual(new Set(Object.keys(METRICS)));
  for (const { name, unit, description } of collector.metrics())
    expect({ unit, description }).toEqual({
      unit: METRICS[name as keyof typeof METRICS].unit,
      description: METRICS[name as keyof typeof METRICS].description,
    });
  for (const [name, { attributes }] of Object.entries(METRICS))
    for (const point of collector.points(name))
      expect(attributes).toEqual(expect.arrayContaining(Object.keys(point.attributes)));
  const spans = collector.spans();
  const failed = spans.filter(({ attributes }) => attributes["cdf.upload.retry.reason"] !== undefined);
  const stalled = failed.filter(({ attributes }) => attributes["cdf.upload.retry.reason"] === "timeout");
  const points = collector.points.bind(collector);
  expect(total(points("cdf.upload.acknowledged"))).toBe(SIZE);
  expect(total(points("cdf.upload.part.retries"))).toBe(retries);
  expect(total(points("cdf.upload.part.retries"))).toBe(failed.length);
  expect(total(points("cdf.upload.stalls"))).toBe(stalled.length);
  expect(stalled.length).toBeGreaterThan(0);
  expect(total(points("cdf.upload.wasted"))).toBe(
    spans.find(({ name }) => name === "cdf.upload")?.attributes["cdf.upload.wasted"],
  );
  expect(total(points("cdf.upload.part.duration"))).toBe(3 + retries);
  expect(points("cdf.upload.duration")).toEqual([{ attributes: {}, value: 1 }]);
  for (const name of ["cdf.upload.active", "cdf.upload.part.active"]) expect(total(points(name))).toBe(0);
  expect(points("cdf.api.retries")).toEqual([
    { attributes: { "cdf.operation": "byIdsFiles", "error.type": "503" }, value: 1 },
  ]);
  expect(total(points("http.client.request.duration"))).toBe(
    spans.filter(({ attributes }) => attributes["cdf.operation"] !== undefined).length,
  );
  expectNoSecret(collector, emulator.token);
});

it("an upload that fails is a failed span with the reason, without a secret", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const emulator = await makeEmulator([
    { match: { operation: "putPart" }, do: { type: "status", status: 403 } },
  ]);
  const watching = watchUploads(providers);
  onTestFinished(() => watching.stop());
  await expect(upload(clientOf(emulator), await makeFile(SIZE), { partSize: PART })).rejects.toThrow("403");
  await providers.flush();
  const root = collector.spans().find(({ name }) => name === "cdf.upload");
  expect(root).toMatchObject({ status: { code: ERROR }, attributes: { "error.type": "403" } });
  expect(root?.status.message).toContain("could not be sent");
  expect(collector.points("cdf.upload.duration")).toEqual([
    { attributes: { "error.type": "403" }, value: 1 },
  ]);
  expectNoSecret(collector, emulator.token);
});

it("concurrent uploads are separate traces, below the given span", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const emulator = await makeEmulator();
  const watching = watchUploads(providers);
  onTestFinished(() => watching.stop());
  const client = clientOf(emulator);
  const path = await makeFile(SIZE);
  await Promise.all(
    ["a", "b", "c"].map((externalId) => upload(client, path, { file: { externalId }, partSize: PART })),
  );
  await providers.flush();
  const spans = collector.spans();
  const roots = spans.filter(({ name }) => name === "cdf.upload");
  expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(3);
  for (const root of roots) {
    const below = spans.filter(({ parentSpanId }) => parentSpanId === root.spanId);
    const operations = below.map(({ attributes }) => attributes["cdf.operation"]);
    expect(operations).toContain("initMultiPartUpload");
    expect(operations).toContain("completeMultiPartUpload");
    expect(below.filter(({ name }) => name === "cdf.upload.part")).toHaveLength(3);
  }
});

it("after stop() nothing is recorded, and the span of a running upload ends", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const emulator = await makeEmulator();
  const watching = watchUploads(providers);
  const client = clientOf(emulator);
  const path = await makeFile(MIB);
  await upload(client, path, {
    onEvent: ({ type }) => {
      if (type === "session") watching.stop();
    },
  });
  await upload(client, path);
  await providers.flush();
  const spans = collector.spans();
  expect(spans.filter(({ name }) => name === "cdf.upload")).toHaveLength(1);
  expect(spans.map(({ attributes }) => attributes["cdf.operation"])).not.toContain("completeMultiPartUpload");
});
