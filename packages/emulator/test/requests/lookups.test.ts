import { BY_IDS_ITEMS_MAX_ITEMS, DOWNLOAD_LINK_ITEMS_MAX_ITEMS, LIST_LIMIT_MAX } from "@cdf-multipart/spec";
import { describe, expect, test } from "vitest";
import { ask, beginUpload, refusal, startSmall, uploadParts } from "../ask.js";

describe("byids", () => {
  test("finds files by id and externalId, in the order of the request", async () => {
    await using emulator = await startSmall();
    const a = await beginUpload(emulator, 1, { externalId: "a" });
    const b = await beginUpload(emulator, 1);
    const { items } = await ask(emulator, 200, "byids", { items: [{ id: b.id }, { externalId: "a" }] });
    expect(items.map(({ id }: { id: number }) => id)).toEqual([b.id, a.id]);
  });

  test("unknown ids are a 400 that names them, or are skipped", async () => {
    await using emulator = await startSmall();
    const { id } = await beginUpload(emulator, 1);
    const instanceId = { space: "s", externalId: "e" };
    const items = [{ id }, { id: 5 }, { externalId: "x" }, { instanceId }];
    const error = await refusal(emulator, 400, "byids", { items });
    expect(error.missing).toEqual([{ id: 5 }, { externalId: "x" }, { instanceId }]);
    const found = await ask(emulator, 200, "byids", { items, ignoreUnknownIds: true });
    expect(found.items).toHaveLength(1);
  });

  test.each([
    ["none", []],
    ["too many", Array.from({ length: BY_IDS_ITEMS_MAX_ITEMS + 1 }, (_, index) => ({ id: index + 1 }))],
    ["an id of 0", [{ id: 0 }]],
    ["an id as text", [{ id: "1" }]],
    ["two identities in one", [{ id: 1, externalId: "a" }]],
  ])("%s is refused", async (_, items) => {
    await using emulator = await startSmall();
    await refusal(emulator, 400, "byids", { items });
  });
});

describe("GET /files/{id}", () => {
  test("returns the file, or a 400 with the missing id", async () => {
    await using emulator = await startSmall();
    const { id } = await beginUpload(emulator, 1);
    expect(await ask(emulator, 200, String(id))).toMatchObject({ id, uploaded: false });
    expect((await refusal(emulator, 400, "5")).missing).toEqual([{ id: 5 }]);
  });

  test.each(["0", "abc", "-1", "9007199254740992", "1.5", "%00"])("the id %s is refused", async (id) => {
    await using emulator = await startSmall();
    await refusal(emulator, 400, id);
  });
});

describe("downloadlink", () => {
  test("returns each identity with its link", async () => {
    await using emulator = await startSmall();
    const { id } = await uploadParts(emulator, ["a"], { externalId: "a" });
    const { items } = await ask(emulator, 200, "downloadlink", { items: [{ externalId: "a" }, { id }] });
    expect(items).toEqual([
      { externalId: "a", downloadUrl: expect.any(String) },
      { id, downloadUrl: expect.any(String) },
    ]);
  });

  test("a file without content is reported as not uploaded; an unknown one is missing; too many are refused", async () => {
    await using emulator = await startSmall();
    const { id } = await beginUpload(emulator, 1);
    expect((await refusal(emulator, 400, "downloadlink", { items: [{ id }] })).message).toBe(
      `Files not uploaded: ${id}`,
    );
    expect((await refusal(emulator, 400, "downloadlink", { items: [{ id: 5 }] })).missing).toEqual([
      { id: 5 },
    ]);
    const many = Array.from({ length: DOWNLOAD_LINK_ITEMS_MAX_ITEMS + 1 }, () => ({ id }));
    await refusal(emulator, 400, "downloadlink", { items: many });
  });
});

