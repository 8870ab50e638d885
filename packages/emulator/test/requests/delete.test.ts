import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, beginUpload, putBytes, refusal, startSmall, uploadParts } from "../ask.js";

test("removes the file, its bytes and its unfinished sessions", async () => {
  await using emulator = await startSmall();
  const done = await uploadParts(emulator, ["bytes"], { externalId: "a" });
  const open = await beginUpload(emulator, 1);
  await putBytes(open.uploadUrls[0], "bytes");
  expect(await ask(emulator, 200, "delete", { items: [{ externalId: "a" }, { id: open.id }] })).toEqual({});
  await refusal(emulator, 400, String(done.id));
  expect(existsSync(emulator.filePath(done.id))).toBe(false);
  expect(readdirSync(join(emulator.directory, "uploads"))).toEqual([]);
  expect((await putBytes(open.uploadUrls[0], "bytes")).status).toBe(404);
  await beginUpload(emulator, 1, { externalId: "a" });
});

test("an unknown id is a 400 that names it, and nothing is deleted; with ignoreUnknownIds it is skipped", async () => {
  await using emulator = await startSmall();
  const { id } = await beginUpload(emulator, 1);
  const error = await refusal(emulator, 400, "delete", { items: [{ id }, { id: 5 }] });
  expect(error.missing).toEqual([{ id: 5 }]);
  await ask(emulator, 200, String(id));
  await ask(emulator, 200, "delete", { items: [{ id }, { id: 5 }], ignoreUnknownIds: true });
  await refusal(emulator, 400, String(id));
});

test("a repeated id is a 409 that names it once", async () => {
  await using emulator = await startSmall();
  const { id } = await beginUpload(emulator, 1);
  const error = await refusal(emulator, 409, "delete", { items: [{ id }, { id }, { id }] });
  expect(error.duplicated).toEqual([{ id }]);
  await ask(emulator, 200, String(id));
});

test("an instanceId is not accepted", async () => {
  await using emulator = await startSmall();
  const instanceId = { space: "s", externalId: "e" };
  emulator.createInstance(instanceId);
  await refusal(emulator, 400, "delete", { items: [{ instanceId }] });
});
