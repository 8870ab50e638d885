import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { beforeEach, expect, test } from "vitest";
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
import { scratchFolder } from "../scratch-folder.js";

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

test("files, sessions, parts and URLs still exist after a restart", async () => {
  const first = await startSmall({ directory });
  const done = await uploadParts(first, ["done"], { externalId: "done" });
  const open = await beginUpload(first, 3, { externalId: "open" });
  await putBytes(open.uploadUrls[2], "333");
  await putBytes(open.uploadUrls[0], "11111111");
  const gone = await beginUpload(first, 1);
  await ask(first, 200, "delete", { items: [{ id: gone.id }] });
  await first.close();

  await using second = await startSmall({ directory });
  expect(second.token).toBe(first.token);
  // A signature covers the path, not the host, so the URLs work under every host name of the service.
  const partTwo = open.uploadUrls[1].replace(first.url, second.url);
  expect((await readBack(second, done.id)).toString()).toBe("done");
  await refusal(second, 400, String(gone.id));
  await refusal(second, 409, "initmultipartupload?parts=1", { name: "a", externalId: "open" });
  expect((await putBytes(partTwo, "22222222")).status).toBe(200);
  await ask(second, 200, "completemultipartupload", { id: open.id, uploadId: open.uploadId });
  expect((await readBack(second, open.id)).toString()).toBe("1111111122222222333");
  const fresh = await beginUpload(second, 1);
  expect([done.id, open.id, gone.id]).not.toContain(fresh.id);
});

test("completed uploads stay completed", async () => {
  const first = await startSmall({ directory });
  const { id, uploadId } = await uploadParts(first, ["done"]);
  await first.close();
  await using second = await startSmall({ directory, token: first.token, repeatedComplete: "ok" });
  await ask(second, 200, "completemultipartupload", { id, uploadId });
});

test("a torn last line is dropped; a damaged line before it is an error that names the file", async () => {
  const first = await startSmall({ directory });
  const { id } = await uploadParts(first, ["done"]);
  await first.close();
  appendFileSync(join(directory, "state.jsonl"), '{"kind":"file-gone","id":');
  const second = await startSmall({ directory, token: first.token });
  await ask(second, 200, String(id));
  await second.close();
  writeFileSync(join(directory, "state.jsonl"), 'no json\n{"kind":"file-gone","id":1}\n');
  await expect(startEmulator({ directory })).rejects.toThrow(/state\.jsonl is damaged at line 1/);
});

test("a folder is used by one emulator at a time", async () => {
  await using first = await startEmulator({ directory });
  await expect(startEmulator({ directory })).rejects.toThrow(/in use by another emulator/);
  expect((await fetch(`${first.url}/.well-known/openid-configuration`)).status).toBe(200);
  await first.close();
  await using third = await startEmulator({ directory });
  expect(third.directory).toBe(directory);
});

test("a folder that is a file is an error that names it", async () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  await expect(startEmulator({ directory: file })).rejects.toThrow(
    /file cannot be used as the emulator's folder/,
  );
});

test("unfinished uploads are deleted after a week, finished files stay", async () => {
  await using emulator = await startSmall({ directory, clock: stillClock() });
  const done = await uploadParts(emulator, ["done"], { externalId: "done" });
  const open = await beginUpload(emulator, 1);
  const linked = (await ask(emulator, 201, "multiuploadlink?parts=1", { items: [{ externalId: "done" }] }))
    .items[0];
  emulator.clock.advance(UPLOAD_URL_LIFETIME_MS - 60_000);
  const later = await beginUpload(emulator, 1);
  await ask(emulator, 200, String(open.id));
  emulator.clock.advance(61_000);
  await refusal(emulator, 400, String(open.id));
  await refusal(emulator, 400, "completemultipartupload", { id: done.id, uploadId: linked.uploadId });
  await ask(emulator, 200, String(later.id));
  expect((await readBack(emulator, done.id)).toString()).toBe("done");
  emulator.clock.advance(UPLOAD_URL_LIFETIME_MS);
  await refusal(emulator, 400, String(later.id));
});

test("a directory stores the offset of its clock; an option may move it further ahead, never back", async () => {
  const HOUR = 3_600_000;
  const clock = { now: () => 1_000_000 };
  const first = await startSmall({ directory, clock, clockOffset: HOUR });
  expect(first.clock.now()).toBe(1_000_000 + HOUR);
  first.clock.advance(HOUR);
  await first.close();
  const second = await startSmall({ directory, clock });
  expect(second.clock.now()).toBe(1_000_000 + 2 * HOUR);
  await second.close();
  await using third = await startSmall({ directory, clock, clockOffset: 3 * HOUR });
  expect(third.clock.now()).toBe(1_000_000 + 3 * HOUR);
});
