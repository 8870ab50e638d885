import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../src/index.js";
import { api, ask, startSmall, uploadParts } from "../ask.js";
import { type RawAnswer, raw } from "../raw.js";

/** Whether a page could read this response. */
function isReadable({ headers }: RawAnswer): boolean {
  return headers["access-control-allow-origin"] !== undefined;
}

function call(
  emulator: Emulator,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = "",
): Promise<RawAnswer> {
  const length = { "content-length": String(Buffer.byteLength(body)) };
  return raw(emulator.url + path, {
    method,
    headers: { ...length, ...headers },
    chunks: body === "" ? [] : [body],
  });
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const FOREIGN = [
  "https://evil.test",
  "http://localhost:1",
  "http://127.0.0.1:1",
  "http://127.0.0.1.evil.test",
  "null",
  "file://",
  "https://allowed.test.evil.test",
  "http://allowed.test",
];

/** Every request that a page may try, with the headers that it needs. */
function attempts(
  emulator: Emulator,
  id: number,
): readonly [string, string, Record<string, string>, string][] {
  const files = `/api/v1/projects/${emulator.project}/files`;
  const bearer = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const { id: client, secret } = emulator.oauth;
  const grant = `grant_type=client_credentials&client_id=${client}&client_secret=${secret}`;
  return [
    ["POST", "/oauth2/token", FORM, grant],
    ["POST", "/oauth2/device_authorization", FORM, `client_id=${client}`],
    ["GET", "/.well-known/openid-configuration", {}, ""],
    ["POST", `${files}/list`, bearer, "{}"],
    ["POST", `${files}/delete`, { ...bearer, "content-type": "text/plain" }, `{"items":[{"id":${id}}]}`],
    ["GET", `${files}/${id}`, bearer, ""],
    ["GET", "/_emulator/state", {}, ""],
    ["GET", "/_emulator/requests", {}, ""],
    ["DELETE", "/_emulator/requests", {}, ""],
    ["POST", "/_emulator/clock", { "content-type": "application/json" }, '{"advance":1}'],
    ["PUT", "/_emulator/faults", { "content-type": "text/plain" }, '{"faults":[]}'],
    ["GET", "/", {}, ""],
  ];
}

describe("a page of another origin", () => {
  test("reads nothing, gets no token and controls nothing, unless its origin is allowed", async () => {
    await using emulator = await startSmall({ cors: { origin: "https://allowed.test" } });
    const { id } = await uploadParts(emulator, ["12345"]);
    for (const origin of FOREIGN) {
      for (const [method, path, headers, body] of attempts(emulator, id)) {
        const answer = await call(emulator, method, path, { ...headers, origin }, body);
        expect([origin, method, path, isReadable(answer)]).toEqual([origin, method, path, false]);
        if (/^\/(oauth2|_emulator)\//.test(path)) expect([path, answer.status]).toEqual([path, 403]);
        const preflight = await call(emulator, "OPTIONS", path, {
          origin,
          "access-control-request-method": method,
          "access-control-request-headers": "authorization",
        });
        expect(preflight.headers["access-control-allow-headers"]).toBeUndefined();
        expect(isReadable(preflight)).toBe(false);
      }
    }
    expect(emulator.tokens.issued()).toBe(0);
    expect(emulator.pendingDevices()).toEqual([]);
    await ask(emulator, 200, String(id));
    const origin = "https://allowed.test";
    for (const [method, path, headers, body] of attempts(emulator, id)) {
      const answer = await call(emulator, method, path, { ...headers, origin }, body);
      expect([path, isReadable(answer)]).toEqual([path, !path.startsWith("/_emulator/") && path !== "/"]);
    }
    expect(emulator.tokens.issued()).toBe(1);
  });

  test("is refused for every origin by default", async () => {
    await using emulator = await startSmall();
    const { id } = await uploadParts(emulator, ["12345"]);
    for (const [method, path, headers, body] of attempts(emulator, id)) {
      const answer = await call(emulator, method, path, { ...headers, origin: "https://app.test" }, body);
      expect([path, isReadable(answer)]).toEqual([path, false]);
    }
  });
});

describe("a foreign name that resolves to this machine", () => {
  const WRONG = [
    "evil.test",
    "evil.test:8080",
    "127.0.0.1.evil.test",
    "localhost.evil.test",
    "evil.test:80@127.0.0.1",
    "[evil]",
    "cdf.test.",
    "xcdf.test",
    "a b",
  ];

  test("is refused on every route, with and without the token, regardless of the rest of the request", async () => {
    for (const host of ["127.0.0.1", "0.0.0.0"]) {
      await using emulator = await startSmall({ host, cors: { origin: "*" }, log: () => {} });
      const { id } = await uploadParts(emulator, ["12345"]);
      for (const name of WRONG) {
        for (const [method, path, headers, body] of attempts(emulator, id)) {
          const all = { authorization: `Bearer ${emulator.token}`, ...headers, host: name };
          const { status, body: said } = await call(emulator, method, path, all, body);
          expect([name, path, status]).toEqual([name, path, 403]);
          expect(said).not.toContain("access_token");
        }
      }
      expect(emulator.tokens.issued()).toBe(0);
      await ask(emulator, 200, String(id));
    }
  });

  test("IP addresses, names of this machine and allowed host names are accepted", async () => {
    await using emulator = await startSmall({ hosts: ["CDF.test"] });
    for (const host of [
      "127.0.0.1",
      "localhost:1",
      "LOCALHOST",
      "app.localhost:80",
      "[::1]:8080",
      "192.168.0.7",
      "cdf.test",
      "cdf.test.:8080",
    ])
      expect([host, (await call(emulator, "GET", "/", { host })).status]).toEqual([host, 200]);
  });
});

test("the client secret is random, belongs to the folder, and is the only one that gets a token", async () => {
  await using first = await startEmulator();
  await using second = await startEmulator({ token: "open-sesame" });
  expect(first.oauth.secret).not.toBe(second.oauth.secret);
  expect(first.oauth.secret.length).toBeGreaterThan(30);
  const secrets = ["emulator-secret", "", "open-sesame", first.token, first.oauth.secret, second.token];
  for (const secret of secrets) {
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: second.oauth.id,
      client_secret: secret,
    }).toString();
    expect((await call(second, "POST", "/oauth2/token", FORM, body)).status).toBe(401);
  }
});

