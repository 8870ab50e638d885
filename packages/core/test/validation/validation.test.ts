import {
  BY_IDS_ITEMS_MAX_ITEMS,
  DOWNLOAD_LINK_ITEMS_MAX_ITEMS,
  EXTERNAL_ID_MAX_LENGTH,
  ID_MAX,
  METADATA_MAX_PROPERTIES,
  NAME_MAX_LENGTH,
  type OperationId,
  PARTS_MAX,
} from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import { type Fault, shorten, ValidationError } from "../../src/errors/validation-error.js";
import { fileFieldFaults } from "../../src/validation/index.js";
import { isValidRequest, type RequestParts } from "../../src/validation/is-valid-request.js";
import { requestFaults } from "../../src/validation/request-faults.js";
import { failureOf, fakeService, ok } from "../support/fake-service.js";

const QUERY = { parts: 1, overwrite: false };

function refusal(operation: OperationId, parts: RequestParts): readonly Fault[] {
  expect(isValidRequest(operation, parts)).toBe(false);
  return requestFaults(operation, parts);
}

/** Expects that a file with these fields can be created. */
function expectAccepted(body: unknown): void {
  expect(requestFaults("initMultiPartUpload", { query: QUERY, body })).toEqual([]);
  expect(isValidRequest("initMultiPartUpload", { query: QUERY, body })).toBe(true);
}

/** Path and message of each fault of a file's fields. */
function faultsOf(body: unknown, query: unknown = QUERY): (readonly [string, string])[] {
  return refusal("initMultiPartUpload", { query, body }).map(({ path, message }) => [path, message]);
}

describe("the fields of a file", () => {
  it.each<[unknown, readonly [string, string][]]>([
    [{}, [["name", "is required"]]],
    [null, [["body", "must be an object"]]],
    [[], [["body", "must be an object"]]],
    ["a.bin", [["body", "must be an object"]]],
    [{ name: 5 }, [["name", "must be a string"]]],
    [
      { name: "x".repeat(NAME_MAX_LENGTH + 1) },
      [["name", `must have at most ${NAME_MAX_LENGTH} characters`]],
    ],
    [
      { name: "a", externalId: "x".repeat(EXTERNAL_ID_MAX_LENGTH + 1) },
      [["externalId", `must have at most ${EXTERNAL_ID_MAX_LENGTH} characters`]],
    ],
    [{ name: "a", directory: "a/b" }, [["directory", "must be an absolute path, beginning with a slash"]]],
    [{ name: "a", dataSetId: 0 }, [["dataSetId", "must be 1 or more"]]],
    [{ name: "a", dataSetId: 2 ** 53 }, [["dataSetId", "must be 9007199254740991 or less"]]],
    [{ name: "a", dataSetId: "5" }, [["dataSetId", "must be an integer"]]],
    [{ name: "a", sourceCreatedTime: -1 }, [["sourceCreatedTime", "must be 0 or more"]]],
    [{ name: "a", sourceCreatedTime: Number.NaN }, [["sourceCreatedTime", "must be an integer"]]],
    [{ name: "a", assetIds: [] }, [["assetIds", "must have at least 1 item"]]],
    [{ name: "a", assetIds: [1, 0] }, [["assetIds[1]", "must be 1 or more"]]],
    [
      { name: "a", labels: [{ externalId: "l" }, { externalId: "l" }] },
      [["labels", "must not contain the same item twice"]],
    ],
    [{ name: "a", labels: ["l"] }, [["labels[0]", "must be an object"]]],
    [{ name: "a", metadata: { läge: 5 } }, [['metadata["läge"]', "must be a string"]]],
    [{ name: "a", metadata: { "a/b~c": null } }, [['metadata["a/b~c"]', "must be a string"]]],
    [
      { name: "a", mimetype: "x" },
      [["mimetype", "is not a field of this request: check its spelling, or leave it out"]],
    ],
    [
      { name: "a", "x y": 1 },
      [['body["x y"]', "is not a field of this request: check its spelling, or leave it out"]],
    ],
    [
      { name: "a", geoLocation: { type: "Feature", geometry: { type: "Circle", coordinates: [] } } },
      [["geoLocation.geometry", "must have a `type` that CDF knows"]],
    ],
    [
      { name: "a", geoLocation: { type: "Feature", geometry: { type: "Point", coordinates: [1] } } },
      [["geoLocation.geometry.coordinates", "must have at least 2 items"]],
    ],
    [
      { name: "a", geoLocation: { type: "Place", geometry: { type: "Point", coordinates: [1, 2] } } },
      [["geoLocation.type", 'must be "Feature"']],
    ],
  ])("%j is refused with a path and a limit", (body, faults) => {
    expect(faultsOf(body)).toEqual(faults);
  });

  it("may have everything that is allowed, up to the limits", () => {
    const body = {
      name: "ä".repeat(NAME_MAX_LENGTH),
      externalId: "x",
      directory: "/a/b",
      source: "s",
      mimeType: "image/jpeg",
      metadata: { k: "v" },
      assetIds: [1, Number.MAX_SAFE_INTEGER],
      dataSetId: 1,
      sourceCreatedTime: 0,
      sourceModifiedTime: 1,
      securityCategories: [],
      labels: [{ externalId: "l" }],
      geoLocation: {
        type: "Feature",
        geometry: { type: "Point", coordinates: [1, 2] },
        properties: { any: [1] },
      },
    };
    expectAccepted(body);
    expectAccepted({ name: "a", source: undefined });
  });

  it("shows all faults together, of query and body, with limit and shortened value", () => {
    const body = { externalId: "x".repeat(300), dataSetId: 0, typo: true };
    const faults = refusal("initMultiPartUpload", {
      query: { parts: PARTS_MAX + 1, overwrite: "yes" },
      body,
    });
    const byPath = new Map(faults.map((fault: Fault) => [fault.path, fault]));
    expect([...byPath.keys()].sort()).toEqual([
      "dataSetId",
      "externalId",
      "name",
      "overwrite",
      "parts",
      "typo",
    ]);
    expect(byPath.get("parts")).toEqual({
      path: "parts",
      message: `must be ${PARTS_MAX} or less`,
      limit: PARTS_MAX,
      value: String(PARTS_MAX + 1),
    });
    expect(byPath.get("externalId")?.value).toBe(`"${"x".repeat(59)}… (302 characters)`);
    expect(byPath.get("overwrite")?.limit).toBe("boolean");
  });
});

