import { describe, expect, test } from "vitest";
import { blobSource } from "../../src/sources/blob-source.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { isSourceError, SourceChangedError } from "../../src/sources/source-error.js";
import { sourceConformance } from "../../src/testing/source-conformance.js";
import { pattern } from "./pattern.js";
import { readAll } from "./read-all.js";

const bytes = pattern(100_003);

/** Pages cannot use SharedArrayBuffer unless they are isolated. This works everywhere. */
const sharedMemory = (): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });

describe("bytes in memory", () => {
  test.each([0, 1, 100_003])("fulfil the contract of a source: %i bytes", async (size) => {
    await sourceConformance(() => bytesSource(bytes.subarray(0, size)), { bytes: bytes.subarray(0, size) });
  });

  test("can be an ArrayBuffer, a view of a part of one, or shared memory", async () => {
    expect(await readAll(bytesSource(bytes.buffer))).toEqual(bytes);
    expect(await readAll(bytesSource(new DataView(bytes.buffer, 10, 20)))).toEqual(bytes.slice(10, 30));
    const shared = new Uint8Array(sharedMemory().buffer, 0, 4);
    shared.set([1, 2, 3, 4]);
    expect([...(await readAll(bytesSource(shared)))]).toEqual([1, 2, 3, 4]);
  });

  test("are not copied: a body returns views of them", async () => {
    const view = await bytesSource(bytes).open(100, 200).next(new Uint8Array(50));
    expect(view.buffer).toBe(bytes.buffer);
    expect([view.byteOffset, view.byteLength]).toEqual([100, 50]);
  });

  test("that were transferred are a changed source", async () => {
    const own = pattern(1000);
    const source = bytesSource(own);
    const body = source.open(0, 1000);
    structuredClone(own.buffer, { transfer: [own.buffer] });
    await expect(body.next(new Uint8Array(10))).rejects.toThrow(
      "The 1000 bytes in memory to upload were transferred or resized; 0 bytes are left.",
    );
    await expect(source.verify()).rejects.toMatchObject({ code: "source-changed", change: "size" });
  });

  test("have the given name and type", () => {
    const source = bytesSource(bytes, { name: "scan.e57", mimeType: "model/e57" });
    expect(source).toMatchObject({ kind: "bytes", name: "scan.e57", mimeType: "model/e57", size: 100_003 });
    expect(bytesSource(bytes)).not.toHaveProperty("name");
  });
});

describe("a Blob", () => {
  test.each([0, 1, 100_003])("fulfils the contract of a source: %i bytes", async (size) => {
    const blob = new Blob([bytes.subarray(0, size)]);
    await sourceConformance(() => blobSource(blob), { bytes: bytes.subarray(0, size) });
  });

  test("that is a File has its name, type and modification time", async () => {
    const file = new File([bytes], "scan.e57", { type: "model/e57", lastModified: 1_700_000_000_000 });
    const source = blobSource(file);
    expect(source).toMatchObject({ kind: "blob", name: "scan.e57", mimeType: "model/e57" });
    expect(await source.fingerprint()).toEqual({ size: 100_003, modified: 1_700_000_000_000 });
    expect(blobSource(file, { name: "other" }).name).toBe("other");
  });

  test("returns slices without a type, because stores refuse a part with a type", () => {
    const source = blobSource(new Blob([bytes], { type: "model/e57" }));
    expect(source.blob?.(5, 10)).toMatchObject({ size: 5, type: "" });
  });

  test("whose file changed on disk is a changed source", async () => {
    const source = blobSource(failing(new DOMException("The file could not be read", "NotReadableError")));
    await expect(readAll(source)).rejects.toThrow(
      '"scan.e57" can no longer be read: it was changed, moved or deleted after it was chosen.',
    );
    await expect(source.verify()).rejects.toBeInstanceOf(SourceChangedError);
  });

  test("that yields fewer bytes than its size is a changed source", async () => {
    const short = Object.assign(new Blob([bytes]), { slice: () => new Blob([bytes.subarray(0, 3)]) });
    await expect(readAll(blobSource(short))).rejects.toMatchObject({
      code: "source-changed",
      change: "size",
    });
  });

  test("with any other failure is unreadable, with the reason", async () => {
    const error = await readAll(blobSource(failing(new Error("boom")))).catch((thrown: unknown) => thrown);
    expect(isSourceError(error)).toBe(true);
    expect(error).toMatchObject({ code: "source-unreadable", message: '"scan.e57" could not be read: boom' });
  });
});

/** A File whose reads all fail. */
function failing(error: Error): File {
  const file = new File([bytes], "scan.e57");
  return Object.assign(file, {
    slice: () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(error) }),
  });
}
