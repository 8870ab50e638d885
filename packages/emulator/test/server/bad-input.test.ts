import { existsSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { FIRST_ID } from "../../src/state/own-names.js";
import { openStateLog, readStateLog } from "../../src/state/state-log.js";
import { ask, beginUpload, putBytes, startSmall, uploadParts } from "../ask.js";
import { startChild } from "../process/child-emulator.js";
import { raw } from "../raw.js";
import { scratchFolder } from "../scratch-folder.js";

const MIB = 1024 * 1024;

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

test("a body of 100 MB on a JSON route gets a 400 that the client receives, and memory does not grow with it", async () => {
  await using child = await startChild(join(directory, "emulator"), "small");
  const service = { url: child.url, token: child.token, project: "emulator" };
  await ask(service, 200, "list", {});
  const before = await child.peakMemory();
  const piece = Buffer.alloc(MIB, "x");
  const answer = await raw(`${child.url}/api/v1/projects/emulator/files/byids`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${child.token}`,
      "content-type": "application/json",
      "content-length": 100 * MIB,
    },
    chunks: Array.from({ length: 100 }, () => piece),
  });
  expect([answer.status, JSON.parse(answer.body).error.message]).toEqual([
    400,
    "The request body is too large: it has more than 4194304 bytes.",
  ]);
  expect(((await child.peakMemory()) - before) / MIB).toBeLessThan(80);
  await ask(service, 200, "list", {});
});

test("names with ../ stay names: nothing is written or read outside the folder", async () => {
  const root = join(directory, "emulator");
  await using emulator = await startSmall({ directory: root });
  const climbing = "../../../../etc/passwd";
  const { id } = await uploadParts(emulator, ["content"], {
    name: climbing,
    externalId: climbing,
    directory: "/../..",
    mimeType: "../x",
  });
  const { items } = await ask(emulator, 200, "downloadlink", { items: [{ externalId: climbing }] });
  const download = await fetch(items[0].downloadUrl);
  expect(await download.text()).toBe("content");
  expect(download.headers.get("content-disposition")).toContain("..%2F..%2F");
  expect(readdirSync(directory)).toEqual(["emulator"]);
  expect(existsSync(join(root, "content", String(id)))).toBe(true);
  for (const path of [
    "/upload/parts/..%2f..%2fstate.jsonl/1",
    "/download/..%2fstate.jsonl",
    "/upload/files/..%2f..%2fx",
    "/_emulator/page/..%2f..%2fpackage.json",
    "/api/v1/projects/..%2f..%2fx/files/1",
  ]) {
    const { status } = await raw(`${emulator.url}${path}`, {
      method: path.startsWith("/upload") ? "PUT" : "GET",
    });
    expect([401, 403, 404, 411]).toContain(status);
  }
});

test("a full disk while the state is written is reported, and the part does not count", async () => {
  await using emulator = await startSmall({ directory: join(directory, "emulator"), log: () => {} });
  const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
  emulator.setFaults([
    { match: { operation: "putPart", times: 1 }, do: { type: "disk-full", afterBytes: 3 } },
  ]);
  const put = await raw(uploadUrls[0], { headers: { "content-length": 5 }, chunks: ["12345"] });
  expect([put.status, put.code]).toEqual([507, "InsufficientStorage"]);
  const complete = await ask(emulator, 400, "completemultipartupload", { id, uploadId });
  expect(complete.error.message).toMatch(/InvalidPart/);
  expect((await putBytes(uploadUrls[0], "12345")).status).toBe(200);
  await ask(emulator, 200, "completemultipartupload", { id, uploadId });
});

test("a record that did not fit on the disk is rolled back, so that the next one is not appended to it", () => {
  let full = false;
  const meta = { kind: "meta", nextId: FIRST_ID, secret: "secret" } as const;
  const log = openStateLog(directory, [meta], (descriptor, bytes, offset, length, position) => {
    if (!full) return writeSync(descriptor, bytes, offset, length, position);
    if (offset > 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    return writeSync(descriptor, bytes, 0, 7, position);
  });
  log.append({ kind: "file-gone", id: FIRST_ID });
  full = true;
  expect(() => log.append({ kind: "file-gone", id: FIRST_ID + 1 })).toThrow("no space left");
  full = false;
  log.append({ kind: "file-gone", id: FIRST_ID + 2 });
  log.close();
  expect([...readStateLog(directory)]).toEqual([
    meta,
    { kind: "file-gone", id: FIRST_ID },
    { kind: "file-gone", id: FIRST_ID + 2 },
  ]);
});
