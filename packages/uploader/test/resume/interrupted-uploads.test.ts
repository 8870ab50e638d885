import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FilesClient } from "@cdf-multipart/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeLine } from "../../src/journal/format/lines.js";
import type { JournalStore } from "../../src/journal/journal-store.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { openUploadJournal } from "../../src/journal/open-upload-journal.js";
import { uploadFile } from "../../src/node/upload-node.js";
import {
  discardInterrupted,
  type InterruptedUpload,
  interruptedUploads,
} from "../../src/resume/interrupted-uploads.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { OwnScheduler, StoredResume, TransferOptions, UploadTarget } from "../../src/upload/options.js";
import { endAfterParts } from "../e2e/end-after-parts.js";
import { type Ground, ground } from "../e2e/ground.js";
import { PART, SIZE } from "../e2e/matrix.js";
import { key, part, plan, session, source } from "../journal/some-journal.js";

type Settings = TransferOptions & OwnScheduler & StoredResume;

const ID = "0123456789abcdef0123456789abcdef";

describe("an interrupted upload in a folder of journals", () => {
  let floor: Ground;
  let path: string;
  let folder: string;
  let store: JournalStore;
  beforeEach(async () => {
    floor = await ground({ etag: "md5" });
    path = await floor.file(SIZE);
    folder = await mkdtemp(join(tmpdir(), "cdf-stored-"));
    store = fileJournalStore({ directory: folder });
  });
  afterEach(async () => {
    await floor.close();
    await rm(folder, { recursive: true });
  });

  const send = (client: FilesClient, from: string, into: UploadTarget, more: Settings = {}) =>
    uploadFile(client, from, {
      concurrency: 1,
      journalStore: store,
      partSize: PART,
      transport: () => nodeTransport({ proxy: "none" }),
      ...into,
      ...more,
    });

  /** An upload that was interrupted after two of its four parts. */
  async function left(into: UploadTarget): Promise<InterruptedUpload> {
    const sending = send(floor.client(), path, into, endAfterParts(2));
    await expect(sending).rejects.toThrow("ended");
    const [found] = await interruptedUploads(store);
    if (found === undefined) throw new Error("nothing was left");
    return found;
  }

  it("is listed with its progress, and without a secret", async () => {
    const before = Date.now();
    const found = await left({ file: { externalId: "scan" } });
    expect(found).toMatchObject({
      condition: "readable",
      project: "emulator",
      target: "scan",
      source: path,
      phase: "uploading",
      partsDone: 2,
      parts: 4,
      bytesDone: 2 * PART,
      size: SIZE,
      locked: false,
    });
    expect(found.startedAt).toBeGreaterThanOrEqual(before);
    expect(JSON.stringify(found)).not.toMatch(/sig|http.*storage/);
  });

  it.each<[string, UploadTarget]>([
    ["with an external id", { file: { externalId: "scan", metadata: { a: "b" } } }],
    ["by its name alone", { file: { directory: "/plant" } }],
    ["that replaces another", { file: { externalId: "scan" }, overwrite: true }],
  ])("%s can be resumed from its description", async (_, into) => {
    const found = await left(into);
    if (found.source === undefined || found.into === undefined)
      throw new Error("source and into are missing");
    const { partsResumed, file } = await send(floor.client(), found.source, found.into);
    expect(partsResumed).toBe(2);
    await floor.expectStored(file.id, path);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is discarded with the entry that was created for it", async () => {
    const { id } = await left({ file: { externalId: "scan" } });
    expect(await discardInterrupted(floor.client(), store, id)).toBe(true);
    expect(await interruptedUploads(store)).toEqual([]);
    expect((await floor.client().advancedListFiles()).items).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is discarded without its entry if there is no client of its project", async () => {
    const { id } = await left({ file: { externalId: "scan" } });
    expect(await discardInterrupted(undefined, store, id)).toBe(false);
    expect(await interruptedUploads(store)).toEqual([]);
    expect((await floor.client().advancedListFiles()).items).toHaveLength(1);
  });

  it("is kept if its entry cannot be deleted", async () => {
    const { id } = await left({ file: { externalId: "scan" } });
    const client = floor.client();
    const broken: FilesClient = { ...client, byIdsFiles: () => Promise.reject(new Error("no network")) };
    await expect(discardInterrupted(broken, store, id)).rejects.toThrow("no network");
    expect(await interruptedUploads(store)).toMatchObject([{ id, locked: false }]);
  });

  it("is listed separately if it cannot be read, and can be removed", async () => {
    const { id } = await left({ file: { externalId: "scan" } });
    const path = join(folder, `${id}.journal`);
    await writeFile(path, (await readFile(path)).subarray(0, 60));
    const other = ID.replace("0", "1");
    await writeFile(
      join(folder, `${other}.journal`),
      encodeLine({ format: "cdf-multipart journal", version: 9, id: other }),
    );
    const found = await interruptedUploads(store);
    expect(new Map(found.map((upload) => [upload.id, upload.condition]))).toEqual(
      new Map([
        [id, "damaged"],
        [other, "other-version"],
      ]),
    );
    for (const upload of found)
      expect(await discardInterrupted(floor.client(), store, upload.id)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is not taken from the process that works on it", async () => {
    const file = await store.open(ID);
    await expect(discardInterrupted(floor.client(), store, ID)).rejects.toMatchObject({
      code: "journal-locked",
    });
    await file.close();
  });
});

describe("the source of an upload", () => {
  it("is shown without the secrets of its URL", async () => {
    const store = memoryJournalStore();
    const about = { source: "https://user:word@host.test/scans/a.e57?sig=secret#x" };
    const journal = await openUploadJournal({
      ...{ store, key, about, mode: "required", restart: false, now: 7 },
      warn: () => {},
    });
    await journal.append({ type: "session", session: session(), plan, source });
    await journal.append(part(1));
    await journal.close();
    const [found] = await interruptedUploads(store);
    expect(found?.source).toBe("https://host.test/scans/a.e57");
    expect(JSON.stringify(found)).not.toMatch(/secret|word/);
  });
});
