// Compares the document with the known facts of the service, line by line. The numbers are repeated here on
// purpose: this test fails if one of them changes in the document.
import { describe, expect, it } from "vitest";
import { listOperations, resolve } from "../../generate/document.mjs";
import * as spec from "../../generated/index.gen.js";
import { judgeOf, readDocument, step } from "../fixture.js";

const document = readDocument();
const judge = judgeOf(document);
const MiB = 1024 * 1024;

const accepts = (schema: string, value: unknown) => judge(`#/components/schemas/${schema}`)(value);

const CONFLICTING = [
  "initMultiPartUpload",
  "initFileUpload",
  "deleteFiles",
  "updateFiles",
  "applyNodeAndEdges",
];

describe("the operations", () => {
  it.each([
    ["initMultiPartUpload", "post", "/files/initmultipartupload", ["overwrite", "parts"], [201]],
    ["getMultiPartUploadLink", "post", "/files/multiuploadlink", ["parts"], [201]],
    ["completeMultiPartUpload", "post", "/files/completemultipartupload", [], [200]],
    ["getFileByInternalId", "get", "/files/{id}", [], [200]],
    ["byIdsFiles", "post", "/files/byids", [], [200]],
    ["advancedListFiles", "post", "/files/list", [], [200]],
    ["downloadLinks", "post", "/files/downloadlink", ["extendedExpiration"], [200]],
    ["deleteFiles", "post", "/files/delete", [], [200]],
    ["initFileUpload", "post", "/files", ["overwrite"], [201]],
    ["getUploadLink", "post", "/files/uploadlink", [], [200, 201]],
    ["updateFiles", "post", "/files/update", [], [200]],
    ["searchFiles", "post", "/files/search", [], [200]],
    ["aggregateFiles", "post", "/files/aggregate", [], [200]],
    ["applyNodeAndEdges", "post", "/models/instances", [], [200]],
    ["byExternalIdsInstances", "post", "/models/instances/byids", [], [200]],
    ["deleteInstances", "post", "/models/instances/delete", [], [200]],
  ] as const)("%s", (id, method, path, query, success) => {
    expect(spec.OPERATIONS[id]).toMatchObject({ method, path, query, success });
  });

  it("are these sixteen", () => {
    expect(listOperations(document)).toHaveLength(16);
  });

  it("all need a bearer token", () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: "http", scheme: "bearer" });
    for (const { operation } of listOperations(document)) expect(operation.security).toBeUndefined();
  });

  it.each(listOperations(document).map(({ id, operation }) => [id, operation] as const))(
    "%s documents the errors that occur, each with a JSON body and a request id",
    (id, operation) => {
      const conflict = CONFLICTING.includes(id) ? ["409"] : [];
      const errors = Object.keys(operation.responses).filter((status) => !status.startsWith("2"));
      expect(errors.sort()).toEqual(["400", "401", "403", ...conflict, "429", "5XX"]);
      for (const status of Object.keys(operation.responses)) {
        const answer = resolve(document, operation.responses[status]);
        expect(Object.keys(answer.content)).toEqual(["application/json"]);
        expect(answer.headers["x-request-id"]).toBeDefined();
      }
    },
  );
});

