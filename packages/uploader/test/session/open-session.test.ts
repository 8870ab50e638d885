import { describe, expect, it } from "vitest";
import { type Destination, openSession, renewSession } from "../../src/session/open-session.js";
import { fakeService } from "../doubles/fake-client.js";

const { signal } = new AbortController();
const named: Destination = { file: { name: "a.bin", externalId: "a" } };

describe("a session", () => {
  it("is opened for a new file, and records that the upload may delete the file", async () => {
    const { client, calls } = fakeService({ url: (_, part) => `https://store.test/${part}?se=2026-11-30` });
    const session = await openSession(named, { client, parts: 3, now: 5, signal });
    expect(calls).toEqual(["init"]);
    expect(session).toEqual({
      baseUrl: "https://cdf.test",
      project: "test",
      fileId: 1,
      externalId: "a",
      uploadId: "upload-1",
      uploadUrls: [1, 2, 3].map((part) => `https://store.test/${part}?se=2026-11-30`),
      openedAt: 5,
      expiresAt: Date.parse("2026-11-30"),
      created: true,
    });
    expect(JSON.parse(JSON.stringify(session))).toEqual(session);
  });

  it("does not allow deleting the file if it may replace an older one, or the file existed", async () => {
    const { client, calls } = fakeService();
    const replacing = await openSession({ ...named, overwrite: true }, { client, parts: 1, now: 0, signal });
    const existing = await openSession({ target: { externalId: "b" } }, { client, parts: 1, now: 0, signal });
    expect([replacing.created, existing.created]).toEqual([false, false]);
    expect(calls).toEqual(["init", "link"]);
  });

  it("is renewed through a link, for the same file", async () => {
    const { client, calls, deleted } = fakeService();
    const request = { client, parts: 2, now: 0, signal };
    const old = await openSession(named, request);
    const next = await renewSession(old, named, request);
    expect(calls).toEqual(["init", "link"]);
    expect([next.fileId, next.created, next.uploadId]).toEqual([old.fileId, true, "upload-2"]);
    expect(deleted).toEqual([]);
  });

  it("of a file without an external id is replaced by a new entry, after the unfinished one is deleted", async () => {
    const { client, calls, deleted } = fakeService();
    const request = { client, parts: 2, now: 0, signal };
    const nameless: Destination = { file: { name: "a.bin" } };
    const next = await renewSession(await openSession(nameless, request), nameless, request);
    expect(calls).toEqual(["init", "delete", "init"]);
    expect([next.fileId, deleted]).toEqual([2, [1]]);
  });
});
