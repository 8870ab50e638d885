import { appendFile, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileInfo } from "@cdf-multipart/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { encodeLine } from "../../src/journal/format/lines.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { openUploadJournal } from "../../src/journal/open-upload-journal.js";
import { createUpload, uploadFile } from "../../src/node/upload-node.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { OwnScheduler, StoredResume, TransferOptions, UploadOptions } from "../../src/upload/options.js";
import { endAfterParts } from "../e2e/end-after-parts.js";
import { type Ground, ground } from "../e2e/ground.js";
import { PART, SIZE } from "../e2e/matrix.js";
import { rewriteJournal } from "./rewrite-journal.js";

type Settings = TransferOptions & OwnScheduler & StoredResume;

const PARTS = 4;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let floor: Ground;
let path: string;
let folder: string;
let events: UploadEvent[];
beforeEach(async () => {
  floor = await ground({ etag: "md5" });
  path = await floor.file(SIZE);
  folder = await mkdtemp(join(tmpdir(), "cdf-resume-"));
  events = [];
});
afterEach(async () => {
  await floor.close();
  await rm(folder, { recursive: true });
});

type More = Settings & { readonly overwrite?: boolean };

const options = (more: More = {}): UploadOptions => ({
  partSize: PART,
  concurrency: 1,
  retry: { minDelay: 1, maxDelay: 10 },
  transport: () => nodeTransport({ proxy: "none" }),
  file: { externalId: "scan" },
  journalStore: fileJournalStore({ directory: folder }),
  onEvent: (event) => void events.push(event),
  ...more,
});
const again = (more: More = {}) => uploadFile(floor.client(), path, options(more));
const puts = (): number => floor.emulator.requests.count({ operation: "putPart", status: 200 });
const types = (): string[] => events.map((event) => (event.type === "warning" ? event.code : event.type));

/** Runs until this number of parts is stored and recorded, and ends there as if killed. */
async function endAfter(parts: number, more: More = {}): Promise<void> {
  await expect(again({ ...more, ...endAfterParts(parts) })).rejects.toThrow("ended");
}

async function entry(): Promise<FileInfo | undefined> {
  return (await floor.client().byIdsFiles([{ externalId: "scan" }], { ignoreUnknownIds: true }))[0];
}

async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened()));
}

async function expectDone(stored: { readonly file: { readonly id: number } }): Promise<void> {
  await floor.expectStored(stored.file.id, path);
  expect(await readdir(folder)).toEqual([]);
  const { items } = await floor.client().advancedListFiles();
  expect(items).toHaveLength(1);
}