describe("the limits", () => {
  it.each([
    ["PARTS_MIN", 1],
    ["PARTS_MAX", 250],
    ["PART_SIZE_EXCLUSIVE_MIN", 5 * MiB],
    ["PART_SIZE_MAX", 4000 * MiB],
    ["FILE_SIZE_MAX", 250 * 4000 * MiB],
    ["PART_CONCURRENCY_DEFAULT", 3],
    ["UPLOAD_URL_LIFETIME_MS", 7 * 24 * 3600 * 1000],
    ["DOWNLOAD_URL_LIFETIME_MS", 30_000],
    ["DOWNLOAD_URL_EXTENDED_LIFETIME_MS", 3600_000],
    ["PROJECT_REQUESTS_PER_SECOND_MAX", 160],
    ["IDENTITY_REQUESTS_PER_SECOND_MAX", 120],
    ["LIST_REQUESTS_PER_SECOND_MAX", 23],
    ["CONCURRENT_REQUESTS_MAX", 50],
    ["NAME_MAX_LENGTH", 256],
    ["EXTERNAL_ID_MAX_LENGTH", 255],
    ["DIRECTORY_MAX_LENGTH", 512],
    ["SOURCE_MAX_LENGTH", 128],
    ["MIME_TYPE_MAX_LENGTH", 256],
    ["METADATA_MAX_KEY_BYTES", 128],
    ["METADATA_MAX_VALUE_BYTES", 10_240],
    ["METADATA_MAX_PROPERTIES", 256],
    ["METADATA_MAX_TOTAL_BYTES", 10_240],
    ["ASSET_IDS_MIN_ITEMS", 1],
    ["ASSET_IDS_MAX_ITEMS", 1000],
    ["SECURITY_CATEGORIES_MIN_ITEMS", 0],
    ["SECURITY_CATEGORIES_MAX_ITEMS", 100],
    ["LABELS_MIN_ITEMS", 0],
    ["LABELS_MAX_ITEMS", 10],
    ["ID_MIN", 1],
    ["ID_MAX", Number.MAX_SAFE_INTEGER],
    ["EPOCH_MILLIS_MIN", 0],
    ["UPLOAD_LINK_ITEMS_MIN_ITEMS", 1],
    ["UPLOAD_LINK_ITEMS_MAX_ITEMS", 1],
    ["BY_IDS_ITEMS_MIN_ITEMS", 1],
    ["BY_IDS_ITEMS_MAX_ITEMS", 1000],
    ["LIST_LIMIT_MIN", 1],
    ["LIST_LIMIT_MAX", 1000],
    ["DOWNLOAD_LINK_ITEMS_MIN_ITEMS", 1],
    ["DOWNLOAD_LINK_ITEMS_MAX_ITEMS", 100],
    ["DELETE_ITEMS_MIN_ITEMS", 1],
    ["DELETE_ITEMS_MAX_ITEMS", 1000],
    ["CONCURRENT_APPLIES_MAX", 4],
    ["CONCURRENT_INSTANCE_DELETES_MAX", 2],
    ["CONCURRENT_INSTANCE_QUERIES_MAX", 8],
    ["UPDATE_ITEMS_MAX_ITEMS", 1000],
    ["SEARCH_LIMIT_MAX", 1000],
    ["SPACE_MAX_LENGTH", 43],
    ["NODE_EXTERNAL_ID_MAX_LENGTH", 256],
    ["NODE_TAGS_MAX_ITEMS", 1000],
    ["NODE_ALIASES_MAX_ITEMS", 1000],
    ["NODE_ASSETS_MAX_ITEMS", 1200],
    ["NODE_TEXT_MAX_TOTAL_BYTES", 128_000],
    ["NODE_SOURCES_MAX_ITEMS", 100],
    ["APPLY_ITEMS_MAX_ITEMS", 1000],
    ["INSTANCE_ITEMS_MAX_ITEMS", 1000],
    ["INSTANCE_VIEWS_MAX_ITEMS", 10],
    ["DELETE_INSTANCE_ITEMS_MAX_ITEMS", 1000],
  ])("%s", (name, value) => {
    expect(Object.entries(spec)).toContainEqual([name, value]);
  });
});

