import { describe, expect, it } from "vitest";
import { isApiError, isValidationError, type NodeWrite } from "../../src/index.js";
import { FILE_VIEW, nodeFaults } from "../../src/validation/index.js";
import { bench, putParts } from "../support/with-emulator.js";

function fileNode(externalId: string, properties: Record<string, unknown> = {}, space = "plant"): NodeWrite {
  return { instanceType: "node", space, externalId, sources: [{ source: FILE_VIEW, properties }] };
}

describe("the calls about nodes", () => {
  it("apply a node, fill its file by one PUT, read it through its view, and delete it with its file", async () => {
    await using b = await bench();
    const nodes = await b.client.nodes();
    const [applied] = await nodes.applyNodeAndEdges({
      items: [fileNode("scan-17", { name: "scan.e57", mimeType: "model/e57" })],
      autoCreateDirectRelations: false,
    });
    expect(applied).toMatchObject({ space: "plant", externalId: "scan-17", version: 1, wasModified: true });
    const instanceId = { space: "plant", externalId: "scan-17" };
    const upload = await nodes.getUploadLink({ instanceId });
    expect(upload).toMatchObject({ name: "scan.e57", mimeType: "model/e57", instanceId });
    const body = new TextEncoder().encode("points");
    const put = await fetch(upload.uploadUrl, {
      method: "PUT",
      body,
      headers: { "content-type": "model/e57" },
    });
    expect(put.ok).toBe(true);
    const id = { instanceType: "node" as const, ...instanceId };
    const [node] = await nodes.byExternalIdsInstances({ items: [id], sources: [{ source: FILE_VIEW }] });
    expect(node?.properties?.["cdf_cdm"]?.["CogniteFile/v1"]).toMatchObject({ name: "scan.e57" });
    await nodes.deleteInstances([id]);
    expect(await b.client.byIdsFiles([{ instanceId }], { ignoreUnknownIds: true })).toEqual([]);
    expect(await nodes.byExternalIdsInstances({ items: [id] })).toEqual([]);
  });

  it("refuses what the document does not allow before anything is sent, with the field and the limit", async () => {
    await using b = await bench();
    const nodes = await b.client.nodes();
    const before = b.emulator.requests.count();
    const wrong = await nodes.applyNodeAndEdges({ items: [fileNode("x".repeat(257))] }).catch((e) => e);
    expect(isValidationError(wrong)).toBe(true);
    expect(wrong.message).toContain("items[0].externalId must have at most 256 characters");
    const nul = await nodes.applyNodeAndEdges({ items: [fileNode("a\0b")] }).catch((e) => e);
    expect(nul.message).toContain("items[0].externalId");
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const looped = await nodes.applyNodeAndEdges({ items: [fileNode("c", cycle)] }).catch((e) => e);
    expect(looped.message).toContain("cannot be written as JSON");
    expect(b.emulator.requests.count()).toBe(before);
  });

  it("keeps within the limits of concurrent applies, reads and deletions of a project", async () => {
    await using b = await bench();
    const nodes = await b.client.nodes();
    const ids = Array.from({ length: 24 }, (_, index) => `n-${index}`);
    await Promise.all(ids.map((id) => nodes.applyNodeAndEdges({ items: [fileNode(id)] })));
    const items = ids.map((externalId) => ({ instanceType: "node" as const, space: "plant", externalId }));
    await Promise.all(items.map((item) => nodes.byExternalIdsInstances({ items: [item] })));
    await Promise.all(items.map((item) => nodes.deleteInstances([item])));
    // The emulator answers 429 to the fifth apply, the ninth read and the third deletion at the same time.
    expect(b.emulator.requests.count({ status: 429 })).toBe(0);
  });

  it("requests a link once if the caller itself waits", async () => {
    await using b = await bench();
    const target = { instanceId: { space: "plant", externalId: "nobody" } };
    const gone = await b.client
      .getMultiPartUploadLink(target, { parts: 1, untilFound: false })
      .catch((e) => e);
    expect(isApiError(gone) && gone.code).toBe("unknown-ids");
    expect(b.emulator.requests.count({ operation: "getMultiPartUploadLink" })).toBe(1);
  });

  it("share the parts of a multipart session with every other file", async () => {
    await using b = await bench();
    const nodes = await b.client.nodes();
    await nodes.applyNodeAndEdges({ items: [fileNode("big", { name: "big.bin" })] });
    const instanceId = { space: "plant", externalId: "big" };
    const session = await b.client.getMultiPartUploadLink({ instanceId }, { parts: 1, untilFound: false });
    await putParts(session.uploadUrls);
    await b.client.completeMultiPartUpload({ instanceId, uploadId: session.uploadId });
    expect(await b.client.byIdsFiles([{ instanceId }])).toMatchObject([{ uploaded: true, name: "big.bin" }]);
  });
});

describe("the faults of properties", () => {
  const view = (externalId: string) => ({ ...FILE_VIEW, space: "mine", externalId });
  it.each([
    ["a name that is a number", { name: 7 }, FILE_VIEW, "name must be"],
    ["an unknown property", { nme: "x" }, FILE_VIEW, "nme is not a property of the view CogniteFile/v1"],
    [
      "a property of the service",
      { isUploaded: null },
      FILE_VIEW,
      "isUploaded is written by the service alone",
    ],
    ["the same in a view of one's own", { uploadedTime: "x" }, view("Doc"), "uploadedTime is written by"],
    ["a source that is a text", { source: "SAP" }, FILE_VIEW, "source"],
    ["a time in ms", { sourceCreatedTime: 1 }, FILE_VIEW, "sourceCreatedTime"],
    [
      "a text that is too long",
      { description: "ä".repeat(64_001) },
      FILE_VIEW,
      "description must have at most 128000 bytes",
    ],
    [
      "1001 tags",
      { tags: Array.from({ length: 1001 }, () => "t") },
      view("Doc"),
      "tags must have at most 1000 items",
    ],
  ])("name %s", (_, properties, through, said) => {
    const node = { ...fileNode("a"), sources: [{ source: through, properties }] };
    const faults = nodeFaults(node);
    expect(faults.map(({ path, message }) => `${path} ${message}`).join("; ")).toContain(
      `properties.${said}`,
    );
  });

  it("have no faults for everything that the service accepts, and for unknown properties of a user's view", () => {
    const properties = { name: "a", tags: ["b"], source: { space: "s", externalId: "e" }, directory: null };
    expect(nodeFaults(fileNode("a", properties))).toEqual([]);
    const own = { source: view("Doc"), properties: { ...properties, pressure: 7 } };
    expect(nodeFaults({ ...fileNode("a"), sources: [own] })).toEqual([]);
  });
});