describe("list", () => {
  test("lists all files page by page, each of them once", async () => {
    await using emulator = await startSmall();
    const made = [];
    for (let index = 0; index < 7; index += 1) made.push((await beginUpload(emulator, 1)).id);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(emulator, 200, "list", { limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }: { id: number }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
  });

  test.each([
    ["uploaded", { uploaded: true }, ["done"]],
    ["not uploaded", { uploaded: false }, ["open"]],
    ["name", { name: "open" }, ["open"]],
    ["prefix of the externalId", { externalIdPrefix: "plant/" }, ["done"]],
    ["prefix of the directory", { directoryPrefix: "/hall" }, ["done"]],
    ["mimeType", { mimeType: "text/plain" }, ["open"]],
    ["source", { source: "s" }, ["open"]],
    ["metadata", { metadata: { a: "1" } }, ["done"]],
    ["an asset", { assetIds: [9, 7] }, ["done"]],
    ["a data set", { dataSetIds: [{ id: 8 }, { id: 3 }] }, ["done"]],
    ["a data set without files", { dataSetIds: [{ id: 8 }] }, []],
    ["an empty list of data sets", { dataSetIds: [] }, []],
    [
      "any of several labels",
      { labels: { containsAny: [{ externalId: "c" }, { externalId: "b" }] } },
      ["done"],
    ],
    [
      "all of several labels",
      { labels: { containsAll: [{ externalId: "b" }, { externalId: "a" }] } },
      ["done"],
    ],
    [
      "several labels that no file has together",
      { labels: { containsAll: [{ externalId: "a" }, { externalId: "c" }] } },
      [],
    ],
    ["creation time", { createdTime: { min: 0, max: 1 } }, []],
    ["creation time in the source", { sourceCreatedTime: { min: 5, max: 5 } }, ["open"]],
    ["all filters together", { name: "done", uploaded: false }, []],
  ])("filters by %s", async (_, filter, names) => {
    await using emulator = await startSmall();
    const done = {
      name: "done",
      externalId: "plant/1",
      directory: "/hall-2",
      metadata: { a: "1", b: "2" },
      assetIds: [7],
      dataSetId: 3,
      labels: [{ externalId: "a" }, { externalId: "b" }],
    };
    await uploadParts(emulator, ["x"], done);
    await beginUpload(emulator, 1, {
      name: "open",
      mimeType: "text/plain",
      source: "s",
      sourceCreatedTime: 5,
    });
    const { items } = await ask(emulator, 200, "list", { filter });
    expect(items.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test.each([1, 2, 3, 10])("%i partitions together contain each file once, page by page", async (count) => {
    await using emulator = await startSmall();
    const made = [];
    for (let index = 0; index < 12; index += 1) made.push((await beginUpload(emulator, 1)).id);
    const seen: number[] = [];
    for (let index = 1; index <= count; index += 1) {
      let cursor: string | undefined;
      do {
        const body = { limit: 2, partition: `${index}/${count}`, ...(cursor !== undefined && { cursor }) };
        const page = await ask(emulator, 200, "list", body);
        seen.push(...page.items.map(({ id }: { id: number }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
    }
    expect(seen.sort((one, other) => one - other)).toEqual(made);
  });

  test.each([
    ["assetExternalIds", { assetExternalIds: ["pump"] }],
    ["rootAssetIds", { rootAssetIds: [{ id: 1 }] }],
    ["assetSubtreeIds", { assetSubtreeIds: [{ externalId: "pump" }] }],
    ["dataSetIds", { dataSetIds: [{ id: 1 }, { externalId: "scans" }] }],
    ["geoLocation", { geoLocation: { relation: "WITHIN", shape: { type: "Point", coordinates: [1, 2] } } }],
  ])("a filter that the emulator cannot evaluate is refused by name: %s", async (field, filter) => {
    await using emulator = await startSmall();
    const { message } = await refusal(emulator, 400, "list", { filter });
    expect(message).toContain(`The emulator cannot filter by \`${field}\``);
  });

  test.each([
    ["a partition of zero", { partition: "1/0" }],
    ["a partition below the first", { partition: "0/2" }],
    ["a partition above the last", { partition: "3/2" }],
    ["too many partitions", { partition: "1/11" }],
    ["a partition that is not a fraction", { partition: "1" }],
    ["a partition with trailing text", { partition: "1/2 " }],
    ["a duplicate asset", { filter: { assetIds: [7, 7] } }],
    ["a data set with two identities", { filter: { dataSetIds: [{ id: 1, externalId: "a" }] } }],
    [
      "a label filter with both kinds",
      { filter: { labels: { containsAny: [{ externalId: "a" }], containsAll: [{ externalId: "a" }] } } },
    ],
    ["a limit of 0", { limit: 0 }],
    ["a limit that is too high", { limit: LIST_LIMIT_MAX + 1 }],
    ["a foreign cursor", { cursor: "?" }],
    ["an unknown filter", { filter: { size: 1 } }],
  ])("%s is refused", async (_, body) => {
    await using emulator = await startSmall();
    await refusal(emulator, 400, "list", body);
  });
});