describe("the fields of a file", () => {
  const file = { id: 1, name: "a", uploaded: false, createdTime: 0, lastUpdatedTime: 0 };
  const fields = {
    name: "scan",
    externalId: "x",
    directory: "/a",
    source: "s",
    mimeType: "a/b",
    metadata: { läge: "högt" },
    assetIds: [1],
    dataSetId: 1,
    sourceCreatedTime: 0,
    sourceModifiedTime: 0,
    securityCategories: [],
    labels: [],
    geoLocation: {
      type: "Feature",
      geometry: { type: "Point", coordinates: [1, 2] },
      properties: { a: [1] },
    },
  };

  it("are these, and only the name is required", () => {
    expect(accepts("FileFields", fields)).toBe(true);
    expect(Object.keys(document.components.schemas.FileFields.properties)).toEqual(Object.keys(fields));
    expect(document.components.schemas.FileFields.required).toEqual(["name"]);
    expect(accepts("FileFields", { ...fields, unknown: 1 })).toBe(false);
  });

  it("have five more fields in responses, which are always present; unknown fields are accepted", () => {
    const more = { uploadedTime: 0, instanceId: { space: "s", externalId: "x" }, unknown: [1] };
    expect(accepts("File", { ...fields, ...file, ...more })).toBe(true);
    for (const key of Object.keys(file)) expect(accepts("File", { ...file, [key]: undefined })).toBe(false);
  });

  it("take each label once", () => {
    expect(accepts("Labels", [{ externalId: "a" }, { externalId: "a" }])).toBe(false);
  });

  it("count the length of strings in characters, not in UTF-16 units", () => {
    expect(accepts("FileName", "🗼".repeat(spec.NAME_MAX_LENGTH))).toBe(true);
    expect(accepts("FileName", "🗼".repeat(spec.NAME_MAX_LENGTH + 1))).toBe(false);
  });
});

describe("the defects of the published description", () => {
  it("complete: every alternative requires its identity and the upload id, and only one identity", () => {
    const complete = (body: unknown) => accepts("CompleteMultipartUploadRequest", body);
    const instanceId = { space: "s", externalId: "x" };
    for (const identity of [{ id: 1 }, { externalId: "x" }, { instanceId }]) {
      expect(complete({ ...identity, uploadId: "u" })).toBe(true);
      expect(complete(identity)).toBe(false);
    }
    expect(complete({ uploadId: "u" })).toBe(false);
    expect(complete({})).toBe(false);
    expect(complete({ id: 1, externalId: "x", uploadId: "u" })).toBe(false);
  });

  it("a polygon of one ring is a polygon", () => {
    const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]; // biome-ignore format: reads as a ring
    expect(accepts("Polygon", { type: "Polygon", coordinates: [ring] })).toBe(true);
    expect(accepts("MultiPolygon", { type: "MultiPolygon", coordinates: [[ring]] })).toBe(true);
  });

  it("the cluster may be any string", () => {
    expect(document.servers[0].variables.cluster.enum).toBeUndefined();
  });

  it("an instance's external id may contain any character", () => {
    for (const externalId of ["a b", "läge/1", "1st", "with.dot:colon"])
      expect(accepts("InstanceId", { space: "s", externalId })).toBe(true);
  });

  it("both envelopes are valid on init and link", () => {
    const file = { id: 1, name: "a", uploaded: false, createdTime: 0, lastUpdatedTime: 0 };
    const upload = { ...file, uploadId: "u", uploadUrls: ["/relative"] };
    for (const path of ["/files/initmultipartupload", "/files/multiuploadlink"]) {
      const at = ["paths", path, "post", "responses", "201", "content", "application/json", "schema"];
      const schema = judge(`#${at.map(step).join("")}`);
      expect(schema(upload)).toBe(true);
      expect(schema({ items: [upload] })).toBe(true);
      expect(schema({ items: [upload, upload] })).toBe(false);
      expect(schema(file)).toBe(false);
    }
  });

  it("an error may be a plain string", () => {
    expect(accepts("ErrorAnswer", { error: "not found" })).toBe(true);
    expect(
      accepts("ErrorAnswer", { error: { code: 400, message: "m", extra: {}, missing: [{ id: 1 }] } }),
    ).toBe(true);
  });
});

