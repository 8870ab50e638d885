import type { FaultAction } from "@cdf-multipart/emulator";
import type { OperationId } from "@cdf-multipart/spec";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FilesClient, isApiError, isOutcomeUnknownError } from "../../src/index.js";
import { failureOf } from "../support/fake-service.js";
import { type Bench, bench, putParts, storeFile } from "../support/with-emulator.js";

/**
 * The moments at which a connection can break, and the number of entries that one init has then created on
 * the server.
 */
const BREAKS: readonly [string, FaultAction, number][] = [
  ["before the response, with nothing done", { type: "reset", when: "before" }, 0],
  ["after the work, without a response", { type: "reset", when: "after-work" }, 1],
  ["in the middle of the response", { type: "truncate-answer" }, 1],
  ["after the first byte of the response", { type: "truncate-answer", bytes: 1 }, 1],
  [
    "with a 502 after the work",
    { type: "status", status: 502, afterWork: true, body: "<html>Bad Gateway" },
    1,
  ],
  ["with a 500 before the work", { type: "status", status: 500 }, 0],
];

/** All ways to read a file. */
const READS: readonly [OperationId, (client: FilesClient, id: number) => Promise<unknown>][] = [
  ["getFileByInternalId", (client, id) => client.getFileByInternalId(id)],
  ["byIdsFiles", (client, id) => client.byIdsFiles([{ id }])],
  ["advancedListFiles", (client) => client.advancedListFiles({ limit: 1 })],
  ["downloadLinks", (client, id) => client.downloadLinks([{ id }])],
];

let at: Bench;
let client: FilesClient;
let serial = 0;

beforeAll(async () => {
  at = await bench();
  client = at.client;
});
afterAll(() => at[Symbol.asyncDispose]());
beforeEach(() => {
  at.emulator.setFaults([]);
  serial += 1;
});

const externalId = (): string => `file-${serial}`;

/** Breaks the connection of the first request of an operation from now on. */
function breakFirst(operation: OperationId, action: FaultAction): void {
  at.emulator.setFaults([{ match: { operation, times: 1 }, do: action }]);
}

