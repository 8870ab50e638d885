import { ApiError, type FileInfo, type FilesClient } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import type { JournalRecord } from "../../src/journal/journal.js";
import { completeAgain, hasArrived } from "../../src/resume/complete-again.js";
import { openAgain } from "../../src/resume/open-again.js";
import { renewSession } from "../../src/session/open-session.js";
import type { UploadSession } from "../../src/session/upload-session.js";
import { fakeService } from "../doubles/fake-client.js";

const NOW = 1_700_000_000_000;
const FILE = {
  name: "scan.e57",
  externalId: "scan-17",
  source: "scanner",
  directory: "/plant",
  mimeType: "model/e57",
  dataSetId: 5,
  sourceCreatedTime: 1_600_000_000_000,
  sourceModifiedTime: 1_600_000_000_001,
};
const ENTRY: FileInfo = { ...FILE, id: 7, uploaded: false, createdTime: NOW, lastUpdatedTime: NOW };
const { signal } = new AbortController();

function conflicting(entry: FileInfo): FilesClient {
  return {
    ...fakeService().client,
    initMultiPartUpload: async () => {
      throw new ApiError("Duplicate external ids", {
        code: "conflict",
        operation: "initMultiPartUpload",
        status: 409,
      });
    },
    byIdsFiles: async () => [entry],
    getMultiPartUploadLink: async () => ({
      ...entry,
      uploadId: "again",
      uploadUrls: ["https://store.test/again/1"],
    }),
  };
}

async function opened(
  entry: FileInfo,
  incomplete?: boolean,
): Promise<{ arrived: boolean | undefined; session: UploadSession | undefined; records: JournalRecord[] }> {
  const client = conflicting(entry);
  const records: JournalRecord[] = [];
  const journal = { append: async (record: JournalRecord) => void records.push(record) };
  const found = await openAgain(
    { client, destination: { file: FILE }, journal, emit: () => {} },
    { client, parts: 1, now: NOW, signal, openingAt: NOW, incomplete },
  ).catch((error: unknown) => {
    expect(error).toMatchObject({ code: "conflict" });
    return undefined;
  });
  return { session: found?.session, arrived: found?.arrived, records };
}

describe("an entry that exists after a lost response of init", () => {
  it("is used if it has the fields of this upload", async () => {
    const { session, records } = await opened(ENTRY);
    expect(session).toMatchObject({ fileId: 7, created: true });
    expect(records).toEqual([]);
  });

  it.each(Object.keys(FILE).filter((name) => name !== "externalId"))(
    "is another's if its %s differs",
    async (name) => {
      const value = typeof Reflect.get(FILE, name) === "number" ? 1 : "other";
      const { session, records } = await opened({ ...ENTRY, [name]: value });
      expect(session).toBeUndefined();
      expect(records).toEqual([{ type: "refused" }]);
    },
  );
});

describe("an entry that has content already", () => {
  const stored = { ...ENTRY, uploaded: true, uploadedTime: NOW };

  it("belongs to another upload, because content comes after the record of its session", async () => {
    const { session, records } = await opened(stored);
    expect(session).toBeUndefined();
    expect(records).toEqual([{ type: "refused" }]);
  });

  it("is this upload's if the journal may have lost records", async () => {
    const { session, arrived, records } = await opened(stored, true);
    expect(session).toMatchObject({ fileId: 7, uploadUrls: [] });
    expect(arrived).toBe(true);
    expect(records).toEqual([]);
  });

  it("belongs to another upload if it is older than this one, or has other fields", async () => {
    expect((await opened({ ...stored, createdTime: NOW - 3_600_000 }, true)).session).toBeUndefined();
    expect((await opened({ ...stored, name: "other" }, true)).session).toBeUndefined();
  });
});

describe("content after a lost response of complete", () => {
  const session: UploadSession = {
    baseUrl: "https://cdf.test",
    project: "plant",
    fileId: 7,
    uploadId: "u",
    uploadUrls: ["https://store.test/u/1"],
    openedAt: NOW,
    created: false,
  };

  it("has arrived in a file that had none, even if the service reports no time", async () => {
    const stored = { ...ENTRY, uploaded: true };
    expect(hasArrived(stored, session)).toBe(true);
    const completed: unknown[] = [];
    const client: FilesClient = {
      ...fakeService().client,
      byIdsFiles: async () => [stored],
      completeMultiPartUpload: async (target) => void completed.push(target),
    };
    const watch = { wait: async () => stored };
    await completeAgain({ client, watch, uploadedTimeout: 1000 }, session, signal);
    expect(completed).toEqual([]);
  });

  it("is not waited for a second time in a file that this upload created", async () => {
    const client = conflicting({ ...ENTRY, uploaded: true, uploadedTime: 9 });
    const old = { ...session, created: true };
    const renewed = await renewSession(old, { file: FILE }, { client, parts: 1, now: NOW, signal });
    expect(renewed.uploadedBefore).toBeUndefined();
    expect(hasArrived({ ...ENTRY, uploaded: true, uploadedTime: 9 }, renewed)).toBe(true);
  });
});
