/** Uploads into data-modeling nodes: each quirk of the service, as the emulator plays it. */
import { isTimeoutError, isValidationError } from "@cdf-multipart/core";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createUpload, upload, uploadFile, uploadMany } from "../../src/node/upload-node.js";
import { isNodeError } from "../../src/nodes/node-error.js";
import { type Ground, ground } from "./ground.js";

const MIB = 1024 * 1024;
const VIEW = { space: "models", externalId: "Scan", version: "v2" };

describe("a file that is uploaded into a node", () => {
  let floor: Ground;
  let ids = 0;
  beforeAll(async () => {
    floor = await ground({ spaces: ["plant"], fileViews: [{ ...VIEW, properties: ["pressure"] }] });
  });
  afterAll(() => floor.close());
  beforeEach(() => floor.emulator.setFaults([]));
  const fresh = () => {
    ids += 1;
    return { space: "plant", externalId: `scan-${ids}.v1` };
  };
  const since = () => floor.emulator.requests.count();
  const asked = (before: number): string[] =>
    floor.emulator.requests
      .all()
      .slice(before)
      .map(({ operation }) => operation);
  const properties = async (id: { space: string; externalId: string }, view = FILE_VIEW) => {
    const nodes = await floor.client().nodes();
    const items = [{ instanceType: "node" as const, ...id }];
    const [node] = await nodes.byExternalIdsInstances({ items, sources: [{ source: view }] });
    return node?.properties?.[view.space]?.[`${view.externalId}/${view.version}`];
  };

  it("creates the node, with its name from the path; a small file takes three requests and one PUT", async () => {
    const node = fresh();
    const path = await floor.file(5_000);
    const before = since();
    const stored = await uploadFile(floor.client(), path, {
      node: { ...node, properties: { mimeType: "model/e57" } },
    });
    expect(asked(before)).toEqual(["applyNodeAndEdges", "getUploadLink", "putFile", "byIdsFiles"]);
    expect(stored.file).toMatchObject({ instanceId: node, mimeType: "model/e57", uploaded: true });
    expect(stored.file.externalId).toBeUndefined();
    expect((await properties(node))?.["name"]).toMatch(/^file-\d+\.bin$/);
    await floor.expectStored(stored.file.id, path);
    await floor.expectNothingLeft();
  });

  it.each([
    ["without a media type, which the node may have already", 1000, {}],
    ["of several parts", 12 * MIB, { mimeType: "model/e57" }],
  ])("uploads parts: one %s", async (_, size, given) => {
    const node = fresh();
    const path = await floor.file(size);
    const before = since();
    const { file } = await uploadFile(floor.client(), path, { node: { ...node, properties: given } });
    expect(asked(before)).toContain("getMultiPartUploadLink");
    expect(asked(before)).toContain("completeMultiPartUpload");
    await floor.expectStored(file.id, path);
  });

  it("merges properties, keeps the others, and replaces the content", async () => {
    const node = fresh();
    const first = await floor.file(2_000);
    const given = { mimeType: "text/plain", description: "first", tags: ["a"] };
    const one = await uploadFile(floor.client(), first, { node: { ...node, properties: given } });
    const second = await floor.file(3_000);
    const more = { mimeType: "text/plain", tags: ["b"] };
    const two = await uploadFile(floor.client(), second, { node: { ...node, properties: more } });
    expect(two.file.id).toBe(one.file.id);
    expect(await properties(node)).toMatchObject({ description: "first", tags: ["b"], isUploaded: true });
    await floor.expectStored(two.file.id, second);
  });

  it("is written through a user's view, and takes fields that nodes have", async () => {
    const node = fresh();
    const path = await floor.file(1_000);
    await uploadFile(floor.client(), path, {
      node: { ...node, view: VIEW, properties: { pressure: 7 } },
      file: {
        name: "scan.e57",
        mimeType: "model/e57",
        directory: "/hall",
        labels: [{ externalId: "point-cloud" }],
        sourceCreatedTime: 1_730_204_346_000,
        sourceModifiedTime: 1_730_204_347_000,
      },
    });
    expect(await properties(node, { type: "view", ...VIEW })).toMatchObject({
      pressure: 7,
      name: "scan.e57",
      mimeType: "model/e57",
      directory: "/hall",
      tags: ["point-cloud"],
      sourceCreatedTime: "2024-10-29T12:19:06.000Z",
      sourceUpdatedTime: "2024-10-29T12:19:07.000Z",
    });
  });

  it("keeps existing data when the response to the node is lost, and is deleted by a discard only if it was new", async () => {
    const client = floor.client();
    const kept = fresh();
    const path = await floor.file(12 * MIB);
    await uploadFile(client, path, { node: { ...kept, properties: { mimeType: "text/plain" } } });
    for (const [node, left] of [
      [kept, 1],
      [fresh(), 0],
    ] as const) {
      floor.emulator.setFaults([{ match: { operation: "putPart" }, do: { type: "stall" } }]);
      const handle = createUpload(client, path, { node, journal: "off" });
      const session = floor.emulator.requests.count({ operation: "putPart" });
      handle.start().catch(() => {});
      await expect
        .poll(() => floor.emulator.requests.count({ operation: "putPart" }))
        .toBeGreaterThan(session);
      await handle.discard();
      floor.emulator.setFaults([]);
      const files = await client.byIdsFiles([{ instanceId: node }], { ignoreUnknownIds: true });
      expect(files).toHaveLength(left);
      expect((await properties(node)) === undefined).toBe(left === 0);
    }
  });

  it("does not count as new if the response to the node was lost", async () => {
    const node = fresh();
    floor.emulator.setFaults([
      { match: { operation: "applyNodeAndEdges", times: 1 }, do: { type: "reset", when: "after-work" } },
      { match: { operation: "putPart" }, do: { type: "stall" } },
    ]);
    const handle = createUpload(floor.client(), await floor.file(12 * MIB), { node, journal: "off" });
    handle.start().catch(() => {});
    const parts = floor.emulator.requests.count({ operation: "putPart" });
    await expect.poll(() => floor.emulator.requests.count({ operation: "putPart" })).toBeGreaterThan(parts);
    await handle.discard();
    // It is not known whether this upload created the node, so the node is kept.
    expect(await properties(node)).toBeDefined();
  });

  it("repeats a node that a schema lock refused", async () => {
    floor.emulator.setFaults([
      { match: { operation: "applyNodeAndEdges", times: 2 }, do: { type: "schema-lock" } },
    ]);
    const path = await floor.file(1_000);
    const { file } = await uploadFile(floor.client(), path, { node: fresh() });
    await floor.expectStored(file.id, path);
  });

  const wrong = [
    [
      "an unknown space",
      { node: { space: "nowhere", externalId: "a" } },
      /nowhere.*do not exist.*Name a space/,
    ],
    ["a space of the service", { node: { space: "cdf_cdm", externalId: "a" } }, /managed by the system/],
    [
      "an unknown view",
      { node: { space: "plant", externalId: "a", view: { ...VIEW, version: "v9" } } },
      /views do not exist.*Name the view/,
    ],
    [
      "a relation to a missing asset",
      {
        node: {
          space: "plant",
          externalId: "a",
          properties: { assets: [{ space: "plant", externalId: "pmp" }] },
        },
      },
      /'pmp' was referenced.*Create that node first/,
    ],
    [
      "an unknown property of a view of one's own",
      { node: { space: "plant", externalId: "a", view: VIEW, properties: { presure: 1 } } },
      /Unknown property 'presure'/,
    ],
  ] as const;
  it.each(wrong)("is refused before any byte is sent, with one sentence: %s", async (_, options, said) => {
    const before = since();
    const error = await upload(floor.client(), await floor.file(1_000), { ...options, journal: "off" }).catch(
      (failure: unknown) => failure,
    );
    expect(isNodeError(error) && error.code).toBe("node-refused");
    expect(String(error)).toMatch(said);
    expect(asked(before)).toEqual(["applyNodeAndEdges"]);
  });

  const named = { space: "plant", externalId: "a" };
  it.each([
    [
      "an external id of 257 characters",
      { node: { ...named, externalId: "x".repeat(257) } },
      "at most 256 characters",
    ],
    [
      "an external id with NUL",
      { node: { ...named, externalId: "a\0" } },
      "node.externalId must not contain the character NUL",
    ],
    ["a space that cannot exist", { node: { ...named, space: "7" } }, "node.space must begin with a letter"],
    [
      "an unknown property",
      { node: { ...named, properties: { nme: 1 } } },
      "node.properties.nme is not a property",
    ],
    [
      "a property of the service",
      { node: { ...named, properties: { isUploaded: null } } },
      "the service alone",
    ],
    [
      "a classic external id",
      { node: named, file: { externalId: "b" } },
      "the external id of the node names the file",
    ],
    ["metadata", { node: named, file: { metadata: { a: "b" } } }, "extractedData"],
    ["a data set", { node: named, file: { dataSetId: 1 } }, "its space takes that role"],
    ["security categories", { node: named, file: { securityCategories: [1] } }, "access to its space"],
    ["asset ids", { node: named, file: { assetIds: [1] } }, "the property assets"],
    ["a source that is a text", { node: named, file: { source: "SAP" } }, "the property source"],
    [
      "a name twice",
      { node: { ...named, properties: { name: "a" } }, file: { name: "b" } },
      "is given twice",
    ],
  ])("is refused before any request: %s", async (_, options, said) => {
    const before = since();
    const error = await upload(floor.client(), await floor.file(10), options).catch(
      (failure: unknown) => failure,
    );
    expect(isValidationError(error) && error.message).toContain(said);
    expect(since()).toBe(before);
  });

  it.each([
    ["overwrite", true],
    ["overwrite if-changed", "if-changed"],
  ] as const)(
    "that a file was migrated to locks its fields: %s of the file names the node",
    async (_, overwrite) => {
      const client = floor.client();
      const node = fresh();
      const externalId = `classic of ${node.externalId}`;
      const properties = { name: "scan.e57", mimeType: "text/plain" };
      const path = await floor.file(100);
      const { file } = await uploadFile(client, path, { node: { ...node, properties } });
      await client.updateFiles([{ id: file.id, update: { externalId: { set: externalId } } }]);
      const before = since();
      const moved = { externalId, name: "scan.e57", mimeType: "text/plain", directory: "/hall" };
      const options = { file: moved, overwrite, journal: "off" } as const;
      const error = await uploadFile(client, path, options).catch((failure: unknown) => failure);
      expect(isNodeError(error) && error.code).toBe("node-owns-file");
      expect(String(error)).toContain(`belongs to the data-modeling node plant:${node.externalId}`);
      expect(asked(before).filter((one) => one.startsWith("put"))).toEqual([]);
      await floor.expectStored(file.id, path);
    },
  );

  it.each([256, 255])("has an external id of up to 256 characters: %i", async (length) => {
    const node = { space: "plant", externalId: "x".repeat(length) };
    const path = await floor.file(100);
    const { file } = await uploadFile(floor.client(), path, { node });
    expect(file.instanceId).toEqual(node);
    await floor.expectStored(file.id, path);
  });

  it("that exists is only filled if it is a file", async () => {
    const client = floor.client();
    const nodes = await client.nodes();
    const plain = fresh();
    await nodes.applyNodeAndEdges({ items: [{ instanceType: "node", ...plain }] });
    const path = await floor.file(100);
    const fill = (instanceId: typeof plain) =>
      upload(client, path, { target: { instanceId }, journal: "off" }).catch((failure: unknown) => failure);
    const unfit = await fill(plain);
    expect(isNodeError(unfit) && unfit.code).toBe("node-not-a-file");
    const gone = await fill(fresh());
    expect(isNodeError(gone) && gone.code).toBe("node-missing");
  });
});

