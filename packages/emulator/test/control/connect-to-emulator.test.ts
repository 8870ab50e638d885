import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { connectToEmulator, type EmulatorControl } from "../../src/control/index.js";
import { ask, beginUpload, bodyOf, putBytes, type Service, startSmall, uploadParts } from "../ask.js";
import { type ChildEmulator, startChild } from "../process/child-emulator.js";

describe("from another process", () => {
  let directory: string;
  let child: ChildEmulator;
  let control: EmulatorControl;
  let service: Service;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "emulator-control-"));
    child = await startChild(directory, "small");
    control = connectToEmulator(child);
    service = { ...child, project: "emulator" };
  });
  afterAll(async () => {
    await child.kill();
    rmSync(directory, { recursive: true, force: true });
  });
  afterEach(async () => {
    await control.setFaults([]);
    await control.requests.clear();
  });

  test("faults are set and added, with types, and are applied", async () => {
    await control.setFaults([
      { name: "mine", match: { operation: "putPart" }, do: { type: "status", status: 503 } },
    ]);
    await control.addFault({ match: { operation: "byIdsFiles" }, do: { type: "status", status: 429 } });
    expect((await control.faults()).map(({ name }) => name)).toEqual(["mine", undefined]);
    const { uploadUrls } = await beginUpload(service, 1);
    expect((await putBytes(uploadUrls[0], "12345")).status).toBe(503);
    expect(await control.requests.count({ fault: "mine" })).toBe(1);
  });

  test("the same seed draws the same faults", async () => {
    const run = async (seed: number): Promise<string> => {
      await control.setFaults([{ match: { chance: 0.5 }, do: { type: "status", status: 503 } }], seed);
      await control.requests.clear();
      for (let call = 0; call < 20; call += 1) {
        const headers = { authorization: `Bearer ${child.token}` };
        await (await fetch(`${child.url}/api/v1/projects/emulator/files/1`, { headers })).text();
      }
      return (await control.requests.all()).map(({ status }) => status).join();
    };
    const first = await run(7);
    expect(new Set(first.split(","))).toEqual(new Set(["503", "400"]));
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });

  test("the journal can be queried and waited for", async () => {
    const waiting = control.requests.waitFor({ operation: "putPart", partNumber: 2 }, { until: "ended" });
    const both = control.requests.waitFor({ operation: "putPart" }, { count: 2 });
    const { uploadId } = await uploadParts(service, ["12345", "678"]);
    expect((await waiting)[0]).toMatchObject({ uploadId, bytesReceived: 3, bytesAnnounced: 3, status: 200 });
    expect(await both).toHaveLength(2);
    expect(await control.requests.count({ operation: "putPart", status: 200 })).toBe(2);
    expect(await control.requests.mostAtOnce({ operation: "putPart" })).toBe(1);
    expect((await control.requests.last())?.operation).toBe("completeMultiPartUpload");
    expect(await control.requests.last({ operation: "download" })).toBeUndefined();
    // Admin requests do not count as requests to the service.
    expect(await control.requests.count({ operation: "admin" })).toBe(0);
  });

  test("a wait ends with its signal", async () => {
    const stop = new AbortController();
    const waiting = control.requests.waitFor({ operation: "download" }, { signal: stop.signal });
    const reason = new Error("enough");
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test("the state lists files, and sessions with the progress of each part", async () => {
    const { id } = await uploadParts(service, ["12345"], { externalId: "done" });
    const { uploadId, uploadUrls } = await beginUpload(service, 3, { name: "half" });
    await putBytes(uploadUrls[1], "123456");
    const state = await control.state();
    expect(state.files.find((file) => file.id === id)).toMatchObject({
      externalId: "done",
      uploaded: true,
      size: 5,
    });
    expect(state.sessions.find((session) => session.uploadId === uploadId)).toMatchObject({
      name: "half",
      parts: 3,
      done: [[2, 6]],
      running: [],
    });
  });

  test("the clock is moved, tokens are revoked, devices are approved and instances are created", async () => {
    const before = await control.now();
    await control.advance(60_000);
    expect(await control.now()).toBeGreaterThanOrEqual(before + 60_000);
    await expect(control.advance(-1)).rejects.toThrow(/clock moves forward only: -1/);
    await expect(control.advance(1e300)).rejects.toThrow(/cannot go beyond the year 9997/);

    const issued = await control.tokensIssued();
    const token = async (): Promise<string> => {
      const form = {
        grant_type: "client_credentials",
        client_id: "emulator-client",
        client_secret: "emulator-secret",
      };
      const answer = await fetch(`${child.url}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams(form),
      });
      return (await bodyOf(answer)).access_token;
    };
    const first = await token();
    await ask(service, 200, "list", {}, { token: first });
    await control.revokeTokens();
    await ask(service, 401, "list", {}, { token: first });
    await control.setTokenLifetime(1);
    expect(await control.tokensIssued()).toBe(issued + 1);
    await control.setTokenLifetime(3_600_000);

    const begin = async (): Promise<string> => {
      const body = new URLSearchParams({ client_id: "emulator-client" });
      const answer = await fetch(`${child.url}/oauth2/device_authorization`, { method: "POST", body });
      return (await bodyOf(answer)).user_code;
    };
    const [yes, no] = [await begin(), await begin()];
    expect(await control.pendingDevices()).toEqual([yes, no]);
    await control.approveDevice(yes);
    await control.denyDevice(no);
    expect(await control.pendingDevices()).toEqual([]);
    await expect(control.approveDevice("X")).rejects.toThrow(/must be a pending user code/);

    const made = await control.createInstance({ space: "s", externalId: "e" });
    await ask(service, 200, "byids", { items: [{ instanceId: { space: "s", externalId: "e" } }] });
    expect(made.instanceId).toEqual({ space: "s", externalId: "e" });
  });

  test("the CORS setting is changed", async () => {
    await control.setCors({ store: false });
    expect((await control.state()).cors).toEqual({ store: false });
    await control.setCors({});
  });
});

test("invalid queries are refused with a clear message", async () => {
  await using emulator = await startSmall();
  for (const [search, message] of [
    ["part=1", /cannot be queried by "part"\. Use fault/],
    ["operation=upload", /no operation "upload"/],
    ["outcome=lost", /outcome must be one of: pending/],
    ["until=never", /until must be/],
    ["status=ok", /status must be a non-negative integer, not "ok"/],
  ] as const) {
    const answer = await fetch(`${emulator.url}/_emulator/requests?${search}`);
    expect([answer.status, (await bodyOf(answer)).error.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
  }
  const control = connectToEmulator(emulator);
  await expect(control.setFaults([], 0.5)).rejects.toThrow(/seed must be an integer/);
  await expect(control.setTokenLifetime(0)).rejects.toThrow(/lifetime must be/);
});

test("a wait that times out is answered with 204, and sent again", async () => {
  await using emulator = await startSmall();
  const answer = await fetch(`${emulator.url}/_emulator/requests?operation=download&wait=1`);
  expect(answer.status).toBe(204);
});

test("under a foreign host name, admin routes require the token even on the loopback address", async () => {
  await using emulator = await startSmall({ hosts: ["cdf.test"] });
  const { raw } = await import("../raw.js");
  const url = `${emulator.url}/_emulator/state`;
  const seen = [];
  for (const headers of [
    { host: "evil.test" },
    { host: "cdf.test" },
    { host: "localhost:1" },
    { host: "cdf.test", authorization: `Bearer ${emulator.token}` },
  ]) {
    seen.push((await raw(url, { method: "GET", headers })).status);
  }
  expect(seen).toEqual([403, 401, 200, 200]);
});

describe("a server that is not an emulator", () => {
  async function listening(answer: (response: ServerResponse) => void): Promise<string> {
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }
  /** Endless bytes, as fast as the client reads them. */
  function flood(response: ServerResponse): void {
    const chunk = Buffer.alloc(1024 * 1024, "[");
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  }

  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ["an endless response", (response) => flood(response), /more than 67108864 bytes\. Is it an emulator/],
    ["an endless error response", (response) => flood(response.writeHead(500)), /: 500 $/],
    [
      "a page",
      (response) => response.end("<html>"),
      /was answered with a body that is not JSON\. Is it an emulator/,
    ],
    ["nothing", () => undefined, /no complete response within 300 ms/],
    ["half a response", (response) => response.write("{"), /no complete response within 300 ms/],
    [
      "a web page as an error response",
      (response) => response.writeHead(502).end("x".repeat(60_000)),
      /: 502 x{1000}$/,
    ],
    ["a redirect", (response) => response.writeHead(302, { location: "/" }).end(), /fetch failed/],
  ])("%s ends with an error", async (name, answer, message) => {
    const timeout = name.startsWith("nothing") || name.startsWith("half") ? 300 : 60_000;
    await expect(connectToEmulator({ url: await listening(answer), timeout }).state()).rejects.toThrow(
      message,
    );
  });
});
