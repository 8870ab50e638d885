import { expect, test } from "vitest";
import { ask, beginUpload, putBytes, readBack, refusal, startSmall, stillClock } from "../ask.js";

test("a file gets a new session by its externalId, in items or bare", async () => {
  await using emulator = await startSmall();
  const { id, uploadId } = await beginUpload(emulator, 1, { externalId: "a" });
  const { items } = await ask(emulator, 201, "multiuploadlink?parts=2", { items: [{ externalId: "a" }] });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ id, uploadUrls: [expect.any(String), expect.any(String)] });
  expect(items[0].uploadId).not.toBe(uploadId);
  await using bare = await startSmall({ linkEnvelope: "bare" });
  await beginUpload(bare, 1, { externalId: "a" });
  const answer = await ask(bare, 201, "multiuploadlink?parts=1", { items: [{ externalId: "a" }] });
  expect(answer.uploadUrls).toHaveLength(1);
});

test("a data-modelling node is not found until it is visible; then its file is uploaded by instanceId", async () => {
  await using emulator = await startSmall({ clock: stillClock() });
  const instanceId = { space: "plant", externalId: "scan-17" };
  emulator.createInstance({ ...instanceId, visibleAfter: 5000 });
  const link = { items: [{ instanceId }] };
  expect((await refusal(emulator, 400, "multiuploadlink?parts=1", link)).missing).toEqual([{ instanceId }]);
  emulator.clock.advance(5000);
  const [upload] = (await ask(emulator, 201, "multiuploadlink?parts=1", link)).items;
  expect(upload).toMatchObject({ instanceId, uploaded: false });
  await putBytes(upload.uploadUrls[0], "node");
  await ask(emulator, 200, "completemultipartupload", { instanceId, uploadId: upload.uploadId });
  expect((await readBack(emulator, upload.id)).toString()).toBe("node");
});

test.each([
  ["two files", [{ externalId: "a" }, { externalId: "b" }]],
  ["no file", []],
  ["an id", [{ id: 1 }]],
  ["an unknown externalId", [{ externalId: "x" }]],
])("%s is refused", async (_, items) => {
  await using emulator = await startSmall();
  await refusal(emulator, 400, "multiuploadlink?parts=1", { items });
});
