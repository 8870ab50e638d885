import type { FileFields, FilesClient } from "@cdf-multipart/core";
import { expect, test } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import type { JournalStore } from "../../src/journal/journal-store.js";
import { createUpload, upload } from "../../src/node/upload-node.js";
import { CONTENT_KEY } from "../../src/overwrite/content-record.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import type { UploadHandle } from "../../src/upload/handle.js";
import type { UploadResult } from "../../src/upload/upload-result.js";
import { makeScene, requestsOf, storedText, textSource } from "./scene.js";

const MiB = 2 ** 20;
const file = { externalId: "x" } as const;

interface PutOptions {
  readonly file?: Partial<FileFields>;
  readonly onePutMax?: number;
  readonly onEvent?: (event: UploadEvent) => void;
  readonly partSize?: number;
  readonly store?: JournalStore;
}

/** An upload of this text, repeated to `size` bytes, if it differs from the stored one. */
function put(
  client: FilesClient,
  text: string,
  options: PutOptions = {},
  size?: number,
): Promise<UploadResult> {
  return begin(client, text, options, size).start();
}

function begin(
  client: FilesClient,
  text: string,
  { store, ...more }: PutOptions,
  size: number | undefined,
): UploadHandle {
  const journal = store === undefined ? ({ journal: "off" } as const) : { journalStore: store };
  return createUpload(client, textSource(text, size), { file, overwrite: "if-changed", ...journal, ...more });
}

test.each([
  ["in one PUT", 100],
  ["in parts", 6 * MiB],
])("a file with the same content is not sent again: %s", async (_, size) => {
  const { emulator, client } = await makeScene();
  const first = await put(client, "one ", { onePutMax: 1000 }, size);
  expect(first).toMatchObject({ unchanged: false, bytesSent: size });
  expect(first.file.metadata?.[CONTENT_KEY]).toMatch(/^sha256=[0-9a-f]{64} size=\d+ uploadedTime=\d+$/);
  requestsOf(emulator);
  const events: UploadEvent[] = [];
  const onEvent = (event: UploadEvent): void => void events.push(event);
  const second = await put(client, "one ", { onePutMax: 1000, onEvent }, size);
  expect(second).toMatchObject({ unchanged: true, bytesSent: 0, sessions: 0, bytes: size });
  expect(second.file.id).toBe(first.file.id);
  expect(requestsOf(emulator)).toEqual(["byIdsFiles", "byIdsFiles"]);
  expect(events.at(-1)).toMatchObject({ type: "uploaded", unchanged: true });
  expect(events.at(-2)).toMatchObject({ type: "progress", progress: { percent: 100 } });
});

test("other content of the same size is sent", async () => {
  const { emulator, client } = await makeScene();
  await put(client, "one");
  const { file: now, unchanged } = await put(client, "two");
  expect(unchanged).toBe(false);
  expect(await storedText(emulator, now.id)).toBe("two");
  expect((await put(client, "two")).unchanged).toBe(true);
});

test("content that another program uploaded is replaced, even if that program did not change the metadata", async () => {
  const { emulator, client } = await makeScene();
  const { file: first } = await put(client, "one");
  await upload(client, textSource("two"), { target: file, journal: "off" });
  expect((await client.byIdsFiles([file]))[0]?.metadata).toEqual(first.metadata);
  expect((await put(client, "one")).unchanged).toBe(false);
  expect(await storedText(emulator, first.id)).toBe("one");
});

test.each<[string, (client: FilesClient) => Promise<unknown>]>([
  ["another program", (client) => upload(client, textSource("two"), { target: file, journal: "off" })],
  ["another upload of ours, with its own record", (client) => put(client, "two")],
])("content that %s uploads while the hash is computed is replaced", async (_, meddle) => {
  const { emulator, client } = await makeScene();
  const { file: first } = await put(client, "one");
  let looks = 0;
  const meddled: FilesClient = {
    ...client,
    async byIdsFiles(...asked) {
      const found = await client.byIdsFiles(...asked);
      looks += 1;
      if (looks === 1) await meddle(client);
      return found;
    },
  };
  expect((await put(meddled, "one")).unchanged).toBe(false);
  expect(await storedText(emulator, first.id)).toBe("one");
  expect((await put(client, "one")).unchanged).toBe(true);
});