describe("an interrupted upload", () => {
  it("while sending parts, sends only the missing ones", async () => {
    await endAfter(2);
    const stored = await again();
    expect(stored).toMatchObject({ partsResumed: 2, sessions: 0 });
    expect(puts()).toBe(PARTS);
    await expectDone(stored);
  });

  it("with all parts sent but not completed, only completes", async () => {
    floor.emulator.setFaults([{ match: { operation: "completeMultiPartUpload" }, do: { type: "stall" } }]);
    const ending = new AbortController();
    const onEvent = ({ type }: UploadEvent): void => {
      if (type === "completing") ending.abort(new Error("ended"));
    };
    await expect(again({ onEvent, signal: ending.signal })).rejects.toThrow("ended");
    floor.emulator.setFaults([]);
    const stored = await again();
    expect(puts()).toBe(PARTS);
    await expectDone(stored);
  });

  it.each([
    ["is there", 0],
    ["is still to come", 400],
  ])("while waiting for complete, sees the result: the content %s", async (_, uploadedDelay) => {
    await floor.close();
    floor = await ground({ etag: "md5", uploadedDelay });
    path = await floor.file(SIZE);
    floor.emulator.setFaults([
      { match: { operation: "completeMultiPartUpload", times: 1 }, do: { type: "no-answer" } },
    ]);
    const ending = new AbortController();
    const first = again({ signal: ending.signal });
    await floor.emulator.requests.waitFor({ operation: "completeMultiPartUpload" });
    if (uploadedDelay === 0) await until(async () => (await entry())?.uploaded === true);
    ending.abort(new Error("ended"));
    await expect(first).rejects.toThrow("ended");
    const stored = await again();
    expect(puts()).toBe(PARTS);
    await expectDone(stored);
  });

  it("while requesting its entry, uses that entry", async () => {
    floor.emulator.setFaults([
      { match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "no-answer" } },
    ]);
    const ending = new AbortController();
    const first = again({ signal: ending.signal });
    await floor.emulator.requests.waitFor({ operation: "initMultiPartUpload" });
    while (
      (await floor.client().byIdsFiles([{ externalId: "scan" }], { ignoreUnknownIds: true })).length === 0
    );
    ending.abort(new Error("ended"));
    await expect(first).rejects.toThrow();
    await expectDone(await again());
  });

  it("whose URLs have expired opens a new session, sends everything again, and reports it", async () => {
    await endAfter(2);
    floor.emulator.setFaults([{ match: { operation: "putPart", times: 1 }, do: { type: "expire" } }]);
    const stored = await again();
    expect(events.find((event) => event.type === "session" && event.reason === "expired")).toMatchObject({
      partsLost: 2,
    });
    expect(stored.sessions).toBe(1);
    await expectDone(stored);
  });

  it("whose session is gone from the store opens a new one", async () => {
    await endAfter(2);
    floor.emulator.setFaults([{ match: { operation: "putPart", times: 1 }, do: { type: "forget-session" } }]);
    await expectDone(await again());
  });

  it("whose entry was deleted creates a new one, and reports it", async () => {
    await endAfter(2);
    await floor.client().deleteFiles([{ externalId: "scan" }]);
    const stored = await again();
    expect(types()).toContain("entry-deleted");
    await expectDone(stored);
  });

  it("continues if its file was only touched", async () => {
    await endAfter(2);
    await utimes(path, new Date(), new Date(Date.now() + DAY));
    const stored = await again();
    expect(stored.partsResumed).toBe(2);
    await expectDone(stored);
  });

  it("is refused if bytes of a sent part were changed and the time was restored", async () => {
    // In whole seconds, so that it can be restored exactly.
    const before = new Date(1_700_000_000_000);
    await utimes(path, before, before);
    await endAfter(2);
    await overwrite(path, PART + 300_000);
    await utimes(path, before, before);
    await expect(again()).rejects.toMatchObject({ code: "source-changed" });
    await expectDone(await again({ restart: true }));
  });

  it("continues with a journal that has neither a change time nor a device", async () => {
    await endAfter(2);
    const [name = ""] = await readdir(folder);
    await rewriteJournal(join(folder, name), (record) => {
      if (record["type"] !== "session") return record;
      const { changed: _, device: __, ...source } = record["source"];
      return { ...record, source };
    });
    const stored = await again();
    expect(stored.partsResumed).toBe(2);
    await expectDone(stored);
  });

  it.each([
    ["inside a part that was sent, where no sample falls", PART + 300_000],
    ["at its very beginning", 0],
  ])("is refused if its file was edited %s; restart starts over", async (_, at) => {
    await endAfter(2);
    await overwrite(path, at);
    await expect(again()).rejects.toMatchObject({
      code: "source-changed",
      message: expect.stringContaining("restart: true"),
    });
    await expectDone(await again({ restart: true }));
  });

  it("is refused if its file has another size, or is gone", async () => {
    await endAfter(1);
    await appendFile(path, "more");
    await expect(again()).rejects.toMatchObject({ code: "source-changed", change: "size" });
    await rm(path);
    await expect(again()).rejects.toMatchObject({ code: "source-missing" });
  });

  it("compares every sent part on request, with any modification time", async () => {
    await endAfter(2);
    const { mtime, atime } = await stat(path);
    await overwrite(path, PART + 300_000);
    await utimes(path, atime, mtime);
    await expect(again({ resumeCheck: "all" })).rejects.toMatchObject({ code: "source-changed" });
  });

  it("whose journal is of another version is refused, and starts over with restart", async () => {
    await endAfter(1);
    const [name = ""] = await readdir(folder);
    await writeFile(join(folder, name), encodeLine({ format: "cdf-multipart journal", version: 9, id: "x" }));
    await expect(again()).rejects.toMatchObject({ code: "journal-version" });
    await expectDone(await again({ restart: true }));
  });

  it("starts over if its journal is damaged from the beginning, and uses its entry", async () => {
    await endAfter(2);
    const [name = ""] = await readdir(folder);
    const whole = await readFile(join(folder, name));
    await writeFile(join(folder, name), whole.subarray(0, 60));
    const stored = await again();
    expect(types()).toContain("journal-damaged");
    await expectDone(stored);
  });

  it("into an overwritten file waits for the new content, not for the old", async () => {
    const first = await again();
    path = await floor.file(SIZE + 4096);
    const overwriting = { overwrite: true };
    await endAfter(2, overwriting);
    const stored = await again(overwriting);
    expect(stored.file.id).toBe(first.file.id);
    expect(stored.file.uploadedTime).not.toBe(first.file.uploadedTime);
    await expectDone(stored);
  });

  it("that is discarded by its handle leaves neither journal nor entry", async () => {
    const handle = createUpload(floor.client(), path, options({ journal: "required" }));
    handle.start().catch(() => {});
    await floor.emulator.requests.waitFor({ operation: "putPart" }, { until: "ended" });
    await handle.discard();
    expect(await readdir(folder)).toEqual([]);
    expect((await floor.client().advancedListFiles()).items).toEqual([]);
  });
});

