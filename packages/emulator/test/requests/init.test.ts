import {
  METADATA_MAX_KEY_BYTES,
  NAME_MAX_LENGTH,
  PARTS_MAX,
  UPLOAD_URL_LIFETIME_MS,
} from "@cdf-multipart/spec";
import { describe, expect, test } from "vitest";
import { ask, beginUpload, readBack, refusal, startSmall, uploadParts } from "../ask.js";

describe("initMultiPartUpload", () => {
  test("returns the file itself as the live service does, or in items as documented", async () => {
    await using live = await startSmall();
    expect(await beginUpload(live, 2)).toMatchObject({
      name: "scan.e57",
      uploadUrls: [/./, /./].map(() => expect.any(String)),
    });
    await using documented = await startSmall({ envelope: "items" });
    const { items } = await beginUpload(documented, 2);
    expect(items).toHaveLength(1);
    expect(items[0].uploadUrls).toHaveLength(2);
  });

  test("returns one signed URL per part, which is valid for the spec's one week", async () => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, PARTS_MAX);
    expect(new Set(uploadUrls).size).toBe(PARTS_MAX);
    for (const url of uploadUrls) {
      expect(url.startsWith(`${emulator.url}/upload/`)).toBe(true);
      expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe(String(UPLOAD_URL_LIFETIME_MS / 1000));
    }
  });

  test("returns URLs without a host with relativeUrls, as on Private Link", async () => {
    await using emulator = await startSmall({ relativeUrls: true });
    const { uploadUrls } = await beginUpload(emulator, 1);
    expect(uploadUrls[0]).toMatch(/^\/upload\//);
  });

  test.each([
    ["no parts", "", /parameter parts is missing/],
    ["zero parts", "?parts=0", /parameter parts must be >= 1/],
    ["too many parts", `?parts=${PARTS_MAX + 1}`, /parameter parts must be <= /],
    ["parts that is not a number", "?parts=many", /parameter parts must be integer/],
    ["an overwrite that is neither true nor false", "?parts=1&overwrite=yes", /overwrite must be boolean/],
  ])("refuses %s", async (_, query, message) => {
    await using emulator = await startSmall();
    const error = await refusal(emulator, 400, `initmultipartupload${query}`, { name: "a" });
    expect(error.message).toMatch(message);
  });

  test.each([
    ["no name", {}, /name/],
    ["a name that is too long", { name: "x".repeat(NAME_MAX_LENGTH + 1) }, /name must NOT have more than/],
    ["a field that the API does not know", { name: "a", size: 3 }, /additional properties: "size"/],
    ["a directory that is not absolute", { name: "a", directory: "plant" }, /directory must match/],
    ["metadata that is not text", { name: "a", metadata: { a: 1 } }, /metadata\/a must be string/],
    [
      "a metadata key with too many bytes",
      { name: "a", metadata: { ["ä".repeat(METADATA_MAX_KEY_BYTES / 2 + 1)]: "" } },
      /metadata key/,
    ],
    ["a list instead of an object", [], /the body must be object/],
  ])("refuses %s", async (_, body, message) => {
    await using emulator = await startSmall();
    const error = await refusal(emulator, 400, "initmultipartupload?parts=1", body);
    expect(error.message).toMatch(message);
  });

  test("a repeat without an externalId creates a second file", async () => {
    await using emulator = await startSmall();
    const first = await beginUpload(emulator, 1);
    const second = await beginUpload(emulator, 1);
    expect(second.id).not.toBe(first.id);
    expect((await ask(emulator, 200, "list", {})).items).toHaveLength(2);
  });

  test("an existing externalId is a conflict", async () => {
    await using emulator = await startSmall();
    await beginUpload(emulator, 1, { externalId: "scan-17" });
    const error = await refusal(emulator, 409, "initmultipartupload?parts=1", {
      name: "b",
      externalId: "scan-17",
    });
    expect(error).toMatchObject({
      message: /scan-17/.source && expect.stringContaining("scan-17"),
      duplicated: [{ externalId: "scan-17" }],
    });
  });
});

describe("overwrite", () => {
  test("replaces the given fields, keeps directory and source, and keeps the content until the new one is complete", async () => {
    await using emulator = await startSmall();
    const old = {
      externalId: "scan-17",
      directory: "/old",
      source: "old",
      metadata: { a: "1", b: "2" },
      assetIds: [7],
    };
    const { id } = await uploadParts(emulator, ["old bytes"], old);
    const given = {
      name: "new",
      externalId: "scan-17",
      directory: "/new",
      source: "new",
      metadata: { a: "3" },
    };
    const upload = await ask(emulator, 201, "initmultipartupload?parts=1&overwrite=true", given);
    expect(upload).toMatchObject({ id, name: "new", directory: "/old", source: "old", uploaded: true });
    expect(upload.metadata).toEqual({ a: "3" });
    expect(upload.assetIds).toEqual([7]);
    expect((await readBack(emulator, id)).toString()).toBe("old bytes");

    await fetch(upload.uploadUrls[0], { method: "PUT", body: Buffer.from("new") });
    expect((await readBack(emulator, id)).toString()).toBe("old bytes");
    await ask(emulator, 200, "completemultipartupload", { externalId: "scan-17", uploadId: upload.uploadId });
    expect((await readBack(emulator, id)).toString()).toBe("new");
  });

  test("with an unknown externalId creates a new file", async () => {
    await using emulator = await startSmall();
    const upload = await ask(emulator, 201, "initmultipartupload?parts=1&overwrite=true", {
      name: "a",
      externalId: "x",
    });
    expect(upload.uploaded).toBe(false);
  });
});

describe("initFileUpload", () => {
  test("one PUT with the file's mimeType stores the file", async () => {
    await using emulator = await startSmall();
    const file = await ask(emulator, 201, "", { name: "valve.jpg", mimeType: "image/jpeg" });
    const put = await fetch(file.uploadUrl, {
      method: "PUT",
      body: Buffer.from("picture"),
      headers: { "content-type": "image/jpeg" },
    });
    expect(put.status).toBe(200);
    expect((await readBack(emulator, file.id)).toString()).toBe("picture");
    expect((await ask(emulator, 200, String(file.id))).uploaded).toBe(true);
  });

  test.each([
    ["another", { "content-type": "image/png" }],
    ["no", {}],
  ])("a PUT with %s Content-Type is refused", async (_, headers) => {
    await using emulator = await startSmall();
    const file = await ask(emulator, 201, "", { name: "valve.jpg", mimeType: "image/jpeg" });
    const put = await fetch(file.uploadUrl, { method: "PUT", body: Buffer.from("picture"), headers });
    expect([put.status, await put.text()]).toEqual([
      403,
      expect.stringContaining("<Code>SignatureDoesNotMatch</Code>"),
    ]);
  });
});
