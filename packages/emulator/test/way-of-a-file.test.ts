import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { startEmulator } from "../src/index.js";
import { api, bodyOf } from "./ask.js";

const MIB = 1024 * 1024;

test("init, PUT, complete, byids, downloadlink, download: the same bytes are returned", async () => {
  await using emulator = await startEmulator();
  const parts = [randomBytes(6 * MIB), randomBytes(6 * MIB), randomBytes(MIB)];

  const init = await api(emulator, "initmultipartupload?parts=3", {
    name: "scan.e57",
    mimeType: "model/e57",
  });
  expect(init.status).toBe(201);
  const upload = await bodyOf(init);
  expect(upload).toMatchObject({ name: "scan.e57", uploaded: false, labels: [] });
  expect(upload.uploadUrls).toHaveLength(3);

  for (const index of [2, 0, 1]) {
    const put = await fetch(upload.uploadUrls[index], { method: "PUT", body: parts[index] ?? "" });
    expect(put.status).toBe(200);
    expect(put.headers.get("etag")).toBe(
      `"${createHash("md5")
        .update(parts[index] ?? "")
        .digest("hex")}"`,
    );
    expect(put.headers.get("x-request-id")).toBeNull();
  }
  const complete = await api(emulator, "completemultipartupload", {
    id: upload.id,
    uploadId: upload.uploadId,
  });
  expect([complete.status, await complete.json()]).toEqual([200, {}]);

  const found = await bodyOf(await api(emulator, "byids", { items: [{ id: upload.id }] }));
  expect(found.items[0]).toMatchObject({ id: upload.id, uploaded: true });

  const links = await bodyOf(await api(emulator, "downloadlink", { items: [{ id: upload.id }] }));
  const download = await fetch(links.items[0].downloadUrl);
  expect(download.headers.get("content-type")).toBe("model/e57");
  const whole = Buffer.concat(parts);
  expect(Buffer.from(await download.arrayBuffer()).equals(whole)).toBe(true);
  expect((await readFile(emulator.filePath(upload.id))).equals(whole)).toBe(true);
});