test("two uploads that replace a file at the same time leave no record that both wrote, and a warning says so", async () => {
  const { emulator, client } = await makeScene();
  const events: UploadEvent[] = [];
  // The other one sees the content of this upload as its own, and is the first that writes its record.
  const meddled: FilesClient = {
    ...client,
    async byIdsFiles(...asked) {
      const found = await client.byIdsFiles(...asked);
      const { id, uploadedTime } = found[0] ?? {};
      if (id === undefined || uploadedTime === undefined) return found;
      const record = `sha256=${"0".repeat(64)} size=3 uploadedTime=${uploadedTime}`;
      return client.updateFiles([{ id, update: { metadata: { add: { [CONTENT_KEY]: record } } } }]);
    },
  };
  const onEvent = (event: UploadEvent): void => void events.push(event);
  const { file: stored } = await put(meddled, "one", { onEvent });
  expect(await storedText(emulator, stored.id)).toBe("one");
  const [now] = await client.byIdsFiles([file]);
  expect(now?.metadata?.[CONTENT_KEY]).toBe(`uploadedTime=${now?.uploadedTime}`);
  const warnings = events.filter(({ type }) => type === "warning");
  expect(warnings).toMatchObject([{ code: "content-not-recorded" }]);
  expect(JSON.stringify(warnings)).toContain("Another upload replaced the content");
  expect((await put(client, "one")).unchanged).toBe(false);
  expect((await put(client, "one")).unchanged).toBe(true);
});

test.each([
  ["no record", undefined],
  ["the hash of another program", "sha256=abc"],
  ["a record of other content", `sha256=${"0".repeat(64)} size=3 uploadedTime=1`],
])("a file with %s counts as changed", async (_, record) => {
  const { client } = await makeScene();
  const metadata = record === undefined ? { sha256: "7692" } : { [CONTENT_KEY]: record };
  await upload(client, textSource("one"), { file: { ...file, metadata }, journal: "off" });
  expect((await put(client, "one")).unchanged).toBe(false);
  expect((await put(client, "one")).unchanged).toBe(true);
});

test("an overwrite that was never completed does not make the old content look new", async () => {
  const { emulator, client } = await makeScene();
  const { file: first } = await put(client, "one");
  // The state after a killed process: the fields are new, the content is old.
  await client.initMultiPartUpload({ name: "b.txt", ...file }, { parts: 1, overwrite: true });
  expect((await put(client, "two", { file: { ...file, name: "b.txt" } })).unchanged).toBe(false);
  expect(await storedText(emulator, first.id)).toBe("two");
});

test("without its record the file is stored, a warning reports that, and the next upload sends it again", async () => {
  const { emulator, client } = await makeScene();
  emulator.addFault({ match: { operation: "updateFiles", times: 1 }, do: { type: "status", status: 400 } });
  const events: UploadEvent[] = [];
  const onEvent = (event: UploadEvent): void => void events.push(event);
  const { file: first } = await put(client, "one", { onEvent });
  expect(await storedText(emulator, first.id)).toBe("one");
  expect(events.filter(({ type }) => type === "warning")).toMatchObject([{ code: "content-not-recorded" }]);
  expect((await put(client, "one")).unchanged).toBe(false);
  expect((await put(client, "one")).unchanged).toBe(true);
});