describe("metadata in bytes of UTF-8", () => {
  it.each<[Record<string, string>, readonly [string, string][]]>([
    [
      { ["ä".repeat(65)]: "v" },
      [[`metadata["${"ä".repeat(65)}"]`, "has a key of 130 bytes of UTF-8, at most 128 are allowed"]],
    ],
    [
      { k: "€".repeat(3414) },
      [
        ["metadata.k", "has 10242 bytes of UTF-8, at most 10240 are allowed"],
        ["metadata", "has 10243 bytes of UTF-8 in its keys and values together, at most 10240 are allowed"],
      ],
    ],
    [
      { a: "x".repeat(6000), b: "x".repeat(6000) },
      [["metadata", "has 12002 bytes of UTF-8 in its keys and values together, at most 10240 are allowed"]],
    ],
  ])("is limited as characters are not", (metadata, faults) => {
    expect(faultsOf({ name: "a", metadata })).toEqual(faults);
  });

  it("may reach the limits", () => {
    const body = { name: "a", metadata: { ["ä".repeat(64)]: "x".repeat(10_112) } };
    expectAccepted(body);
    const pairs = Object.fromEntries(
      Array.from({ length: METADATA_MAX_PROPERTIES + 1 }, (_, index) => [`k${index}`, ""]),
    );
    expect(faultsOf({ name: "a", metadata: pairs })).toEqual([
      ["metadata", `must have at most ${METADATA_MAX_PROPERTIES} entries`],
    ]);
  });
});