test.each([["application/jsonx"], ["application/json5; x"], ["text/plain"], ["application/jsonp"], [""]])(
  "an admin route accepts no body of the type %j",
  async (type) => {
    await using emulator = await startSmall();
    const path = "/_emulator/clock";
    expect((await call(emulator, "POST", path, { "content-type": type }, '{"advance":1}')).status).toBe(400);
    for (const right of ["application/json", "Application/JSON ; charset=utf-8"])
      expect((await call(emulator, "POST", path, { "content-type": right }, '{"advance":1}')).status).toBe(
        200,
      );
  },
);

describe("a connection that never completes a request", () => {
  async function openMany(emulator: Emulator, count: number, text: string): Promise<Socket[]> {
    const { hostname, port } = new URL(emulator.url);
    return Promise.all(
      Array.from(
        { length: count },
        () =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(Number(port), hostname, () => socket.write(text, () => resolve(socket)));
            socket.on("error", reject);
            socket.resume();
          }),
      ),
    );
  }
  const ended = (sockets: readonly Socket[]): Promise<unknown> =>
    Promise.all(
      sockets.map((socket) =>
        socket.closed ? undefined : new Promise((resolve) => socket.once("close", resolve)),
      ),
    );

  test.each([
    ["half of the headers", "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    ["nothing", ""],
  ])("200 with %s do not stay open", async (_, text) => {
    await using emulator = await startSmall({ headersTimeout: 50 });
    await ended(await openMany(emulator, 200, text));
    // On a busy machine, this limit also ends a request.
    await expect.poll(() => api(emulator, "list", {}).then(({ status }) => status, String)).toBe(200);
  });

  test("a body that stops in the middle does not stay open", async () => {
    await using emulator = await startSmall({ idleTimeout: 50 });
    const head = "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ngrant";
    await ended(await openMany(emulator, 20, head));
  });

  test("headers of more than 16 KiB are refused", async () => {
    await using emulator = await startSmall();
    expect((await call(emulator, "GET", "/", { "x-long": "x".repeat(17_000) })).status).toBe(431);
  });
});
