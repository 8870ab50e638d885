import { expect, test } from "vitest";
import {
  apply,
  applyRefused,
  ask,
  deleteNodes,
  fileNode,
  putBytes,
  readBack,
  readNode,
  refusal,
  startSmall,
  stillClock,
} from "../ask.js";

const SCAN = { instanceId: { space: "plant", externalId: "scan" } };
const HOUR = 3_600_000;

/** Uploads a content of one part into a node's file. */
async function upload(emulator: Awaited<ReturnType<typeof startSmall>>, bytes: string): Promise<void> {
  const { items } = await ask(emulator, 201, "multiuploadlink?parts=1", { items: [SCAN] });
  expect((await putBytes(items[0].uploadUrls[0], bytes)).status).toBe(200);
  await ask(emulator, 200, "completemultipartupload", { ...SCAN, uploadId: items[0].uploadId });
}

test("a node with properties of CogniteFile is a file without an external id, and takes content", async () => {
  await using emulator = await startSmall();
  const [applied] = await apply(emulator, [
    fileNode("scan", {
      name: "scan.e57",
      mimeType: "model/e57",
      directory: "/hall-2",
      sourceUpdatedTime: "2024-10-29T12:19:06Z",
    }),
  ]);
  expect(applied).toMatchObject({ instanceType: "node", version: 1, wasModified: true });
  const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(items[0]).toMatchObject({
    name: "scan.e57",
    mimeType: "model/e57",
    directory: "/hall-2",
    sourceModifiedTime: Date.UTC(2024, 9, 29, 12, 19, 6),
    uploaded: false,
    ...SCAN,
  });
  expect(items[0]).not.toHaveProperty("externalId");
  await upload(emulator, "bytes");
  expect((await readBack(emulator, items[0].id)).toString()).toBe("bytes");
});

test("without a name the file is untitled; without properties every one is optional", async () => {
  await using emulator = await startSmall();
  await apply(emulator, [fileNode("scan", {})]);
  const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(items[0].name).toBe("untitled");
});

test("a plain node is not a file until properties are written through a view of files", async () => {
  await using emulator = await startSmall();
  const describable = { type: "view", space: "cdf_cdm", externalId: "CogniteDescribable", version: "v1" };
  await apply(emulator, [
    fileNode("bare"),
    fileNode("scan", undefined, { sources: [{ source: describable, properties: { name: "a" } }] }),
  ]);
  for (const externalId of ["bare", "scan"]) {
    const instanceId = { space: "plant", externalId };
    const error = await refusal(emulator, 400, "multiuploadlink?parts=1", { items: [{ instanceId }] });
    expect(error.missing).toEqual([{ instanceId }]);
    expect((await readNode(emulator, externalId)).properties).toEqual({});
  }
  expect((await readNode(emulator, "scan", describable)).properties).toEqual({
    cdf_cdm: { "CogniteDescribable/v1": { name: "a" } },
  });
  await apply(emulator, [fileNode("scan", {})]);
  const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(items[0].name).toBe("a");
});

test("the Files API finds a file only after the syncer's delay, but the node can be read immediately", async () => {
  await using emulator = await startSmall({ clock: stillClock(), syncDelay: HOUR });
  await apply(emulator, [fileNode("scan", { name: "a" })]);
  expect((await readNode(emulator, "scan")).properties.cdf_cdm["CogniteFile/v1"]).toEqual({
    name: "a",
    isUploaded: false,
  });
  for (const path of ["byids", "multiuploadlink?parts=1", "uploadlink", "downloadlink"]) {
    const error = await refusal(emulator, 400, path, { items: [SCAN] });
    expect(error.missing, path).toEqual([SCAN]);
  }
  emulator.clock.advance(HOUR - 1);
  await refusal(emulator, 400, "byids", { items: [SCAN] });
  emulator.clock.advance(1);
  await ask(emulator, 200, "byids", { items: [SCAN] });
});