test("fields that differ are changed with one request, without the content", async () => {
  const { emulator, client } = await makeScene();
  await put(client, "one", {
    file: { ...file, directory: "/a", metadata: { a: "1", b: "2" }, assetIds: [1, 2] },
  });
  requestsOf(emulator);
  const asked = {
    ...file,
    directory: "/b",
    source: "s",
    metadata: { a: "2" },
    assetIds: [2, 1],
    labels: [{ externalId: "l" }],
  };
  const { file: now, unchanged } = await put(client, "one", { file: asked });
  expect(unchanged).toBe(true);
  expect(requestsOf(emulator)).toEqual(["byIdsFiles", "byIdsFiles", "updateFiles"]);
  const { [CONTENT_KEY]: record, ...metadata } = now.metadata ?? {};
  expect(record).toMatch(/^sha256=/);
  expect({ ...now, metadata }).toMatchObject({ ...asked, assetIds: [1, 2] });
  expect((await put(client, "one", { file: asked })).unchanged).toBe(true);
  expect(requestsOf(emulator)).toEqual(["byIdsFiles", "byIdsFiles"]);
});

test("another name or media type, which an update cannot set, is set by sending the file again", async () => {
  const { client } = await makeScene();
  await put(client, "one");
  const other = { file: { ...file, name: "b.txt", mimeType: "text/plain" } };
  const { unchanged, file: now } = await put(client, "one", other);
  expect([unchanged, now.name, now.mimeType]).toEqual([false, "b.txt", "text/plain"]);
  expect((await put(client, "one", other)).unchanged).toBe(true);
});

test("an interrupted upload is resumed, not compared, and its content is recorded at the end", async () => {
  const { emulator, client } = await makeScene();
  const resumable = { store: memoryJournalStore(), partSize: 6 * MiB };
  await put(client, "one ", {}, 18 * MiB);
  requestsOf(emulator);
  const onEvent = ({ type }: UploadEvent): void => {
    if (type === "part-done") void handle.abort(new Error("killed"));
  };
  const handle: UploadHandle = begin(client, "two ", { ...resumable, onEvent }, 18 * MiB);
  await expect(handle.start()).rejects.toThrow("killed");
  const { file: now, partsResumed } = await put(client, "two ", resumable, 18 * MiB);
  expect(partsResumed).toBeGreaterThan(0);
  expect(now.metadata?.[CONTENT_KEY]).toContain(`size=${18 * MiB} `);
  expect((await put(client, "two ", resumable, 18 * MiB)).unchanged).toBe(true);
});

test("a source that changes while its hash is computed fails: neither its old nor its new content is skipped", async () => {
  const { client } = await makeScene();
  await put(client, "one");
  const source = { ...textSource("one"), verify: () => Promise.reject(new Error("changed")) };
  const options = { file, overwrite: "if-changed", journal: "off" } as const;
  await expect(upload(client, source, options)).rejects.toThrow("changed");
});

test.each<[string, PutOptions, RegExp]>([
  ["no external id", { file: { name: "a" } }, /file\.externalId is missing: overwrite: "if-changed"/],
  [
    "its key in the metadata",
    { file: { ...file, metadata: { [CONTENT_KEY]: "" } } },
    /file\.metadata has the key "cdf-multipart:content"/,
  ],
  [
    "256 pairs of metadata",
    {
      file: { ...file, metadata: Object.fromEntries(Array.from({ length: 256 }, (_, at) => [`k${at}`, ""])) },
    },
    /file\.metadata has 256 pairs/,
  ],
])("%s: one sentence before anything is sent", async (_, more, message) => {
  const { emulator, client } = await makeScene();
  await expect((async () => put(client, "one", more))()).rejects.toThrow(message);
  expect(requestsOf(emulator)).toEqual([]);
});

test("any other word than if-changed is refused", async () => {
  const { client } = await makeScene();
  const options: object = { file, overwrite: "if-newer" };
  await expect((async () => upload(client, textSource("one"), options))()).rejects.toThrow(
    /overwrite must be true, false or "if-changed" \(got "?if-newer/,
  );
});