describe("a choice of names", () => {
  it.each<[OperationId, unknown, readonly [string, string][]]>([
    ["completeMultiPartUpload", { id: 0, uploadId: "u" }, [["id", "must be 1 or more"]]],
    ["completeMultiPartUpload", { id: 1 }, [["uploadId", "is required"]]],
    [
      "completeMultiPartUpload",
      { id: 1, externalId: "x", uploadId: "u" },
      [["body", "must name the file by exactly one of id, externalId, instanceId"]],
    ],
    [
      "completeMultiPartUpload",
      { uploadId: "u" },
      [["body", "must name the file by exactly one of id, externalId, instanceId"]],
    ],
    ["completeMultiPartUpload", 7, [["body", "must be an object"]]],
    [
      "byIdsFiles",
      { items: [{ id: 1 }, { externalId: 5 }, { id: 1, externalId: "a" }, 3, { instanceId: { space: "" } }] },
      [
        ["items[2]", "must name the file by exactly one of id, externalId, instanceId"],
        ["items[3]", "must be an object"],
        ["items[1].externalId", "must be a string"],
        ["items[4].instanceId.externalId", "is required"],
        ["items[4].instanceId.space", "must have at least 1 character"],
      ],
    ],
    ["byIdsFiles", { items: [] }, [["items", "must have at least 1 item"]]],
    [
      "deleteFiles",
      { items: [{ instanceId: { space: "s", externalId: "x" } }] },
      [
        ["items[0]", "must name the file by exactly one of id, externalId"],
        ["items[0].instanceId", "is not a field of this request: check its spelling, or leave it out"],
      ],
    ],
    [
      "getMultiPartUploadLink",
      { items: [{ id: 7 }] },
      [
        ["items[0]", "must name the file by exactly one of externalId, instanceId"],
        ["items[0].id", "is not a field of this request: check its spelling, or leave it out"],
      ],
    ],
  ])("%s refuses %j in words", (operation, body, faults) => {
    const query = operation === "getMultiPartUploadLink" ? { parts: 1 } : {};
    const said = refusal(operation, { query, body }).map(({ path, message }) => [path, message]);
    expect(said).toEqual(faults);
  });
});

describe("a thousand wrong items", () => {
  it("are all listed, the first of them in the message, without the user waiting for it", () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, externalId: "x" }));
    const faults = refusal("byIdsFiles", { body: { items } });
    const { message } = new ValidationError({ code: "invalid-request", subject: "byIdsFiles", faults });
    expect(faults).toHaveLength(1000);
    expect(faults[999]?.path).toBe("items[999]");
    expect(message).toMatch(/items\[19\].*; and 980 more\.$/);
  });
});

describe("before the network", () => {
  it("nothing is sent, and nothing thrown in the caller's face", async () => {
    const { client, requests } = fakeService([ok({})]);
    const bad: [Promise<unknown>, string][] = [
      [client.initMultiPartUpload({ name: "" }, { parts: 0 }), "parts must be 1 or more"],
      [client.initMultiPartUpload({ name: "a" }, { parts: 1.5 }), "parts must be an integer"],
      [
        client.getMultiPartUploadLink({ externalId: "x" }, { parts: PARTS_MAX + 1 }),
        `parts must be ${PARTS_MAX} or less`,
      ],
      [client.getFileByInternalId(0), "id must be 1 or more"],
      [client.getFileByInternalId(ID_MAX + 1), `id must be ${ID_MAX} or less`],
      [client.getFileByInternalId(Number.NaN), "id must be an integer"],
      [client.byIdsFiles([]), "items must have at least 1 item"],
      [
        client.byIdsFiles(Array.from({ length: BY_IDS_ITEMS_MAX_ITEMS + 1 }, () => ({ id: 1 }))),
        `items must have at most ${BY_IDS_ITEMS_MAX_ITEMS} items`,
      ],
      [
        client.downloadLinks(Array.from({ length: DOWNLOAD_LINK_ITEMS_MAX_ITEMS + 1 }, () => ({ id: 1 }))),
        `items must have at most ${DOWNLOAD_LINK_ITEMS_MAX_ITEMS} items`,
      ],
      [client.advancedListFiles({ limit: 0 }), "limit must be 1 or more"],
      [client.deleteFiles([]), "items must have at least 1 item"],
    ];
    for (const [call, message] of bad) expect(String(await failureOf(call))).toContain(message);
    expect(requests).toHaveLength(0);
  });

  it("finds what has no form in JSON", async () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    const geoLocation = {
      type: "Feature",
      geometry: { type: "Point", coordinates: [1, 2] },
      properties: loop,
    } as const;
    const { client } = fakeService([ok({})]);
    const error = await failureOf(client.initMultiPartUpload({ name: "a", geoLocation }, { parts: 1 }));
    expect(String(error)).toContain("body cannot be written as JSON (Converting circular structure");
    expect(shorten({ big: 5n })).toBe("[object Object]");
    expect(shorten(undefined)).toBe("undefined");
  });
});

describe("the fields of a file, before a client is there", () => {
  it("can be sent, or every fault is reported", () => {
    expect(fileFieldFaults({ name: "scan.e57", externalId: "scan-17" })).toEqual([]);
    const faults = fileFieldFaults({ name: "n".repeat(NAME_MAX_LENGTH + 1), dataSetId: "x" });
    expect(faults.map(({ path }) => path).sort()).toEqual(["dataSetId", "name"]);
  });
});