describe("a node whose file appears late", () => {
  it("is waited for, with few requests, and its own flag only on request", async () => {
    const floor = await ground({ syncDelay: 1_500 });
    try {
      const path = await floor.file(1_000);
      const items = Array.from({ length: 20 }, (_, index) => ({
        source: path,
        node: { space: "plant", externalId: `late-${index}`, properties: { mimeType: "text/plain" } },
      }));
      for await (const result of uploadMany(floor.client(), items, { journal: "off", waitFor: "node" })) {
        if (result.status === "failed") throw result.error;
        const { file } = result.result;
        const nodes = await floor.client().nodes();
        const [node] = await nodes.byExternalIdsInstances({
          items: [{ instanceType: "node", space: "plant", externalId: `late-${result.index}` }],
          sources: [{ source: FILE_VIEW }],
        });
        expect(node?.properties?.["cdf_cdm"]?.["CogniteFile/v1"]).toMatchObject({ isUploaded: true });
        await floor.expectStored(file.id, path);
      }
      const { requests } = floor.emulator;
      // Each requests the link once before the file exists, and once after that.
      expect(requests.count({ operation: "getUploadLink" })).toBeLessThanOrEqual(40);
    } finally {
      await floor.close();
    }
  });

  it("is waited for at most three minutes, and no byte is sent", async () => {
    const floor = await ground({ syncDelay: 3_600_000 });
    try {
      let now = Date.now();
      const clock = {
        now: () => now,
        async sleep(ms: number, signal?: AbortSignal): Promise<void> {
          now += ms;
          await new Promise((resolve) => setTimeout(resolve, 0));
          signal?.throwIfAborted();
        },
      };
      const node = { space: "plant", externalId: "never" };
      const began = now;
      const error = await upload(floor.client(), await floor.file(100), {
        node,
        clock,
        journal: "off",
      }).catch((failure: unknown) => failure);
      expect(isTimeoutError(error) && error.message).toContain("plant:never is a file, but");
      expect(now - began).toBeGreaterThanOrEqual(180_000);
      expect(now - began).toBeLessThan(200_000);
      // The node is read through its view once: after that the upload only has to wait.
      expect(floor.emulator.requests.count({ operation: "byExternalIdsInstances" })).toBe(1);
    } finally {
      await floor.close();
    }
  });
});