describe.each(BREAKS)("a connection that breaks %s", (_name, action, made) => {
  const fields = () => ({ name: "a.bin", externalId: externalId() });

  it("leaves exactly one file when initMultiPartUpload has an externalId, and its session works", async () => {
    const before = await at.files();
    breakFirst("initMultiPartUpload", action);
    const session = await client.initMultiPartUpload(fields(), { parts: 1 });
    expect(await at.files()).toBe(before + 1);
    await putParts(session.uploadUrls);
    await client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
    expect(await client.byIdsFiles([{ externalId: externalId() }])).toMatchObject([
      { id: session.id, uploaded: true },
    ]);
  });

  it("leaves no second file when initMultiPartUpload has none, and the error says so", async () => {
    const before = await at.files();
    const asked = at.emulator.requests.count({ operation: "initMultiPartUpload" });
    breakFirst("initMultiPartUpload", action);
    const error = await failureOf(client.initMultiPartUpload({ name: "a.bin" }, { parts: 1 }));
    expect(isOutcomeUnknownError(error)).toBe(true);
    expect(at.emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(asked + 1);
    expect(await at.files()).toBe(before + made);
  });

  it("leaves one file if initMultiPartUpload overwrites", async () => {
    await storeFile(client, externalId());
    const before = await at.files();
    breakFirst("initMultiPartUpload", action);
    const session = await client.initMultiPartUpload(fields(), { parts: 1, overwrite: true });
    await putParts(session.uploadUrls, "new content");
    await client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
    expect(await at.files()).toBe(before);
  });

  it("leaves exactly one file when initFileUpload has an externalId, and its URL works", async () => {
    const before = await at.files();
    breakFirst("initFileUpload", action);
    const upload = await client.initFileUpload(fields());
    expect(await at.files()).toBe(before + 1);
    await putParts([upload.uploadUrl]);
    expect(await client.getFileByInternalId(upload.id)).toMatchObject({ uploaded: true });
  });

  it("leaves no second file when initFileUpload has none", async () => {
    const before = await at.files();
    breakFirst("initFileUpload", action);
    expect(isOutcomeUnknownError(await failureOf(client.initFileUpload({ name: "a.bin" })))).toBe(true);
    expect(await at.files()).toBe(before + made);
  });

  it("does not prevent a session", async () => {
    await storeFile(client, externalId());
    const before = await at.files();
    breakFirst("getMultiPartUploadLink", action);
    const session = await client.getMultiPartUploadLink({ externalId: externalId() }, { parts: 2 });
    expect(session.uploadUrls).toHaveLength(2);
    expect(await at.files()).toBe(before);
  });

  it("does not prevent the completion of an upload, once", async () => {
    const session = await client.initMultiPartUpload(fields(), { parts: 1 });
    await putParts(session.uploadUrls);
    const before = await at.files();
    breakFirst("completeMultiPartUpload", action);
    await client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
    const completed = at.emulator.requests.all({ operation: "completeMultiPartUpload" });
    expect(completed.filter(({ status }) => status === 400)).toEqual([]);
    expect(await client.getFileByInternalId(session.id)).toMatchObject({ uploaded: true });
    expect(await at.files()).toBe(before);
  });

  it("does not prevent the replacement of the old content", async () => {
    await storeFile(client, externalId(), "old content");
    const session = await client.initMultiPartUpload(fields(), { parts: 1, overwrite: true });
    await putParts(session.uploadUrls, "new content");
    breakFirst("completeMultiPartUpload", action);
    await client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
    const [link] = await client.downloadLinks([{ id: session.id }]);
    expect(await (await fetch(link?.downloadUrl ?? "")).text()).toBe("new content");
  });

  it("does not prevent the deletion of files", async () => {
    const id = await storeFile(client, externalId());
    const before = await at.files();
    breakFirst("deleteFiles", action);
    await client.deleteFiles([{ id }]);
    expect(await at.files()).toBe(before - 1);
    expect(isApiError(await failureOf(client.deleteFiles([{ id }])))).toBe(true);
  });

  it.each(READS)("has no effect on %s, which changes nothing", async (operation, read) => {
    const id = await storeFile(client, externalId());
    const before = await at.files();
    const asked = at.emulator.requests.count({ operation });
    breakFirst(operation, action);
    await read(client, id);
    expect(at.emulator.requests.count({ operation })).toBe(asked + 2);
    expect(await at.files()).toBe(before);
  });
});

describe("an upload that completes late", () => {
  it("is waited for if the response was lost and the repeat is refused", async () => {
    await using slow = await bench({ uploadedDelay: 20_000 });
    const session = await slow.client.initMultiPartUpload({ name: "a", externalId: "a" }, { parts: 1 });
    await putParts(session.uploadUrls);
    slow.emulator.setFaults([
      {
        match: { operation: "completeMultiPartUpload", times: 1 },
        do: { type: "reset", when: "after-work" },
      },
    ]);
    await slow.client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
    expect(await slow.client.getFileByInternalId(session.id)).toMatchObject({ uploaded: true });
    const statuses = slow.emulator.requests
      .all({ operation: "completeMultiPartUpload" })
      .map(({ status }) => status);
    expect(statuses.slice(1).every((status) => status === 400)).toBe(true);
  });
});

describe("a data-modeling node that was just created", () => {
  it("is waited for", async () => {
    const node = { space: "plant", externalId: `node-${serial}` };
    at.emulator.createInstance({ ...node, visibleAfter: 3000 });
    const session = await client.getMultiPartUploadLink({ instanceId: node }, { parts: 1 });
    expect(session.instanceId).toEqual(node);
    await putParts(session.uploadUrls);
    await client.completeMultiPartUpload({ instanceId: node, uploadId: session.uploadId });
    expect(await client.byIdsFiles([{ instanceId: node }])).toMatchObject([{ uploaded: true }]);
  });
});
