/** `overwrite: "if-changed"` of data-modeling nodes: their record is in `sourceContext`. */
import { type FilesClient, isValidationError, type NodeCalls } from "@cdf-multipart/core";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import { expect, test } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import type { JournalStore } from "../../src/journal/journal-store.js";
import { nodePlatform } from "../../src/node/node-platform.js";
import { createUpload, upload, uploadMany } from "../../src/node/upload-node.js";
import { isNodeError } from "../../src/nodes/node-error.js";
import { CONTENT_KEY } from "../../src/overwrite/content-record.js";
import type { NodeDestination } from "../../src/session/open-session.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { engineOn } from "../../src/upload/engine.js";
import type { UploadHandle } from "../../src/upload/handle.js";
import { runMany } from "../../src/upload/run-many.js";
import type { UploadResult } from "../../src/upload/upload-result.js";
import { makeScene, requestsOf, storedText, textSource } from "./scene.js";

const MiB = 2 ** 20;
const id = { space: "plant", externalId: "x" } as const;
const SENDING = ["getUploadLink", "getMultiPartUploadLink", "putFile", "putPart"];

interface PutOptions {
  readonly node?: Partial<NodeDestination>;
  readonly onePutMax?: number;
  readonly onEvent?: (event: UploadEvent) => void;
  readonly partSize?: number;
  readonly store?: JournalStore;
}

function begin(client: FilesClient, text: string, options: PutOptions = {}, size?: number): UploadHandle {
  const { store, node, ...more } = options;
  const journal = store === undefined ? ({ journal: "off" } as const) : { journalStore: store };
  const properties = { mimeType: "text/plain", ...node?.properties };
  return createUpload(client, textSource(text, size), {
    node: { ...id, ...node, properties },
    overwrite: "if-changed",
    ...journal,
    ...more,
  });
}

function put(
  client: FilesClient,
  text: string,
  options: PutOptions = {},
  size?: number,
): Promise<UploadResult> {
  return begin(client, text, options, size).start();
}

async function propertiesOf(client: FilesClient, node: { space: string; externalId: string } = id) {
  const items = [{ instanceType: "node" as const, space: node.space, externalId: node.externalId }];
  const calls = await client.nodes();
  const [found] = await calls.byExternalIdsInstances({ items, sources: [{ source: FILE_VIEW }] });
  return found?.properties?.["cdf_cdm"]?.["CogniteFile/v1"];
}

async function setProperties(client: FilesClient, properties: Record<string, unknown>): Promise<void> {
  const calls = await client.nodes();
  const sources = [{ source: FILE_VIEW, properties }];
  await calls.applyNodeAndEdges({ items: [{ instanceType: "node", ...id, sources }] });
}

test.each([
  ["in one PUT", 100],
  ["in parts", 6 * MiB],
])("a node with the same content is not sent again: %s", async (_, size) => {
  const { emulator, client } = await makeScene();
  const first = await put(client, "one ", { onePutMax: 1000 }, size);
  expect(first).toMatchObject({ unchanged: false, bytesSent: size });
  expect((await propertiesOf(client))?.["sourceContext"]).toMatch(
    new RegExp(`^${CONTENT_KEY} sha256=[0-9a-f]{64} size=${size} uploadedTime=\\d+$`),
  );
  requestsOf(emulator);
  const second = await put(client, "one ", { onePutMax: 1000 }, size);
  expect(second).toMatchObject({ unchanged: true, bytesSent: 0, sessions: 0, bytes: size });
  expect(second.file.id).toBe(first.file.id);
  expect(requestsOf(emulator).sort()).toEqual([
    "applyNodeAndEdges",
    ...["byExternalIdsInstances", "byExternalIdsInstances"],
    ...["byIdsFiles", "byIdsFiles"],
  ]);
});

test("other content of the same size is sent", async () => {
  const { emulator, client } = await makeScene();
  await put(client, "one");
  const { file, unchanged } = await put(client, "two");
  expect(unchanged).toBe(false);
  expect(await storedText(emulator, file.id)).toBe("two");
  expect((await put(client, "two")).unchanged).toBe(true);
});