describe("an upload that cannot keep a journal", () => {
  const nowhere = () => fileJournalStore({ directory: join(path, "is a file") });

  it("continues without it if the journal is optional, and warns first", async () => {
    const stored = await again({ journalStore: nowhere() });
    expect(types()[0]).toBe("journal-unavailable");
    await expectDone(stored);
  });

  it("does not begin when the journal is required", async () => {
    await expect(again({ journalStore: nowhere(), journal: "required" })).rejects.toMatchObject({
      code: "journal-unavailable",
      message: expect.stringContaining("ENOTDIR"),
    });
    expect(floor.emulator.requests.count()).toBe(0);
  });

  it("leaves nothing if nothing was created", async () => {
    const transport = () => nodeTransport({ proxy: "none" });
    const file = { externalId: "scan" };
    await expectDone(
      await uploadFile(floor.client(), path, { partSize: PART, transport, file, journal: "off" }),
    );
  });
});

describe("an upload that is refused", () => {
  it("leaves no journal", async () => {
    await again();
    await expect(again()).rejects.toMatchObject({ status: 409 });
    expect(await readdir(folder)).toEqual([]);
  });

  it("leaves no journal either if an earlier run was killed during its request", async () => {
    await again();
    const { baseUrl, project } = floor.client();
    const journal = await openUploadJournal({
      store: fileJournalStore({ directory: folder }),
      key: { baseUrl, project, target: { externalId: "scan" } },
      ...{ mode: "required", restart: false, now: Date.now(), warn: () => {} },
    });
    await journal.append({ type: "opening", at: Date.now() });
    await journal.close();
    expect(await readdir(folder)).toHaveLength(1);
    await expect(again()).rejects.toMatchObject({ status: 409 });
    expect(await readdir(folder)).toEqual([]);
  });
});

async function overwrite(file: string, at: number): Promise<void> {
  const handle = await open(file, "r+");
  const byte = new Uint8Array(1);
  await handle.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0xff;
  await handle.write(byte, 0, 1, at);
  await handle.close();
  await utimes(file, new Date(), new Date(Date.now() + HOUR));
}