test("uploaded of the file comes first, isUploaded of the node after the syncer's delay; each raises the version", async () => {
  await using emulator = await startSmall({ clock: stillClock(), syncDelay: HOUR, uploadedDelay: HOUR });
  await apply(emulator, [fileNode("scan", { name: "a" })]);
  emulator.clock.advance(HOUR);
  const flags = async () => {
    const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
    const { version, properties } = await readNode(emulator, "scan");
    const { isUploaded, uploadedTime } = properties.cdf_cdm["CogniteFile/v1"];
    return { uploaded: items[0].uploaded, isUploaded, version, since: Date.parse(uploadedTime ?? "") };
  };
  await upload(emulator, "first");
  const first = emulator.clock.now() + HOUR;
  expect(await flags()).toMatchObject({ uploaded: false, isUploaded: false, version: 1 });
  emulator.clock.advance(HOUR);
  expect(await flags()).toMatchObject({ uploaded: true, isUploaded: false, version: 1 });
  emulator.clock.advance(HOUR);
  expect(await flags()).toEqual({ uploaded: true, isUploaded: true, version: 2, since: first });
  await upload(emulator, "second");
  expect(await flags()).toEqual({ uploaded: true, isUploaded: true, version: 2, since: first });
  emulator.clock.advance(2 * HOUR);
  expect(await flags()).toEqual({ uploaded: true, isUploaded: true, version: 3, since: first + 2 * HOUR });
});

test("an apply merges; without a change nothing changes; replace removes what is not named", async () => {
  await using emulator = await startSmall();
  const node = fileNode("scan", { name: "a", tags: ["x"], mimeType: "a/b" });
  await apply(emulator, [node]);
  expect(await apply(emulator, [node])).toMatchObject([{ version: 1, wasModified: false }]);
  expect(await apply(emulator, [fileNode("scan", { name: "b", tags: null })])).toMatchObject([
    { version: 2, wasModified: true },
  ]);
  const properties = async () => (await readNode(emulator, "scan")).properties.cdf_cdm["CogniteFile/v1"];
  expect(await properties()).toEqual({ name: "b", mimeType: "a/b", isUploaded: false });
  await apply(emulator, [fileNode("scan", { name: "c" })], { replace: true });
  expect(await properties()).toEqual({ name: "c", isUploaded: false });
  const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(items[0].name).toBe("c");
});

test("existingVersion below the stored version is a conflict, or is passed over on request; 0 only creates", async () => {
  await using emulator = await startSmall();
  await apply(emulator, [fileNode("scan", { name: "a" }, { existingVersion: 0 })]);
  await applyRefused(emulator, 409, [fileNode("scan", { name: "b" }, { existingVersion: 0 })]);
  await apply(emulator, [fileNode("scan", { name: "b" }, { existingVersion: 1 })]);
  await upload(emulator, "bytes");
  // The syncer has written the node as well.
  const stale = [fileNode("scan", { name: "c" }, { existingVersion: 2 }), fileNode("new", { name: "n" })];
  const error = await applyRefused(emulator, 409, stale);
  expect(error.message).toContain("'plant:scan' has version 3");
  expect(await readNode(emulator, "new")).toBeUndefined();
  expect(await apply(emulator, stale, { skipOnVersionConflict: true })).toMatchObject([
    { externalId: "scan", version: 3, wasModified: false },
    { externalId: "new", version: 1, wasModified: true },
  ]);
});

test.each([
  [{ isUploaded: false }, /isUploaded.*managed by the system/],
  [{ isUploaded: null }, /isUploaded.*managed by the system/],
  [{ uploadedTime: null }, /uploadedTime.*managed by the system/],
  [{ metadata: { a: "b" } }, /Unknown property 'metadata'/],
  [{ source: "scanner-4" }, /source/],
  [{ sourceCreatedTime: 1_730_204_346_000 }, /sourceCreatedTime/],
  [{ sourceCreatedTime: "yesterday" }, /sourceCreatedTime/],
  [{ tags: "a" }, /tags/],
  [{ description: "ü".repeat(64_001) }, /description.*128002 bytes.*128000/],
])("%j is refused, and nothing is created", async (properties, message) => {
  await using emulator = await startSmall();
  const error = await applyRefused(emulator, 400, [fileNode("good", {}), fileNode("bad", properties)]);
  expect(error.message).toMatch(message);
  expect(await readNode(emulator, "good")).toBeUndefined();
});