test("content that another program uploaded is replaced, even while the node still shows the old time", async () => {
  const { emulator, client } = await makeScene({ syncDelay: 300 });
  const { file } = await put(client, "one");
  const before = (await propertiesOf(client))?.["sourceContext"];
  await upload(client, textSource("two"), { target: { instanceId: id }, journal: "off" });
  expect((await propertiesOf(client))?.["sourceContext"]).toBe(before);
  expect((await put(client, "one")).unchanged).toBe(false);
  expect(await storedText(emulator, file.id)).toBe("one");
});

test("a node without a record counts as changed: a plain one, and a file of another program", async () => {
  const { client } = await makeScene();
  const calls = await client.nodes();
  await calls.applyNodeAndEdges({ items: [{ instanceType: "node", ...id }] });
  expect((await put(client, "one")).unchanged).toBe(false);
  expect((await put(client, "one")).unchanged).toBe(true);
  await setProperties(client, { sourceContext: null });
  expect((await put(client, "one")).unchanged).toBe(false);
});

test("properties that differ are merged without the content; another media type needs it", async () => {
  const { emulator, client } = await makeScene({
    fileViews: [{ space: "models", externalId: "Scan", version: "v2", properties: ["pressure"] }],
  });
  const view = { space: "models", externalId: "Scan", version: "v2" };
  await put(client, "one", { node: { view, properties: { description: "old", tags: ["a"] } } });
  const record = (await propertiesOf(client))?.["sourceContext"];
  requestsOf(emulator);
  const changed = { node: { view, properties: { description: "new", pressure: 7 } } };
  expect((await put(client, "one", changed)).unchanged).toBe(true);
  expect(requestsOf(emulator).filter((one) => SENDING.includes(one))).toEqual([]);
  expect(await propertiesOf(client)).toMatchObject({
    description: "new",
    tags: ["a"],
    sourceContext: record,
  });
  const other = { node: { properties: { mimeType: "text/csv" } } };
  const { unchanged, file } = await put(client, "one", other);
  expect([unchanged, file.mimeType]).toEqual([false, "text/csv"]);
  expect((await put(client, "one", other)).unchanged).toBe(true);
});

test("a sourceContext of somebody else is kept, and nothing is sent", async () => {
  const { emulator, client } = await makeScene();
  await setProperties(client, { sourceContext: "SAP" });
  requestsOf(emulator);
  const error = await put(client, "one").catch((failure: unknown) => failure);
  expect(isNodeError(error) && error.code).toBe("node-context-in-use");
  expect(String(error)).toMatch(/plant:x has "SAP" in the property sourceContext.*Clear that property/);
  expect(requestsOf(emulator).sort()).toEqual(["byExternalIdsInstances", "byIdsFiles"]);
  expect((await propertiesOf(client))?.["sourceContext"]).toBe("SAP");
});

/** A client with which something happens to the node whenever one of its calls is made. */
function meddled(client: FilesClient, meddle: (calls: NodeCalls) => Partial<NodeCalls>): FilesClient {
  return {
    ...client,
    async nodes(options) {
      const calls = await client.nodes(options);
      return { ...calls, ...meddle(calls) };
    },
  };
}

test("a sourceContext that is set during the upload is kept, and a warning says that there is no record", async () => {
  const { emulator, client } = await makeScene();
  const events: UploadEvent[] = [];
  const busy = meddled(client, ({ getUploadLink }) => ({
    async getUploadLink(...ask) {
      await setProperties(client, { sourceContext: "SAP" });
      return getUploadLink(...ask);
    },
  }));
  const { file } = await put(busy, "one", { onEvent: (event) => events.push(event) });
  expect(await storedText(emulator, file.id)).toBe("one");
  expect((await propertiesOf(client))?.["sourceContext"]).toBe("SAP");
  const warnings = events.filter(({ type }) => type === "warning");
  expect(warnings).toMatchObject([{ code: "content-not-recorded" }]);
  expect(JSON.stringify(warnings)).toContain("Another program set the property sourceContext");
});

