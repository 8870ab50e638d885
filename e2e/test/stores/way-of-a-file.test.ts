import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { upload } from "@cdf-multipart/uploader/node";
import { describe, expect, test } from "vitest";
import { STORE_KINDS } from "./real-store.js";
import { noise, scene } from "./scene.js";

const PART = PART_SIZE_EXCLUSIVE_MIN + 1;

describe.each(STORE_KINDS)("uploads to %s", (kind) => {
  test.each([0, 1, PART, 2 * PART + 7])(
    "of %d bytes arrive, without passing through the emulator",
    async (size) => {
      await using stage = await scene(kind);
      const { client, emulator, store } = stage;
      const bytes = noise(size);
      const { file } = await upload(client, bytes, {
        file: { name: "scan é.e57", mimeType: "text/plain" },
        partSize: PART,
      });
      expect(file.uploaded).toBe(true);
      expect((await store.read(emulator.locate(file.id))).equals(bytes)).toBe(true);
      expect(emulator.requests.count({ operation: "putPart" })).toBe(0);
      const [link] = await client.downloadLinks([{ id: file.id }]);
      expect(link?.downloadUrl).toMatch(new RegExp(`^${store.origin}/`));
      const download = await fetch(link?.downloadUrl ?? "");
      expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
      expect(download.headers.get("content-type")).toBe("text/plain");
      expect(download.headers.get("content-disposition")).toBe(
        "attachment; filename*=UTF-8''scan%20%C3%A9.e57",
      );
      expect(await store.unfinished()).toBe(0);
    },
  );

  test("that replace a file keep the old content until they complete, and then remove it", async () => {
    await using stage = await scene(kind);
    const { client, emulator, store } = stage;
    const file = { name: "a", externalId: "a" };
    const [old, fresh] = [noise(1000), noise(2000)];
    const { file: stored } = await upload(client, old, { file });
    const begun = await client.initMultiPartUpload(file, { parts: 1, overwrite: true });
    const put = await fetch(begun.uploadUrls[0] ?? "", { method: "PUT", body: fresh });
    expect(put.ok).toBe(true);
    expect((await store.read(emulator.locate(stored.id))).equals(old)).toBe(true);
    await client.completeMultiPartUpload({ id: begun.id, uploadId: begun.uploadId });
    expect(begun.id).toBe(stored.id);
    expect((await store.read(emulator.locate(stored.id))).equals(fresh)).toBe(true);
    await expect.poll(() => store.keys()).toHaveLength(1);
  });

  test("that are discarded are aborted in the store: by a delete, after a week, and when a file is deleted", async () => {
    await using stage = await scene(kind);
    const { client, emulator, store } = stage;
    const begin = async (name: string) => {
      const begun = await client.initMultiPartUpload({ name }, { parts: 2 });
      expect((await fetch(begun.uploadUrls[0] ?? "", { method: "PUT", body: "abandoned" })).ok).toBe(true);
      return begun;
    };
    const first = await begin("deleted");
    await begin("forgotten");
    expect(await store.unfinished()).toBe(2);
    await client.deleteFiles([{ id: first.id }]);
    await expect.poll(() => store.unfinished()).toBe(1);
    emulator.clock.advance(8 * 24 * 3600 * 1000);
    const { items } = await client.advancedListFiles({});
    expect(items).toEqual([]);
    await expect.poll(() => store.unfinished()).toBe(0);
    const { file } = await upload(client, noise(10), { file: { name: "b" } });
    await client.deleteFiles([{ id: file.id }]);
    await expect.poll(() => store.keys()).toEqual([]);
  });

  test("cannot be completed with a missing part, or with a small part before the last", async () => {
    await using stage = await scene(kind);
    const { client } = stage;
    const { id, uploadId, uploadUrls } = await client.initMultiPartUpload({ name: "c" }, { parts: 3 });
    for (const url of uploadUrls.slice(1)) await fetch(url, { method: "PUT", body: "small" });
    const complete = () => client.completeMultiPartUpload({ id, uploadId });
    await expect(complete()).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/InvalidPart.*1/),
    });
    await fetch(uploadUrls[0] ?? "", { method: "PUT", body: noise(PART) });
    await expect(complete()).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/EntityTooSmall.*part 2/),
    });
    await fetch(uploadUrls[1] ?? "", { method: "PUT", body: noise(PART) });
    await complete();
  });
});
