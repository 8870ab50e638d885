import { open, readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { isApiError, isValidationError } from "@cdf-multipart/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upload, uploadFile } from "../../src/node/upload-node.js";
import { upload as uploadAnywhere } from "../../src/upload/portable.js";
import { type Ground, ground } from "./ground.js";

const MIB = 1024 * 1024;

describe("the destination of the bytes", () => {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground();
    path = await floor.file(12 * MIB);
  });
  afterAll(() => floor.close());

  it("is a new file with the given fields; without a name it has that of the path", async () => {
    const file = { externalId: "new", mimeType: "text/plain", metadata: { plant: "A" } };
    const { file: stored } = await uploadFile(floor.client(), path, { file });
    expect(stored).toMatchObject({ ...file, name: "file-1.bin", uploaded: true });
    await floor.expectStored(stored.id, path);
  });

  it("is an existing file, by its external id", async () => {
    const client = floor.client();
    const entry = await client.initMultiPartUpload({ name: "entry", externalId: "entry" }, { parts: 1 });
    const { file } = await upload(client, path, { target: { externalId: "entry" } });
    expect([file.id, file.name]).toEqual([entry.id, "entry"]);
    await floor.expectStored(file.id, path);
  });

  it("is a data modeling instance", async () => {
    const instanceId = { space: "plant", externalId: "drawing" };
    const node = floor.emulator.createInstance({ ...instanceId, name: "drawing" });
    const { file } = await upload(floor.client(), path, { target: { instanceId } });
    expect(file.id).toBe(node.id);
    await floor.expectStored(file.id, path);
  });

  it("is a file that is replaced only on request", async () => {
    const file = { externalId: "twice", name: "twice" };
    const first = await upload(floor.client(), path, { file });
    const conflict = await upload(floor.client(), path, { file }).catch((error: unknown) => error);
    expect(isApiError(conflict) && conflict.status).toBe(409);
    const other = await floor.file(6 * MIB);
    const second = await upload(floor.client(), other, { file, overwrite: true });
    expect(second.file.id).toBe(first.file.id);
    await floor.expectStored(second.file.id, other);
  });

  it("needs a name", async () => {
    const nameless = await upload(floor.client(), new Uint8Array(5)).catch((error: unknown) => error);
    expect(isValidationError(nameless) && nameless.message).toMatch(
      /file\.name is missing.*set file: \{ name \}/,
    );
  });
});

describe("the source of the bytes", () => {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground({ relativeUrls: true, envelope: "items", uploadedDelay: 100 });
    path = await floor.file(12 * MIB);
  });
  afterAll(() => floor.close());
  const file = { name: "test.bin" };

  it("is a path, a file URL, an open file, a stream, a Blob or bytes", async () => {
    const handle = await open(path);
    const bytes = await readFile(path);
    const inputs = [
      path,
      pathToFileURL(path),
      handle,
      Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]),
    ];
    for (const input of [
      ...inputs,
      new Blob([bytes]),
      bytes,
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    ]) {
      const stored = await upload(floor.client(), input, { file, parts: 2 });
      await floor.expectStored(stored.file.id, path);
    }
    // The caller opened the file, so the caller closes it.
    expect((await handle.stat()).size).toBe(12 * MIB);
    await handle.close();
    await floor.expectNothingLeft();
  });

  it("is another server: parts stream from its URL to the store", async () => {
    const client = floor.client();
    const { file: stored } = await upload(client, path);
    const [link] = await client.downloadLinks([{ id: stored.id }], { extendedExpiration: true });
    const copy = await upload(client, new URL(link?.downloadUrl ?? ""), { file, parts: 2 });
    await floor.expectStored(copy.file.id, path);
  });

  it("is a Blob or bytes in every other runtime, sent with fetch", async () => {
    const bytes = await readFile(path);
    for (const input of [new File([bytes], "named.bin"), bytes]) {
      const stored = await uploadAnywhere(floor.client(), input, { file, parts: 2 });
      await floor.expectStored(stored.file.id, path);
    }
  });
});
