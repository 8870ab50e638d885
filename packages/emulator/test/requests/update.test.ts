import { describe, expect, test } from "vitest";
import { apply, ask, beginUpload, fileNode, putBytes, readBack, refusal, startSmall } from "../ask.js";

describe("update", () => {
  test("sets, adds, removes and clears, and leaves the rest", async () => {
    await using emulator = await startSmall();
    const fields = {
      externalId: "a",
      directory: "/old",
      source: "s",
      metadata: { a: "1", b: "2" },
      assetIds: [1, 2],
    };
    const { id } = await beginUpload(emulator, 1, { ...fields, labels: [{ externalId: "x" }] });
    const { items } = await ask(emulator, 200, "update", {
      items: [
        {
          externalId: "a",
          update: {
            directory: { set: "/new" },
            source: { setNull: true },
            metadata: { add: { c: "3", b: "4" }, remove: ["a", "never"] },
            assetIds: { add: [3, 1], remove: [2] },
            labels: { set: [] },
            mimeType: { set: "a/b" },
          },
        },
      ],
    });
    const { labels, ...answered } = items[0];
    expect(answered).toMatchObject({
      id,
      directory: "/new",
      metadata: { b: "4", c: "3" },
      assetIds: [1, 3],
      mimeType: "a/b",
    });
    expect(labels).toBeUndefined();
    expect(answered).not.toHaveProperty("source");
    const again = await ask(emulator, 200, "byids", { items: [{ id }] });
    expect(again.items[0]).toEqual(items[0]);
  });

  test.each([
    [{ name: { set: "b" } }, /name/],
    [{ directory: { set: "relative" } }, /directory/],
    [{ assetIds: { set: [1], add: [2] } }, /assetIds/],
    [{ metadata: { add: { k: "v".repeat(10_241) } } }, /metadata/],
    [{ labels: { add: Array.from({ length: 8 }, (_, index) => ({ externalId: `l${index}` })) } }, /labels/],
  ])("%j is refused, and no file of the request changes", async (update, message) => {
    await using emulator = await startSmall();
    const labels = Array.from({ length: 5 }, (_, index) => ({ externalId: `old${index}` }));
    await beginUpload(emulator, 1, { externalId: "a", labels });
    await beginUpload(emulator, 1, { externalId: "b" });
    const items = [
      { externalId: "b", update: { source: { set: "changed" } } },
      { externalId: "a", update },
    ];
    expect((await refusal(emulator, 400, "update", { items })).message).toMatch(message);
    const found = await ask(emulator, 200, "byids", { items: [{ externalId: "b" }] });
    expect(found.items[0]).not.toHaveProperty("source");
  });

  test("an external id that another file has, and a file that is named twice, are conflicts", async () => {
    await using emulator = await startSmall();
    const { id } = await beginUpload(emulator, 1, { externalId: "a" });
    await beginUpload(emulator, 1, { externalId: "b" });
    const take = (externalId: string, other: string) => ({
      externalId,
      update: { externalId: { set: other } },
    });
    const error = await refusal(emulator, 409, "update", { items: [take("a", "b")] });
    expect(error.duplicated).toEqual([{ externalId: "b" }]);
    await refusal(emulator, 409, "update", { items: [take("a", "c"), take("b", "c")] });
    const twice = [
      { id, update: {} },
      { externalId: "a", update: {} },
    ];
    expect((await refusal(emulator, 409, "update", { items: twice })).duplicated).toEqual([{ id }]);
    const unknown = await refusal(emulator, 400, "update", { items: [{ externalId: "never", update: {} }] });
    expect(unknown.missing).toEqual([{ externalId: "never" }]);
  });

  test("a file of a node is changed through the node, except for what nodes do not have", async () => {
    await using emulator = await startSmall();
    await apply(emulator, [fileNode("scan", {})]);
    const instanceId = { space: "plant", externalId: "scan" };
    const free = { metadata: { set: { a: "b" } }, externalId: { set: "classic" }, dataSetId: { set: 7 } };
    const { items } = await ask(emulator, 200, "update", { items: [{ instanceId, update: free }] });
    expect(items[0]).toMatchObject({ metadata: { a: "b" }, externalId: "classic", dataSetId: 7 });
    const directory = { directory: { set: "/x" } };
    await refusal(emulator, 400, "update", { items: [{ instanceId, update: directory }] });
    const { message } = await refusal(emulator, 400, "update", {
      items: [{ id: items[0].id, update: directory }],
    });
    expect(message).toContain("plant:scan. Change 'directory' through the node");
  });
});

test("search finds words of names in any order, at most limit files; aggregate counts what list finds", async () => {
  await using emulator = await startSmall();
  for (const name of ["Hall two scan.e57", "scan of hall.e57", "photo.jpg"])
    await beginUpload(emulator, 1, { name, source: name.endsWith("jpg") ? "camera" : "scanner" });
  const names = async (body: object) =>
    (await ask(emulator, 200, "search", body)).items.map(({ name }: { name: string }) => name);
  expect(await names({ search: { name: "SCAN hall" } })).toEqual(["scan of hall.e57", "Hall two scan.e57"]);
  expect(await names({ search: { name: "scan" }, limit: 1 })).toEqual(["scan of hall.e57"]);
  expect(await names({ filter: { source: "camera" } })).toEqual(["photo.jpg"]);
  for (const filter of [{}, { source: "scanner" }, { uploaded: true }]) {
    const { items } = await ask(emulator, 200, "list", { filter });
    expect((await ask(emulator, 200, "aggregate", { filter })).items).toEqual([{ count: items.length }]);
  }
  for (const path of ["search", "aggregate"])
    await refusal(emulator, 400, path, { filter: { rootAssetIds: [{ id: 1 }] } });
});

test.each([
  ["items", 200],
  ["bare", 201],
] as const)("uploadlink answers one URL for the whole content (%s: %d)", async (linkEnvelope, status) => {
  await using emulator = await startSmall({ linkEnvelope });
  await apply(emulator, [fileNode("scan", { mimeType: "model/e57" })]);
  const item = { instanceId: { space: "plant", externalId: "scan" } };
  const answer = await ask(emulator, status, "uploadlink", { items: [item] });
  const { id, uploadUrl } = linkEnvelope === "items" ? answer.items[0] : answer;
  expect((await putBytes(uploadUrl, "untyped")).status).toBe(403);
  const headers = { "content-type": "model/e57" };
  expect((await fetch(uploadUrl, { method: "PUT", headers, body: "bytes" })).status).toBe(200);
  expect((await readBack(emulator, id)).toString()).toBe("bytes");
});
