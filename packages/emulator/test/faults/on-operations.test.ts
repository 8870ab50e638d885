import { describe, expect, test } from "vitest";
import type { Emulator, FaultAction } from "../../src/index.js";
import { api, ask, beginUpload, refusal, startSmall, uploadParts } from "../ask.js";
import { put, withFault } from "./scene.js";

describe("on an API operation", () => {
  test("status with afterWork: a file is created although the response is 503", async () => {
    await using emulator = await withFault(
      { type: "status", status: 503, afterWork: true },
      { operation: "initMultiPartUpload" },
    );
    await refusal(emulator, 503, "initmultipartupload?parts=1", { name: "a" });
    expect((await ask(emulator, 200, "list", {})).items).toHaveLength(1);
  });

  test("status without afterWork: no file is created", async () => {
    await using emulator = await withFault(
      { type: "status", status: 503 },
      { operation: "initMultiPartUpload" },
    );
    await refusal(emulator, 503, "initmultipartupload?parts=1", { name: "a" });
    expect((await ask(emulator, 200, "list", {})).items).toHaveLength(0);
  });

  test.each<[string, FaultAction, number]>([
    ["before", { type: "reset", when: "before" }, 0],
    ["after some bytes", { type: "reset", when: "after-bytes", bytes: 5 }, 0],
    ["after more bytes than the body has", { type: "reset", when: "after-bytes", bytes: 9999 }, 0],
    ["after the operation has run", { type: "reset", when: "after-work" }, 1],
    ["in the middle of the response", { type: "truncate-answer" }, 1],
  ])("a connection that ends %s", async (_, action, files) => {
    await using emulator = await withFault(action, { operation: "initMultiPartUpload" });
    const answer = api(emulator, "initmultipartupload?parts=1", { name: "a" }).then((response) =>
      response.text(),
    );
    await expect(answer).rejects.toThrow();
    expect((await ask(emulator, 200, "list", {})).items).toHaveLength(files);
    expect(emulator.requests.last({ operation: "initMultiPartUpload" })?.outcome).toBe("faulted");
  });

  test("expire: a token that has expired, or URLs that have expired", async () => {
    await using emulator = await withFault(
      { type: "expire", what: "token" },
      { operation: "advancedListFiles", times: 1 },
    );
    expect((await refusal(emulator, 401, "list", {})).message).toMatch(/expired/);
    await ask(emulator, 200, "list", {});
    emulator.setFaults([{ match: { operation: "initMultiPartUpload" }, do: { type: "expire" } }]);
    const { uploadUrls } = await beginUpload(emulator, 1);
    expect(await put(uploadUrls[0])).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test("forget-session on complete", async () => {
    await using emulator = await withFault(
      { type: "forget-session" },
      { operation: "completeMultiPartUpload" },
    );
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    await put(uploadUrls[0]);
    await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
  });

  test("on the token endpoint", async () => {
    await using emulator = await withFault({ type: "html" }, { operation: "token" });
    const response = await fetch(emulator.oauth.tokenUrl, {
      method: "POST",
      body: new URLSearchParams({ a: "b" }),
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
  });
});

describe("on a download", () => {
  const CONTENT = Buffer.alloc(3_000_000, "x");

  async function linkWith(action: FaultAction): Promise<[Emulator, string]> {
    const emulator = await startSmall({ faults: [{ match: { operation: "download" }, do: action }] });
    const { id } = await uploadParts(emulator, [CONTENT]);
    return [emulator, (await ask(emulator, 200, "downloadlink", { items: [{ id }] })).items[0].downloadUrl];
  }

  test("reset after some bytes of the response", async () => {
    const [emulator, url] = await linkWith({ type: "reset", when: "after-bytes", bytes: 100_000 });
    await using _closed = emulator;
    await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
  });

  test("slow and delayed: finally all bytes arrive", async () => {
    const [emulator, url] = await linkWith({ type: "slow", bytesPerSecond: 20_000_000, delay: 50 });
    await using _closed = emulator;
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(CONTENT.length);
  });

  test.each<[string, FaultAction]>([
    ["slow: the bytes after the first ones take their time", { type: "slow", bytesPerSecond: 10_000 }],
    ["delayed: the response takes its time", { type: "slow", delay: 1e9 }],
  ])("%s", async (_, action) => {
    const [emulator, url] = await linkWith(action);
    await using _closed = emulator;
    const stop = new AbortController();
    const all = fetch(url, { signal: stop.signal }).then((response) => response.arrayBuffer());
    const ended = expect(all).rejects.toThrow();
    await emulator.requests.waitFor({ operation: "download" });
    // Without the fault it would be complete by now: it was requested before these, and is read as it
    // arrives.
    for (let turn = 0; turn < 20; turn += 1) await ask(emulator, 200, "list", {});
    expect(emulator.requests.last({ operation: "download" })?.outcome).toBe("pending");
    stop.abort();
    await ended;
  });

  test("stall after some bytes, until the client disconnects", async () => {
    const [emulator, url] = await linkWith({ type: "stall", afterBytes: 100_000 });
    await using _closed = emulator;
    const stop = new AbortController();
    const response = await fetch(url, { signal: stop.signal });
    const reader = response.body?.getReader();
    let seen = 0;
    while (seen < 100_000) seen += (await reader?.read())?.value?.length ?? 0;
    expect(seen).toBe(100_000);
    stop.abort();
    await emulator.requests.waitFor({ operation: "download" }, { until: "ended" });
  });
});