test("a relation to a node that does not exist is an error, or creates an empty node", async () => {
  await using emulator = await startSmall();
  const node = fileNode("scan", { assets: [{ space: "plant", externalId: "pump" }] });
  const error = await applyRefused(emulator, 400, [node], { autoCreateDirectRelations: false });
  expect(error.message).toBe(
    "Node with external id 'pump' was referenced as the target of a direct relation, but it does not exist.",
  );
  expect(await readNode(emulator, "scan")).toBeUndefined();
  await apply(emulator, [node, fileNode("pump")], { autoCreateDirectRelations: false });
  await apply(emulator, [fileNode("other", { source: { space: "plant", externalId: "system" } })]);
  expect(await readNode(emulator, "system")).toMatchObject({ version: 1, properties: {} });
});

test("wrong spaces, views and external ids are refused by name", async () => {
  const own = { space: "plant", externalId: "Scan", version: "2", properties: ["weather"] };
  await using emulator = await startSmall({ spaces: ["plant"], fileViews: [own] });
  const through = (source: object, properties: object = {}) =>
    fileNode("scan", undefined, { sources: [{ source: { type: "view", ...source }, properties }] });
  const { properties: _own, ...view } = own;
  for (const [items, message] of [
    [[fileNode("a", {}, { space: "elsewhere" })], /'elsewhere'/],
    [[fileNode("a", {}, { space: "cdf_cdm" })], /'cdf_cdm' is managed by the system/],
    [[through({ ...view, version: "1" })], /'plant:Scan\(version=1\)'/],
    [[fileNode("a\u0000", {})], /externalId/],
    [[fileNode("a".repeat(257), {})], /externalId/],
    [[fileNode("", {})], /externalId/],
    [[fileNode("a", {}), fileNode("a", {})], /'plant:a' is in the request twice/],
  ] as const)
    expect((await applyRefused(emulator, 400, items)).message).toMatch(message);
  await apply(emulator, [
    through(view, { name: "a", weather: { rain: true } }),
    fileNode("a".repeat(256), {}),
  ]);
  expect((await readNode(emulator, "scan", view)).properties.plant["Scan/2"]).toEqual({
    name: "a",
    weather: { rain: true },
    isUploaded: false,
  });
  await ask(emulator, 200, "byids", { items: [SCAN] });
});

test("the Files API takes an instanceId without instanceType only", async () => {
  await using emulator = await startSmall();
  await apply(emulator, [fileNode("scan", {})]);
  const instanceId = { instanceType: "node", ...SCAN.instanceId };
  for (const path of ["byids", "multiuploadlink?parts=1", "uploadlink", "downloadlink"])
    await refusal(emulator, 400, path, { items: [{ instanceId }] });
});

test("deleting a node deletes its file and content, passes unknown nodes over, and all is gone after a restart", async () => {
  await using emulator = await startSmall();
  await apply(emulator, [fileNode("scan", {})]);
  await upload(emulator, "bytes");
  const { items } = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(await deleteNodes(emulator, "absent", "scan")).toEqual([
    { instanceType: "node", space: "plant", externalId: "scan" },
  ]);
  expect(await deleteNodes(emulator, "scan")).toEqual([]);
  await refusal(emulator, 400, "byids", { items: [{ id: items[0].id }] });
  expect(() => emulator.locate(items[0].id)).toThrow("has no content");
  await apply(emulator, [fileNode("scan", {})]);
  const again = await ask(emulator, 200, "byids", { items: [SCAN] });
  expect(again.items[0]).toMatchObject({ uploaded: false });
});

test("a schema lock is a 409 that may be repeated", async () => {
  await using emulator = await startSmall();
  emulator.setFaults([{ match: { operation: "applyNodeAndEdges", times: 1 }, do: { type: "schema-lock" } }]);
  const url = `${emulator.url}/api/v1/projects/${emulator.project}/models/instances`;
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const send = () =>
    fetch(url, { method: "POST", headers, body: JSON.stringify({ items: [fileNode("scan", {})] }) });
  const locked = await send();
  expect([locked.status, locked.headers.get("cdf-is-auto-retryable")]).toEqual([409, "true"]);
  expect(await readNode(emulator, "scan")).toBeUndefined();
  expect((await send()).status).toBe(200);
});