test.each([
  ["a change that comes between is kept, too", 2, true],
  ["a node that changes all the time has no record, and is sent again", 100, false],
])("the record replaces no newer node: %s", async (_, changes, recorded) => {
  const { client } = await makeScene();
  let made = 0;
  const busy = meddled(client, ({ applyNodeAndEdges }) => ({
    async applyNodeAndEdges(request, ...more) {
      if (request.items[0]?.existingVersion !== undefined && made < changes) {
        made += 1;
        await setProperties(client, { description: `change ${made}` });
      }
      return applyNodeAndEdges(request, ...more);
    },
  }));
  const { unchanged } = await put(busy, "one");
  expect(unchanged).toBe(false);
  expect((await propertiesOf(client))?.["description"]).toBe(`change ${made}`);
  expect((await put(client, "one")).unchanged).toBe(recorded);
});

test("an interrupted upload is resumed, not compared, and its content is recorded at the end", async () => {
  const { emulator, client } = await makeScene();
  const resumable = { store: memoryJournalStore(), partSize: 6 * MiB };
  await put(client, "one ", {}, 18 * MiB);
  requestsOf(emulator);
  const onEvent = ({ type }: UploadEvent): void => {
    if (type === "part-done") void handle.abort(new Error("killed"));
  };
  const handle: UploadHandle = begin(client, "two ", { ...resumable, onEvent }, 18 * MiB);
  await expect(handle.start()).rejects.toThrow("killed");
  const { partsResumed } = await put(client, "two ", resumable, 18 * MiB);
  expect(partsResumed).toBeGreaterThan(0);
  expect((await put(client, "two ", resumable, 18 * MiB)).unchanged).toBe(true);
});

test.each<[string, object, RegExp]>([
  [
    "a sourceContext of one's own",
    { node: { ...id, properties: { sourceContext: "SAP" } }, overwrite: "if-changed" },
    /node\.properties\.sourceContext is where overwrite: "if-changed" keeps its record/,
  ],
  [
    "overwrite: true",
    { node: id, overwrite: true },
    /cannot be given together with node: only "if-changed" can/,
  ],
  [
    "another word",
    { node: id, overwrite: "if-newer" },
    /cannot be given together with node: only "if-changed" can/,
  ],
])("%s: one sentence before anything is sent", async (_, options, message) => {
  const { emulator, client } = await makeScene();
  const error: unknown = await (async () => upload(client, textSource("one"), options))().catch(
    (failure: unknown) => failure,
  );
  expect(isValidationError(error) && error.message).toMatch(message);
  expect(requestsOf(emulator)).toEqual([]);
});

test("a node that is deleted during its upload stays deleted, and a warning says that there is no record", async () => {
  const { client } = await makeScene();
  const events: UploadEvent[] = [];
  const busy = meddled(client, ({ byExternalIdsInstances }) => ({
    async byExternalIdsInstances(...asked) {
      if (events.some(({ type }) => type === "completed"))
        await (await client.nodes()).deleteInstances([{ instanceType: "node", ...id }]);
      return byExternalIdsInstances(...asked);
    },
  }));
  await put(busy, "one", { onEvent: (event) => events.push(event) });
  expect(await propertiesOf(client)).toBeUndefined();
  const warnings = events.filter(({ type }) => type === "warning");
  expect(warnings).toMatchObject([{ code: "content-not-recorded" }]);
  expect(JSON.stringify(warnings)).toContain("plant:x does not exist any more");
});

