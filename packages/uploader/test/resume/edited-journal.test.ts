/**
 * A journal that was edited, with correct checksums: nothing is sent to a destination that only the journal
 * names.
 */
import { statSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { uploadFile } from "../../src/node/upload-node.js";
import { interruptedUploads } from "../../src/resume/interrupted-uploads.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { OwnScheduler, StoredResume, TransferOptions, UploadOptions } from "../../src/upload/options.js";
import { endAfterParts } from "../e2e/end-after-parts.js";
import { type Ground, ground } from "../e2e/ground.js";
import { PART, SIZE } from "../e2e/matrix.js";
import { type Line, rewriteJournal } from "./rewrite-journal.js";

type Settings = TransferOptions & OwnScheduler & StoredResume;

let floor: Ground;
let path: string;
let folder: string;
let journal: string;
let events: UploadEvent[];
beforeEach(async () => {
  floor = await ground({ etag: "md5" });
  path = await floor.file(SIZE);
  folder = await mkdtemp(join(tmpdir(), "cdf-edited-"));
  events = [];
  await endAfterTwoParts();
  journal = join(folder, (await readdir(folder))[0] ?? "");
});
afterEach(async () => {
  await floor.close();
  await rm(folder, { recursive: true });
});

const options = (more: Settings): UploadOptions => ({
  partSize: PART,
  concurrency: 1,
  transport: () => nodeTransport({ proxy: "none" }),
  file: { externalId: "scan" },
  journal: "optional",
  journalStore: fileJournalStore({ directory: folder }),
  onEvent: (event) => void events.push(event),
  ...more,
});
const again = (more: Settings = {}) => uploadFile(floor.client(), path, options(more));
const puts = (): number => floor.emulator.requests.count({ operation: "putPart", status: 200 });

async function endAfterTwoParts(): Promise<void> {
  await expect(again(endAfterParts(2))).rejects.toThrow("ended");
}

const inSession =
  (change: (session: Line) => Line) =>
  (line: Line): Line =>
    line["type"] === "session"
      ? { ...line, session: { ...line["session"], ...change(line["session"]) } }
      : line;
const inUrls = (change: (url: string, index: number) => string) =>
  inSession(({ uploadUrls }) => ({ uploadUrls: uploadUrls.map(change) }));
const elsewhere = (url: string): string => url.replace(/^http:\/\/[^/]+/, "http://other.test");

describe("an edited journal", () => {
  it.each<[string, (line: Line) => Line]>([
    ["another service", inSession(() => ({ baseUrl: "https://other.test" }))],
    ["another project", inSession(() => ({ project: "other" }))],
    ["one upload URL on another host", inUrls((url, at) => (at === 2 ? elsewhere(url) : url))],
    ["an upload URL with a password", inUrls((url, at) => (at === 2 ? url.replace("//", "//a:b@") : url))],
    ["an upload URL of another scheme", inUrls((url, at) => (at === 3 ? url.replace(/^http/, "ftp") : url))],
    ["an upload URL that is not a URL", inUrls((url, at) => (at === 0 ? "/relative" : url))],
    [
      "one upload URL for two parts",
      inSession(({ uploadUrls: [a, b, c] }) => ({ uploadUrls: [a, b, c, c] })),
    ],
  ])("with %s is refused, before anything is sent; restart starts over", async (_, change) => {
    await rewriteJournal(journal, change);
    const before = floor.emulator.requests.count();
    await expect(again()).rejects.toMatchObject({
      code: "journal-refused",
      message: expect.stringMatching(/edited or damaged\. Nothing was sent\. Start over .*--restart/),
    });
    expect(floor.emulator.requests.count()).toBe(before);
    const stored = await again({ restart: true });
    await floor.expectStored(stored.file.id, path);
  });

  it("with another file entry is refused, and that entry gets no content", async () => {
    const other = await floor.client().initMultiPartUpload({ name: "b", externalId: "b" }, { parts: 4 });
    await rewriteJournal(
      journal,
      inSession(() => ({ fileId: other.id })),
    );
    await expect(again()).rejects.toMatchObject({
      code: "journal-refused",
      message: expect.stringContaining(`file entry ${other.id}`),
    });
    expect(puts()).toBe(2);
  });

  it.each<[string, (line: Line) => Line]>([
    ["service", (line) => ({ ...line, ...key(line, { baseUrl: "https://other.test" }) })],
    ["project", (line) => ({ ...line, ...key(line, { project: "other" }) })],
    ["external id", (line) => ({ ...line, ...key(line, { target: { externalId: "other" } }) })],
    [
      "destination",
      (line) => (line["key"] ? { ...line, into: { file: { name: "x", externalId: "y" } } } : line),
    ],
  ])("of another %s is reported as damaged, so that nothing is resumed from it", async (_, change) => {
    await rewriteJournal(journal, change);
    const [found] = await interruptedUploads(fileJournalStore({ directory: folder }));
    expect(found).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      condition: "damaged",
      modifiedAt: expect.any(Number),
      locked: false,
    });
  });

  function key(line: Line, change: Line): Line {
    return line["key"] === undefined ? {} : { key: { ...line["key"], ...change } };
  }
});

describe.runIf(process.getuid !== undefined)("a journal with another mode", () => {
  it.each([0o620, 0o602, 0o666, 0o777])("%o, which lets others write, is refused", async (mode) => {
    await chmod(journal, mode);
    await expect(again()).rejects.toMatchObject({
      code: "journal-refused",
      message: expect.stringMatching(/Other users can write to the journal .* \(mode [0-7]{3}\).*Remove it/),
    });
    expect(puts()).toBe(2);
  });

  it.each([0o640, 0o604, 0o644])("%o, which lets others read, is corrected, with a warning", async (mode) => {
    await chmod(journal, mode);
    let during = 0;
    const stored = await again({
      onEvent: (event) => {
        events.push(event);
        if (event.type === "planned") during = statSync(journal).mode & 0o777;
      },
    });
    expect(stored.partsResumed).toBe(2);
    expect(during).toBe(0o600);
    expect(events).toContainEqual(expect.objectContaining({ type: "warning", code: "journal-exposed" }));
  });
});
