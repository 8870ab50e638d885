import { describe, expect, it } from "vitest";
import { type FilesClient, isApiError, isOutcomeUnknownError } from "../../src/index.js";
import {
  broken,
  FILE,
  failureOf,
  fakeService,
  ok,
  refuse,
  type SeenRequest,
  type Step,
} from "../support/fake-service.js";
import { VIRTUAL_START } from "../support/virtual-clock.js";

const lost = broken("ECONNRESET");
const SESSION = { ...FILE, uploadId: "u1", uploadUrls: ["https://store.example/1"] };
const NAMED = { name: "a.bin", externalId: "x" };

const init = (client: FilesClient) => client.initMultiPartUpload(NAMED, { parts: 1 });
const paths = (requests: readonly SeenRequest[]) => requests.map(({ url }) => url.pathname.split("/").at(-1));
const found = (file: object): Step =>
  ok({ items: [{ ...FILE, ...NAMED, createdTime: VIRTUAL_START, ...file }] });

describe("init after a lost response", () => {
  it.each([
    ["a reset", lost],
    ["a 500", refuse(500, "oops")],
    ["a 502", refuse(502, "oops")],
    ["a 503 not marked as repeatable", refuse(503, "oops")],
    ["a 408", refuse(408, "oops")],
    ["a success that is not JSON", () => new Response("<html>", { status: 201 })],
  ])("%s is never repeated blindly without an externalId", async (_name, step) => {
    const { client, requests } = fakeService([step]);
    const error = await failureOf(client.initMultiPartUpload({ name: "a.bin" }, { parts: 1 }));
    expect(isOutcomeUnknownError(error)).toBe(true);
    expect(String(error)).toMatch(
      /entry for "a.bin" may exist.*advancedListFiles\(\{ filter: \{ name: "a.bin", uploaded: false/,
    );
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["429", refuse(429, "too many")],
    ["an error marked as repeatable", refuse(503, "busy", { isAutoRetryable: true })],
    ["a refused connection", broken("ECONNREFUSED")],
  ])("%s is repeated even then: nothing was carried out", async (_name, step) => {
    const { client, requests } = fakeService([step, ok(SESSION)]);
    await client.initMultiPartUpload({ name: "a.bin" }, { parts: 1 });
    expect(requests).toHaveLength(2);
  });

  it("returns a session for the entry that the call created", async () => {
    const { client, requests } = fakeService([lost, found({}), ok({ items: [SESSION] })]);
    expect(await init(client)).toEqual(SESSION);
    expect(paths(requests)).toEqual(["initmultipartupload", "byids", "multiuploadlink"]);
    expect(requests[2]?.body).toEqual({ items: [{ externalId: "x" }] });
  });

  it("repeats when there is no entry", async () => {
    const { client, requests } = fakeService([lost, ok({ items: [] }), ok(SESSION)]);
    expect(await init(client)).toEqual(SESSION);
    expect(paths(requests)).toEqual(["initmultipartupload", "byids", "initmultipartupload"]);
  });

  it("recognises its entry if only the conflict of the repeat reveals it", async () => {
    const steps = [lost, ok({ items: [] }), refuse(409, "exists"), found({}), ok(SESSION)];
    const { client, requests } = fakeService(steps);
    expect(await init(client)).toEqual(SESSION);
    expect(paths(requests).at(-1)).toBe("multiuploadlink");
  });

  it.each([
    ["is older", { createdTime: VIRTUAL_START - 5000 }],
    ["has content", { uploaded: true }],
    ["has another name", { name: "b.bin" }],
    ["has another data set", { dataSetId: 5 }],
  ])("does not touch an entry that %s: that is a conflict", async (_name, file) => {
    const steps = [lost, found(file), refuse(409, "exists"), found(file)];
    const { client, requests } = fakeService(steps);
    const error = await failureOf(init(client));
    expect(isApiError(error) && [error.status, error.hint?.includes("overwrite: true")]).toEqual([409, true]);
    expect(paths(requests)).not.toContain("multiuploadlink");
  });

  it("uses the server's clock, however wrong the local one is", async () => {
    const serverNow = Date.UTC(2031, 5, 1);
    const date = { date: new Date(serverNow).toUTCString() };
    const items = [{ ...FILE, ...NAMED, createdTime: serverNow }];
    const byids: Step = () => Response.json({ items }, { headers: date });
    const { client } = fakeService([lost, byids, ok(SESSION)]);
    expect(await init(client)).toEqual(SESSION);
    const old: Step = () =>
      Response.json({ items: [{ ...items[0], createdTime: serverNow - 60_000 }] }, { headers: date });
    const other = fakeService([lost, old, refuse(409, "exists"), old]);
    expect(isApiError(await failureOf(init(other.client)))).toBe(true);
  });

  it("waits as long as the service asks, before it checks", async () => {
    const busy = refuse(503, "busy", {}, { "retry-after": "40" });
    const { client, requests } = fakeService([busy, found({}), ok(SESSION)]);
    await init(client);
    expect(requests.map(({ at }) => at >= VIRTUAL_START + 40_000)).toEqual([false, true, true]);
  });

  it("simply repeats with overwrite, which is harmless", async () => {
    const { client, requests } = fakeService([lost, refuse(500, "oops"), ok(SESSION)]);
    await client.initMultiPartUpload(NAMED, { parts: 1, overwrite: true });
    expect(paths(requests)).toEqual(Array.from({ length: 3 }, () => "initmultipartupload"));
  });

  it("reports an unknown outcome if the entry cannot be looked up", async () => {
    const { client } = fakeService([lost, refuse(403, "may not read")]);
    const error = await failureOf(init(client));
    expect(isOutcomeUnknownError(error)).toBe(true);
    expect(String(error)).toMatch(/may exist now.*may not read.*byIdsFiles\(\[\{ externalId: "x" \}\]\)/);
  });

  it("reports it also when the deadline passes, or no retries are left", async () => {
    const empty = ok({ items: [] });
    const never: Step = () => new Promise(() => {});
    const late = fakeService([never], { deadline: 5000 });
    expect(isOutcomeUnknownError(await failureOf(init(late.client)))).toBe(true);
    const asleep = fakeService([lost, empty], { deadline: 200, random: () => 0.9 });
    expect(isOutcomeUnknownError(await failureOf(init(asleep.client)))).toBe(true);
    const steps = [lost, empty, lost, empty, lost, empty];
    const exhausted = fakeService(steps, { retry: { retries: 2 } });
    expect(isOutcomeUnknownError(await failureOf(init(exhausted.client)))).toBe(true);
    expect(exhausted.requests).toHaveLength(6);
  });

  it("recovers a single upload by overwriting the empty entry that it created", async () => {
    const single = { ...FILE, uploadUrl: "https://store.example/1" };
    const { client, requests } = fakeService([lost, found({}), ok(single)]);
    expect(await client.initFileUpload(NAMED)).toEqual(single);
    expect(requests.map(({ url }) => url.searchParams.get("overwrite"))).toEqual(["false", null, "true"]);
  });
});

describe("complete after a lost response", () => {
  const complete = (client: FilesClient) => client.completeMultiPartUpload({ id: 7, uploadId: "u1" });
  const file = (more: object): Step => ok({ items: [{ ...FILE, ...more }] });

  it("checks, and does not repeat a call that took effect", async () => {
    const { client, requests } = fakeService([lost, file({ uploaded: true, uploadedTime: VIRTUAL_START })]);
    await complete(client);
    expect(paths(requests)).toEqual(["completemultipartupload", "byids"]);
  });

  it("checks, and repeats a call that did not take effect", async () => {
    const { client, requests } = fakeService([lost, file({ uploaded: false }), ok({})]);
    await complete(client);
    expect(paths(requests)).toEqual(["completemultipartupload", "byids", "completemultipartupload"]);
  });

  it("waits if the repeat is refused because the first call took effect", async () => {
    const refused = refuse(400, "The upload does not exist");
    const [no, yes] = [file({ uploaded: false }), file({ uploaded: true, uploadedTime: VIRTUAL_START })];
    const { client, requests } = fakeService([lost, no, refused, no, refused, yes]);
    await complete(client);
    expect(requests).toHaveLength(6);
  });

  it("does not mistake the old content of an overwritten file for the new one", async () => {
    const old = { uploaded: true, uploadedTime: VIRTUAL_START };
    const steps = [ok({ ...SESSION, ...old }), lost, file(old), ok({})];
    const { client, requests } = fakeService(steps);
    await client.initMultiPartUpload(NAMED, { parts: 1, overwrite: true });
    await complete(client);
    expect(paths(requests).slice(1)).toEqual(["completemultipartupload", "byids", "completemultipartupload"]);
    const elsewhere = fakeService([
      lost,
      file({ uploaded: true, uploadedTime: VIRTUAL_START - 10_000 }),
      ok({}),
    ]);
    await complete(elsewhere.client);
    expect(elsewhere.requests).toHaveLength(3);
  });

  it("throws a refusal immediately if no response was lost", async () => {
    const { client, requests } = fakeService([refuse(400, "InvalidPart: part 2 was not uploaded")]);
    expect(String(await failureOf(complete(client)))).toContain("InvalidPart");
    expect(requests).toHaveLength(1);
  });

  it("reports an unknown outcome if the check gives no result", async () => {
    const { client } = fakeService([lost, refuse(403, "may not read")]);
    const error = await failureOf(complete(client));
    expect(isOutcomeUnknownError(error)).toBe(true);
    expect(String(error)).toMatch(/whether the upload of \{"id":7\} was completed is not known.*`uploaded`/);
  });

  it.each([[{ externalId: "x" }], [{ instanceId: { space: "s", externalId: "x" } }]])(
    "looks the file up by its name: %j",
    async (identity) => {
      const { client, requests } = fakeService([lost, file({ uploaded: true, uploadedTime: VIRTUAL_START })]);
      await client.completeMultiPartUpload({ ...identity, uploadId: "u1" });
      expect(requests[1]?.body).toEqual({ items: [identity], ignoreUnknownIds: true });
    },
  );
});

describe("delete after a lost response", () => {
  const items = [{ id: 7 }, { externalId: "x" }];

  it("succeeds if a repeat finds all of them deleted", async () => {
    const { client, requests } = fakeService([lost, refuse(400, "not found", { missing: items })]);
    await client.deleteFiles(items);
    expect(requests).toHaveLength(2);
  });

  it("is refused if only some are deleted, or if no response was lost before", async () => {
    const some = refuse(400, "not found", { missing: [{ id: 7 }] });
    expect(isApiError(await failureOf(fakeService([lost, some]).client.deleteFiles(items)))).toBe(true);
    const all = refuse(400, "not found", { missing: items });
    expect(isApiError(await failureOf(fakeService([all]).client.deleteFiles(items)))).toBe(true);
  });

  it("is repeated until the service answers", async () => {
    const { client, requests } = fakeService([lost, refuse(503, "busy"), ok({})]);
    await client.deleteFiles(items);
    expect(requests).toHaveLength(3);
    const never = fakeService([lost], { retry: { retries: 1 } });
    expect(isOutcomeUnknownError(await failureOf(never.client.deleteFiles(items)))).toBe(true);
  });
});

describe("a session for a data-modeling file", () => {
  const target = { instanceId: { space: "s", externalId: "x" } };
  const missing = refuse(400, "Ids not found", { missing: [target] });

  it.each([
    ["400 with missing", missing],
    ["400 that says so", refuse(400, "File not found")],
    ["404", refuse(404, "no")],
  ])("is waited for while the node is not found yet (%s)", async (_name, step) => {
    const { client, requests } = fakeService([step, step, ok(SESSION)]);
    await client.getMultiPartUploadLink(target, { parts: 1 });
    expect(requests).toHaveLength(3);
  });

  it("fails after 30 s, with the message of the service", async () => {
    const { client, requests, clock } = fakeService([missing]);
    const error = await failureOf(client.getMultiPartUploadLink(target, { parts: 1 }));
    expect(isApiError(error) && error.code).toBe("unknown-ids");
    expect(requests).toHaveLength(8);
    expect(clock.now() - VIRTUAL_START).toBe(31_750);
  });

  it("is not waited for by externalId, or if anything else is wrong", async () => {
    const byExternal = fakeService([missing]);
    await failureOf(byExternal.client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1 }));
    expect(byExternal.requests).toHaveLength(1);
    const other = fakeService([refuse(400, "parts is wrong")]);
    await failureOf(other.client.getMultiPartUploadLink(target, { parts: 1 }));
    expect(other.requests).toHaveLength(1);
  });
});