test("two uploads that replace a node's content at the same time leave no record, and the later one says so", async () => {
  const { emulator, client } = await makeScene();
  const events: UploadEvent[] = [];
  // The other one sees the content of this upload as its own, and is the first that writes its record.
  const busy = meddled(client, ({ byExternalIdsInstances }) => ({
    async byExternalIdsInstances(...asked) {
      const [file] = await client.byIdsFiles([{ instanceId: id }], { ignoreUnknownIds: true });
      if (file?.uploadedTime !== undefined) {
        const record = `sha256=${"0".repeat(64)} size=3 uploadedTime=${file.uploadedTime}`;
        await setProperties(client, { sourceContext: `${CONTENT_KEY} ${record}` });
      }
      return byExternalIdsInstances(...asked);
    },
  }));
  const { file } = await put(busy, "one", { onEvent: (event) => events.push(event) });
  expect(await storedText(emulator, file.id)).toBe("one");
  const warnings = events.filter(({ type }) => type === "warning");
  expect(warnings).toMatchObject([{ code: "content-not-recorded" }]);
  expect(JSON.stringify(warnings)).toContain("Another upload replaced the content");
  expect((await propertiesOf(client))?.["sourceContext"]).toBe(
    `${CONTENT_KEY} uploadedTime=${file.uploadedTime}`,
  );
  expect((await put(client, "one")).unchanged).toBe(false);
  expect((await put(client, "one")).unchanged).toBe(true);
});

test("a node that is there twice in a run gets the content that comes last", async () => {
  const { emulator, client } = await makeScene();
  const item = (text: string) => ({
    source: textSource(text),
    node: { ...id, properties: { mimeType: "text/plain" } },
    overwrite: "if-changed" as const,
  });
  const { file } = await put(client, "one");
  for await (const result of uploadMany(client, [item("two"), item("one")], { journal: "off", files: 1 })) {
    if (result.status === "failed") throw result.error;
    expect(result.result.unchanged).toBe(false);
  }
  expect(await storedText(emulator, file.id)).toBe("one");
});

test("a script that could not be loaded once is loaded again for the next file", async () => {
  const { client } = await makeScene();
  const engine = engineOn(nodePlatform);
  let loads = 0;
  const failing: typeof engine = {
    ...engine,
    loadNodeFiles(signal) {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error("no network")) : engine.loadNodeFiles(signal);
    },
  };
  const items = ["a", "b"].map((externalId) => ({
    source: textSource(externalId),
    node: { space: "plant", externalId, properties: { mimeType: "text/plain" } },
    overwrite: "if-changed" as const,
  }));
  const ends: string[] = [];
  for await (const { status } of runMany(failing, client, items, { journal: "off" })) ends.push(status);
  expect(ends).toEqual(["uploaded", "uploaded"]);
  expect(loads).toBeGreaterThan(1);
});

test("many: few look-ups for hundreds of unchanged nodes, and none is sent again", async () => {
  const { emulator, client } = await makeScene();
  const COUNT = 300;
  const items = Array.from({ length: COUNT }, (_, index) => ({
    source: textSource(`content ${index}`),
    node: { space: "plant", externalId: `x${index}`, properties: { mimeType: "text/plain" } },
    overwrite: "if-changed" as const,
  }));
  const run = async (): Promise<string[]> => {
    const unchanged: number[] = [];
    for await (const result of uploadMany(client, items, { journal: "off" })) {
      if (result.status === "failed") throw result.error;
      expect(result.result.file.instanceId?.externalId).toBe(`x${result.index}`);
      if (result.result.unchanged) unchanged.push(result.index);
    }
    expect(unchanged.length === 0 || unchanged.length === COUNT).toBe(true);
    return requestsOf(emulator);
  };
  const of = (requests: readonly string[], operation: string): number =>
    requests.filter((one) => one === operation).length;
  const first = await run();
  // A PUT that takes long on a busy machine is repeated.
  expect(of(first, "putFile")).toBeGreaterThanOrEqual(COUNT);
  // Nodes and records.
  expect(of(first, "applyNodeAndEdges")).toBeLessThan(COUNT / 5);
  const second = await run();
  // All at the start, and again together before they count as unchanged.
  expect(of(second, "byExternalIdsInstances")).toBeLessThan(COUNT / 10);
  expect(of(second, "byIdsFiles")).toBeLessThan(COUNT / 10);
  expect(new Set(second)).toEqual(new Set(["byExternalIdsInstances", "byIdsFiles", "applyNodeAndEdges"]));
  expect(of(second, "applyNodeAndEdges")).toBeLessThan(COUNT / 10);
});