describe("which identities an operation takes", () => {
  const id = { id: 1 };
  const externalId = { externalId: "x" };
  const instanceId = { instanceId: { space: "s", externalId: "x" } };
  it.each([
    ["MultipartUploadLinkRequest", [externalId, instanceId], [id]],
    ["FilesByIdsRequest", [id, externalId, instanceId], []],
    ["DownloadLinksRequest", [id, externalId, instanceId], []],
    ["DeleteFilesRequest", [id, externalId], [instanceId]],
  ] as const)("%s", (schema, taken, refused) => {
    for (const one of taken) expect(accepts(schema, { items: [one] })).toBe(true);
    for (const one of [...refused, {}, { ...id, ...externalId }])
      expect(accepts(schema, { items: [one] })).toBe(false);
    expect(accepts(schema, { items: [] })).toBe(false);
  });
});

describe("the nodes of data modelling", () => {
  const node = { instanceType: "node", space: "plant", externalId: "scan-17" };
  const source = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" };

  it.each([
    ["an id with a hyphen and a dot", { externalId: "scan-17.e57" }, true],
    ["256 characters", { externalId: "a".repeat(256) }, true],
    ["257 characters", { externalId: "a".repeat(257) }, false],
    ["no characters", { externalId: "" }, false],
    ["NUL", { externalId: "a\u0000" }, false],
    ["a space that begins with a digit", { space: "1plant" }, false],
    ["a space of 43 characters", { space: "a".repeat(43) }, true],
    ["a space of 44 characters", { space: "a".repeat(44) }, false],
    ["an edge", { instanceType: "edge" }, false],
    ["nulls", { type: null, existingVersion: null, sources: null }, true],
    ["empty properties", { sources: [{ source, properties: {} }] }, true],
    ["no properties", { sources: [{ source, properties: null }] }, true],
    ["an unknown property", { sources: [{ source, properties: { weather: "rain" } }] }, true],
    ["a view without a version", { sources: [{ source: { ...source, version: undefined } }] }, false],
    ["an unknown field", { unknown: 1 }, false],
  ])("%s", (_, fields, valid) => {
    expect(accepts("NodeWrite", JSON.parse(JSON.stringify({ ...node, ...fields })))).toBe(valid);
  });

  it.each([
    ["times as text", { sourceCreatedTime: "2024-10-29T12:19:06.000+01:00", sourceUpdatedTime: null }, true],
    ["a time in ms", { sourceCreatedTime: 1_730_204_346_000 }, false],
    ["a source as a relation", { source: { space: "plant", externalId: "scanner" } }, true],
    ["a source as text", { source: "scanner" }, false],
    ["what the service manages", { isUploaded: null }, false],
    ["fields of a file that nodes do not have", { metadata: {} }, false],
  ])("properties of CogniteFile: %s", (_, properties, valid) => {
    expect(accepts("CogniteFileProperties", properties)).toBe(valid);
  });

  it("are not an instanceId of a file entry, because that has no instanceType", () => {
    expect(accepts("InstanceId", { space: "plant", externalId: "scan-17.e57" })).toBe(true);
    expect(accepts("InstanceId", node)).toBe(false);
  });
});

describe("an update of a file", () => {
  const update = (change: object) => ({ items: [{ externalId: "a", update: change }] });
  it.each([
    [{ directory: { set: "/a" } }, true],
    [{ directory: { setNull: true } }, true],
    [{ directory: { setNull: false } }, false],
    [{ metadata: { add: { a: "b" }, remove: ["c"] } }, true],
    [{ assetIds: { set: [] } }, true],
    [{ assetIds: { set: [1], add: [2] } }, false],
    [{ labels: { set: [{ externalId: "x" }] } }, true],
    [{ name: { set: "b" } }, false],
  ])("%j", (change, valid) => {
    expect(accepts("UpdateFilesRequest", update(change))).toBe(valid);
  });

  it("changes only those fields of a node's file that nodes do not have", () => {
    const instanceId = { space: "plant", externalId: "scan-17" };
    const of = (change: object) => ({ items: [{ instanceId, update: change }] });
    expect(accepts("UpdateFilesRequest", of({ metadata: { set: {} } }))).toBe(true);
    expect(accepts("UpdateFilesRequest", of({ directory: { set: "/a" } }))).toBe(false);
  });
});
