import { createHash } from "node:crypto";
import { once } from "node:events";
import { statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, beginUpload } from "../ask.js";
import { scratchFolder } from "../scratch-folder.js";
import { startChild } from "./child-emulator.js";

const MIB = 1024 * 1024;
const PART = 600 * MIB;

test("a part of 600 MiB is written to disk as it arrives: memory grows by a few buffers", async () => {
  const directory = scratchFolder();
  await using child = await startChild(directory, "real");
  const emulator = { url: child.url, token: child.token, project: "emulator" };
  const upload = await beginUpload(emulator, 1);
  const before = await child.peakMemory();
  const { etag, md5 } = await putPattern(upload.uploadUrls[0], PART);
  expect(etag).toBe(`"${md5}"`);
  const growth = (await child.peakMemory()) - before;
  expect(growth / MIB).toBeLessThan(150);
  await ask(emulator, 200, "completemultipartupload", { id: upload.id, uploadId: upload.uploadId });
  expect(statSync(join(directory, "content", String(upload.id))).size).toBe(PART);
});

/** Sends this number of bytes. Each MiB differs from the others. */
async function putPattern(url: string, size: number): Promise<{ etag: string | undefined; md5: string }> {
  const put = request(url, { method: "PUT", headers: { "content-length": size } });
  const answered = once(put, "response");
  const hash = createHash("md5");
  for (let sent = 0; sent < size; sent += MIB) {
    const chunk = Buffer.alloc(MIB, `${sent} `);
    hash.update(chunk);
    if (!put.write(chunk)) await once(put, "drain");
  }
  put.end();
  const [response]: IncomingMessage[] = await answered;
  response?.resume();
  return { etag: response?.headers.etag, md5: hash.digest("hex") };
}
