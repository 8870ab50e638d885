import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, beginUpload, putBytes, readBack, startSmall } from "../../ask.js";
import { raw } from "../../raw.js";

test("parts of any sizes, in any order, repeated with other bytes, result in the last bytes of each part", async () => {
  await using emulator = await startSmall();
  const size = fc.oneof(fc.constant(8), fc.integer({ min: 5, max: 40 }));
  const attempt = fc.record({ part: fc.nat(4), size, cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { maxLength: 14 }),
      fc.array(size, { minLength: 5, maxLength: 5 }),
      async (attempts, lastSizes) => {
        const { id, uploadId, uploadUrls } = await beginUpload(emulator, 5);
        const stored: Buffer[] = [];
        const last = lastSizes.map((bytes, part) => ({ part, size: bytes, cut: false }));
        for (const [index, { part, size: length, cut }] of [...attempts, ...last].entries()) {
          const bytes = Buffer.alloc(length, String.fromCharCode(65 + (index % 26)));
          if (cut) {
            await cutPut(uploadUrls[part], bytes);
          } else if (part < 5) {
            expect((await putBytes(uploadUrls[part], bytes)).status).toBe(200);
            stored[part] = bytes;
          }
        }
        await ask(emulator, 200, "completemultipartupload", { id, uploadId });
        expect((await readBack(emulator, id)).toString()).toBe(Buffer.concat(stored).toString());
      },
    ),
    { numRuns: 25 },
  );
  expect(readdirSync(join(emulator.directory, "uploads"))).toEqual([]);
});

/** Sends half of the bytes, then closes the connection. */
async function cutPut(url: string, bytes: Buffer): Promise<void> {
  const stop = new AbortController();
  const put = raw(url, {
    headers: { "content-length": bytes.length },
    chunks: [bytes.subarray(0, bytes.length / 2)],
    open: true,
    signal: stop.signal,
  }).catch(() => {});
  setImmediate(() => stop.abort());
  await put;
}

test("an interrupted repeat does not damage the acknowledged part", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 2);
  await putBytes(uploadUrls[0], "AAAAAAAA");
  await putBytes(uploadUrls[1], "BBBBBBBB");
  const stop = new AbortController();
  const repeat = raw(uploadUrls[0], {
    headers: { "content-length": 8 },
    chunks: ["xxxx"],
    open: true,
    signal: stop.signal,
  }).catch(() => "cut");
  const [, entry] = await emulator.requests.waitFor({ operation: "putPart", partNumber: 1 }, { count: 2 });
  await expect.poll(() => entry?.bytesReceived).toBe(4);
  stop.abort();
  expect(await repeat).toBe("cut");
  await ask(emulator, 200, "completemultipartupload", { id, uploadId });
  expect((await readBack(emulator, id)).toString()).toBe("AAAAAAAABBBBBBBB");
});

test("two concurrent attempts get true responses, and a late one does not change the finished file", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
  const stop = new AbortController();
  const slow = raw(uploadUrls[0], {
    headers: { "content-length": 8 },
    chunks: ["xxxx"],
    open: true,
    signal: stop.signal,
  });
  const slowEnd = slow.catch(() => "cut");
  await emulator.requests.waitFor({ operation: "putPart" });
  expect((await putBytes(uploadUrls[0], "AAAAAAAA")).status).toBe(200);
  await ask(emulator, 200, "completemultipartupload", { id, uploadId });
  expect((await putBytes(uploadUrls[0], "yyyyyyyy")).status).toBe(404);
  stop.abort();
  expect(await slowEnd).toBe("cut");
  expect((await readBack(emulator, id)).toString()).toBe("AAAAAAAA");
});

test("parts of equal size are not copied: the session's own file becomes the stored file", async () => {
  await using emulator = await startSmall();
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 3);
  for (const index of [1, 0, 2]) await putBytes(uploadUrls[index], "12345678".slice(0, index === 2 ? 3 : 8));
  expect(readdirSync(join(emulator.directory, "uploads", uploadId))).toEqual(["content"]);
  await ask(emulator, 200, "completemultipartupload", { id, uploadId });
  expect((await readBack(emulator, id)).toString()).toBe("1234567812345678123");
});
