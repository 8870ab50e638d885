import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../../src/index.js";
import { api, ask, beginUpload, bodyOf, refusal, startSmall, uploadParts } from "../ask.js";
import { raw } from "../raw.js";

describe("starting", () => {
  test("a port in use is reported in one clear sentence, and nothing stays behind", async () => {
    await using first = await startEmulator();
    const port = Number(new URL(first.url).port);
    await expect(startEmulator({ port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Choose another port`,
    );
  });

  test("on all IP addresses it warns, and its admin routes require the token", async () => {
    const log: string[] = [];
    await using emulator = await startEmulator({ host: "0.0.0.0", log: (message) => log.push(message) });
    expect(log).toEqual([
      expect.stringMatching(/listens on 0\.0\.0\.0: other machines on your network can reach it/),
    ]);
    expect(new URL(emulator.url).hostname).toBe("127.0.0.1");
    expect((await fetch(`${emulator.url}/_emulator/faults`)).status).toBe(401);
    const headers = { authorization: `Bearer ${emulator.token}` };
    expect((await fetch(`${emulator.url}/_emulator/faults`, { headers })).status).toBe(200);
  });

  test("on the loopback address it does not warn", async () => {
    const log: string[] = [];
    await using _emulator = await startEmulator({ log: (message) => log.push(message) });
    expect(log).toEqual([]);
  });

  test("close ends requests in flight, removes a temporary folder, and may be called twice", async () => {
    const emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 1);
    const open = raw(uploadUrls[0], { headers: { "content-length": 8 }, chunks: ["1"], open: true }).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    await emulator.requests.waitFor({ operation: "putPart" });
    await Promise.all([emulator.close(), emulator.close()]);
    expect(await open).toBe("ECONNRESET");
    expect(existsSync(emulator.directory)).toBe(false);
    await expect(fetch(emulator.url)).rejects.toThrow();
  });
});

describe("a JSON body", () => {
  test.each([
    ["none", undefined],
    ["half of one", '{"items":'],
    ["a number", "1"],
    ["null", "null"],
    ["a list", "[]"],
  ])("of %s is a 400", async (_, body) => {
    await using emulator = await startSmall();
    await refusal(emulator, 400, "byids", body, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
  });

  test("of too many bytes is a 400 that says so, and memory does not grow", async () => {
    await using emulator = await startSmall();
    const body = JSON.stringify({ items: [{ externalId: "x".repeat(20_000_000) }] });
    const error = await refusal(emulator, 400, "byids", body);
    expect(error.message).toMatch(/too large: it has more than 4194304 bytes/);
  });

  test("may be gzipped, as official SDKs do; a gzip bomb is too large", async () => {
    await using emulator = await startSmall();
    const url = `${emulator.url}/api/v1/projects/${emulator.project}/files/list`;
    const headers = {
      authorization: `Bearer ${emulator.token}`,
      "content-type": "application/json",
      "content-encoding": "gzip",
    };
    const send = (body: Uint8Array) => fetch(url, { method: "POST", headers, body });
    expect((await send(gzipSync("{}"))).status).toBe(200);
    expect((await bodyOf(await send(Buffer.from("{}")))).error.message).toMatch(/not valid gzip/);
    expect((await bodyOf(await send(gzipSync(Buffer.alloc(50_000_000))))).error.message).toMatch(/too large/);
  });

  test("with another Content-Type is a 400", async () => {
    await using emulator = await startSmall();
    await refusal(emulator, 400, "list", "{}", { headers: { "content-type": "text/plain" } });
  });
});

test("an unknown path is a 404 with a request id, an unknown query parameter a 400", async () => {
  await using emulator = await startSmall();
  const answer = await fetch(`${emulator.url}/api/v1/projects/emulator/nothing`);
  expect([answer.status, (await bodyOf(answer)).error.code]).toEqual([404, 404]);
  expect(answer.headers.get("x-request-id")).not.toBeNull();
  expect((await fetch(`${emulator.url}/favicon.ico`)).status).toBe(404);
  expect((await refusal(emulator, 400, "list?limit=3", {})).message).toMatch(/no query parameter "limit"/);
});

test("URLs start with the host that the client used", async () => {
  await using emulator = await startSmall({ hosts: ["cdf.test"] });
  const answer = await raw(`${emulator.url}/api/v1/projects/emulator/files/initmultipartupload?parts=1`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${emulator.token}`,
      "content-type": "application/json",
      host: "cdf.test:8080",
    },
    chunks: ['{"name":"a"}'],
  });
  expect(JSON.parse(answer.body).uploadUrls[0]).toMatch(/^http:\/\/cdf\.test:8080\/upload\//);
});

describe("several projects", () => {
  test("have separate files", async () => {
    await using emulator = await startSmall({ project: "a", projects: ["b"] });
    const { id } = await ask(emulator, 201, "initmultipartupload?parts=1", { name: "x", externalId: "x" });
    await ask(emulator, 201, "initmultipartupload?parts=1", { name: "x", externalId: "x" }, { project: "b" });
    await refusal(emulator, 400, String(id), undefined, { project: "b" });
    expect((await ask(emulator, 200, "list", {}, { project: "b" })).items).toHaveLength(1);
  });
});

describe("throttling", () => {
  test("requests per second: refused ones count too, the message names the limit, Retry-After is optional", async () => {
    await using emulator = await startSmall({
      requestsPerSecond: 2,
      clock: { now: () => 1_000_000 },
      retryAfter: 3,
    });
    const seen = [];
    for (let index = 0; index < 4; index += 1) seen.push((await api(emulator, "list", {})).status);
    expect(seen).toEqual([200, 200, 429, 429]);
    emulator.clock.advance(999);
    const answer = await api(emulator, "list", {});
    expect(answer.headers.get("retry-after")).toBe("3");
    expect((await bodyOf(answer)).error.message).toContain("maximum number='2' of requests per second");
    emulator.clock.advance(1000);
    await ask(emulator, 200, "list", {});
  });

  test("concurrent requests: the message is the service's, without a Retry-After", async () => {
    await using emulator = await startSmall({ concurrentRequests: 1 });
    const stop = new AbortController();
    const slow = raw(`${emulator.url}/api/v1/projects/emulator/files/list`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${emulator.token}`,
        "content-type": "application/json",
        "content-length": 2,
      },
      chunks: ["{"],
      open: true,
      signal: stop.signal,
    }).catch(() => "gone");
    const [entry] = await emulator.requests.waitFor({ operation: "advancedListFiles" });
    await expect.poll(() => entry?.bytesReceived).toBe(1);
    const answer = await api(emulator, "list", {});
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, null]);
    expect((await bodyOf(answer)).error.message).toContain("maximum number='1' of concurrent requests");
    stop.abort();
    await slow;
    await expect.poll(async () => (await api(emulator, "list", {})).status).toBe(200);
  });
});

describe("the journal", () => {
  test("answers queries about requests, and holds no secret", async () => {
    await using emulator = await startSmall();
    const { id, uploadId } = await uploadParts(emulator, ["12345", "12345"]);
    expect(emulator.requests.count({ operation: "putPart", status: 200 })).toBe(2);
    expect(emulator.requests.last({ operation: "putPart", partNumber: 2 })).toMatchObject({
      uploadId,
      attempt: 1,
      bytesReceived: 5,
      outcome: "answered",
      requestId: undefined,
    });
    expect(emulator.requests.mostAtOnce({ operation: "putPart" })).toBe(1);
    await ask(emulator, 200, String(id));
    const found = emulator.requests.last({ operation: "getFileByInternalId" });
    expect(found?.headerNames).toContain("authorization");
    expect(found?.requestId).toMatch(/-/);
    const text = JSON.stringify(emulator.requests.all());
    expect(text).not.toContain(emulator.token);
    expect(text).not.toContain("Signature");
    emulator.requests.clear();
    expect(emulator.requests.count()).toBe(0);
  });

  test("waits for a request to arrive, or for the signal", async () => {
    await using emulator = await startSmall();
    const two = emulator.requests.waitFor({ operation: "advancedListFiles" }, { count: 2, until: "ended" });
    await ask(emulator, 200, "list", {});
    await ask(emulator, 200, "list", {});
    expect(await two).toHaveLength(2);
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    await expect(emulator.requests.waitFor({ operation: "download" }, { signal })).rejects.toBe(reason);
  });

  test("keeps only the newest entries", async () => {
    await using emulator = await startSmall({ journalSize: 4 });
    for (let index = 0; index < 9; index += 1) await ask(emulator, 200, "list", {});
    expect(emulator.requests.count()).toBeLessThanOrEqual(4);
    expect(emulator.requests.last()?.sequence).toBe(9);
  });

  test("counts overlapping requests for the highest concurrency", async () => {
    await using emulator = await startSmall({
      faults: [{ match: { attempt: [1, 2, 3] }, do: { type: "no-answer" } }],
    });
    const stop = new AbortController();
    const url = `${emulator.url}/.well-known/openid-configuration`;
    const hanging = [1, 2, 3].map(() => fetch(url, { signal: stop.signal }).catch(() => {}));
    await emulator.requests.waitFor({ operation: "openidConfiguration" }, { count: 3 });
    stop.abort();
    await Promise.all(hanging);
    await emulator.requests.waitFor({ operation: "openidConfiguration" }, { count: 3, until: "ended" });
    await fetch(url);
    expect(emulator.requests.mostAtOnce()).toBe(3);
  });
});

test("the admin routes move the clock, create instances, approve devices and list the requests", async () => {
  await using emulator = await startSmall();
  const admin = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    return { status: answer.status, body: answer.status === 204 ? undefined : await bodyOf(answer) };
  };
  const { now } = (await admin("GET", "clock")).body;
  expect((await admin("POST", "clock", { advance: 3_600_000 })).body.now).toBeGreaterThanOrEqual(
    now + 3_600_000,
  );
  expect((await admin("POST", "clock", { advance: -1 })).status).toBe(400);
  expect((await admin("POST", "instances", { space: "s", externalId: "e" })).body.instanceId.space).toBe("s");
  expect((await admin("POST", "instances", { space: "s", externalId: "e" })).status).toBe(409);
  expect((await admin("POST", "instances", { space: 1 })).status).toBe(400);
  const device = await bodyOf(
    await fetch(`${emulator.url}/oauth2/device_authorization`, {
      method: "POST",
      body: new URLSearchParams({ client_id: emulator.oauth.id }),
    }),
  );
  expect((await admin("GET", "devices")).body.pending).toEqual([device.user_code]);
  expect((await admin("POST", "devices", { approve: device.user_code })).body.pending).toEqual([]);
  expect((await admin("POST", "devices", { approve: "X" })).status).toBe(400);
  await ask(emulator, 200, "list", {});
  const { requests } = (await admin("GET", "requests")).body;
  expect(requests.some(({ operation }: { operation: string }) => operation === "advancedListFiles")).toBe(
    true,
  );
  expect((await admin("DELETE", "requests")).status).toBe(204);
  expect((await admin("GET", "nothing")).status).toBe(404);
  expect((await admin("PUT", "faults", [])).status).toBe(400);
});

test("only the owner can read the state file", async () => {
  await using emulator = await startSmall();
  const { mode } = await import("node:fs").then(({ statSync }) =>
    statSync(`${emulator.directory}/state.jsonl`),
  );
  expect(mode & 0o077).toBe(0);
  expect(readFileSync(`${emulator.directory}/state.jsonl`, "utf8")).not.toContain(emulator.token);
});
