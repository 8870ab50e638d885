import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { expect, test } from "vitest";
import { startEmulator } from "../../src/index.js";
import {
  ask,
  beginUpload,
  putBytes,
  readBack,
  refusal,
  startSmall,
  stillClock,
  uploadParts,
} from "../ask.js";

test("a missing part is named", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 3);
  await putBytes(uploadUrls[1], "12345");
  const error = await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
  expect(error.message).toMatch(/InvalidPart: 2 of 3 parts were not uploaded: 1, 3\./);
});

test("a part of exactly the minimum size is too small unless it is the last", async () => {
  await using emulator = await startEmulator();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 2);
  await putBytes(uploadUrls[0], new Uint8Array(PART_SIZE_EXCLUSIVE_MIN));
  await putBytes(uploadUrls[1], "");
  const error = await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
  expect(error.message).toMatch(/EntityTooSmall: part 1 has 5242880 bytes/);
  await putBytes(uploadUrls[0], new Uint8Array(PART_SIZE_EXCLUSIVE_MIN + 1));
  expect(await ask(emulator, 200, "completemultipartupload", { id, uploadId })).toEqual({});
});

test("an empty file has one empty part", async () => {
  await using emulator = await startEmulator();
  const { id } = await uploadParts(emulator, [""]);
  expect(await readBack(emulator, id)).toHaveLength(0);
});

test("a second complete is refused, or accepted when the option allows it", async () => {
  await using strict = await startSmall();
  const once = await uploadParts(strict, ["one part"]);
  const body = { id: once.id, uploadId: once.uploadId };
  expect((await refusal(strict, 400, "completemultipartupload", body)).message).toMatch(/completed already/);
  await using lenient = await startSmall({ repeatedComplete: "ok" });
  const twice = await uploadParts(lenient, ["one part"]);
  await ask(lenient, 200, "completemultipartupload", { id: twice.id, uploadId: twice.uploadId });
});

test("an unknown uploadId, the uploadId of another file and an unknown file are refused", async () => {
  await using emulator = await startSmall();
  const mine = await beginUpload(emulator, 1);
  const other = await beginUpload(emulator, 1);
  await refusal(emulator, 400, "completemultipartupload", { id: mine.id, uploadId: "wrong" });
  await refusal(emulator, 400, "completemultipartupload", { id: mine.id, uploadId: other.uploadId });
  const error = await refusal(emulator, 400, "completemultipartupload", { id: 1, uploadId: mine.uploadId });
  expect(error.missing).toEqual([{ id: 1 }]);
});

test.each([
  ["two identities", { id: 1, externalId: "a", uploadId: "u" }],
  ["no identity", { uploadId: "u" }],
  ["no uploadId", { id: 1 }],
])("%s is refused", async (_, body) => {
  await using emulator = await startSmall();
  await refusal(emulator, 400, "completemultipartupload", body);
});

test("uploaded becomes true after the delay, not before", async () => {
  await using emulator = await startSmall({ clock: stillClock(), uploadedDelay: 60_000 });
  const { id } = await uploadParts(emulator, ["late"]);
  const file = await ask(emulator, 200, String(id));
  expect(file.uploaded).toBe(false);
  expect(file).not.toHaveProperty("uploadedTime");
  expect((await refusal(emulator, 400, "downloadlink", { items: [{ id }] })).message).toMatch(
    /^Files not uploaded/,
  );
  emulator.clock.advance(60_000);
  expect(await ask(emulator, 200, String(id))).toMatchObject({
    uploaded: true,
    uploadedTime: expect.any(Number),
  });
});

test("of two concurrent completes one succeeds", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
  await putBytes(uploadUrls[0], "bytes");
  const url = `${emulator.url}/api/v1/projects/${emulator.project}/files/completemultipartupload`;
  const complete = () =>
    fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: JSON.stringify({ id, uploadId }),
    });
  const statuses = (await Promise.all([complete(), complete(), complete()]))
    .map(({ status }) => status)
    .sort();
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.every((status) => [200, 400, 429].includes(status))).toBe(true);
  expect((await readBack(emulator, id)).toString()).toBe("bytes");
});
