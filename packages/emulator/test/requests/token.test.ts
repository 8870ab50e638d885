import { describe, expect, test } from "vitest";
import type { Emulator } from "../../src/index.js";
import { api, ask, bodyOf, type Json, refusal, startSmall, stillClock } from "../ask.js";

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

async function post(
  emulator: Emulator,
  path: string,
  form: Record<string, string>,
  headers = {},
): Promise<[number, Json]> {
  const response = await fetch(`${emulator.url}/oauth2/${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers,
  });
  return [response.status, await bodyOf(response)];
}

function credentials(emulator: Emulator): Record<string, string> {
  const { id, secret } = emulator.oauth;
  return { grant_type: "client_credentials", client_id: id, client_secret: secret };
}

describe("bearer tokens", () => {
  test.each([
    ["none", {}],
    ["a wrong one", { authorization: "Bearer wrong" }],
    ["another scheme", { authorization: "Basic abc" }],
    [
      "a forged JWT",
      {
        authorization: `Bearer ${["{}", "{}", "x"].map((part) => Buffer.from(part).toString("base64url")).join(".")}`,
      },
    ],
  ])("%s is a 401 with a request id", async (_, headers) => {
    await using emulator = await startSmall();
    expect((await refusal(emulator, 401, "list", {}, { token: undefined, headers })).message).toBe(
      "Unauthorized",
    );
  });

  test("a valid token for an unknown project is a 401 as well", async () => {
    await using emulator = await startSmall({ projects: ["second"] });
    await refusal(emulator, 401, "list", {}, { project: "third" });
    await ask(emulator, 200, "list", {}, { project: "second" });
  });

  test("a wrong token is refused before the request is validated", async () => {
    await using emulator = await startSmall();
    await refusal(emulator, 401, "byids", "no json", { token: "wrong" });
  });
});

describe("client credentials", () => {
  test("sent as a form or with Basic get a token that works until it expires", async () => {
    await using emulator = await startSmall({ clock: stillClock(), tokenLifetime: 7_200_000 });
    const [status, answer] = await post(emulator, "token", credentials(emulator));
    expect([status, answer]).toEqual([
      200,
      { access_token: expect.any(String), token_type: "Bearer", expires_in: 7200 },
    ]);
    const token = answer.access_token;
    await ask(emulator, 200, "list", {}, { token });
    emulator.clock.advance(3_600_000);
    await ask(emulator, 200, "list", {}, { token });
    emulator.clock.advance(3_600_000);
    expect((await refusal(emulator, 401, "list", {}, { token })).message).toMatch(/expired/);

    const basic = Buffer.from(`${emulator.oauth.id}:${emulator.oauth.secret}`).toString("base64");
    const [second] = await post(
      emulator,
      "token",
      { grant_type: "client_credentials" },
      { authorization: `Basic ${basic}` },
    );
    expect(second).toBe(200);
    expect(emulator.tokens.issued("client_credentials")).toBe(2);
    expect(emulator.tokens.issued()).toBe(2);
  });

  test.each([
    ["a wrong secret", { client_secret: "wrong" }, 401, "invalid_client"],
    ["an unknown client", { client_id: "wrong" }, 401, "invalid_client"],
    ["an unknown grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
  ])("%s is refused", async (_, change, status, error) => {
    await using emulator = await startSmall();
    const answer = await post(emulator, "token", { ...credentials(emulator), ...change });
    expect(answer).toMatchObject([status, { error }]);
    expect(emulator.tokens.issued()).toBe(0);
  });

  test("revoked tokens are refused, the static one is not, and lifetimes can change", async () => {
    await using emulator = await startSmall();
    const [, { access_token: token }] = await post(emulator, "token", credentials(emulator));
    emulator.tokens.revokeAll();
    await refusal(emulator, 401, "list", {}, { token });
    await ask(emulator, 200, "list", {});
    emulator.tokens.setLifetime(1000);
    const [, next] = await post(emulator, "token", credentials(emulator));
    expect(next.expires_in).toBe(1);
    await ask(emulator, 200, "list", {}, { token: next.access_token });
  });
});

describe("device code", () => {
  test("waits for a person, then issues one token and a refresh token", async () => {
    await using emulator = await startSmall({ clock: stillClock() });
    const client_id = emulator.oauth.id;
    const [status, device] = await post(emulator, "device_authorization", { client_id });
    expect(status).toBe(200);
    expect(device).toMatchObject({
      interval: 1,
      expires_in: 900,
      verification_uri: expect.stringContaining(emulator.url),
    });
    const poll = () =>
      post(emulator, "token", { grant_type: DEVICE_GRANT, client_id, device_code: device.device_code });
    expect(await poll()).toMatchObject([400, { error: "authorization_pending" }]);
    expect(await poll()).toMatchObject([400, { error: "slow_down" }]);
    emulator.clock.advance(1000);
    expect(await poll()).toMatchObject([400, { error: "authorization_pending" }]);
    expect(emulator.pendingDevices()).toEqual([device.user_code]);
    emulator.approveDevice(device.user_code.toLowerCase());
    const [ok, answer] = await poll();
    expect(ok).toBe(200);
    await ask(emulator, 200, "list", {}, { token: answer.access_token });
    expect(await poll()).toMatchObject([400, { error: "invalid_grant" }]);

    const refresh = () =>
      post(emulator, "token", {
        grant_type: "refresh_token",
        client_id,
        refresh_token: answer.refresh_token,
      });
    expect((await refresh())[0]).toBe(200);
    expect(await refresh()).toMatchObject([400, { error: "invalid_grant" }]);
  });

  test("is refused when it was denied or has expired", async () => {
    await using emulator = await startSmall({ clock: stillClock() });
    const client_id = emulator.oauth.id;
    const begin = async () => (await post(emulator, "device_authorization", { client_id }))[1];
    const poll = (device_code: string) =>
      post(emulator, "token", { grant_type: DEVICE_GRANT, client_id, device_code });
    const denied = await begin();
    emulator.denyDevice(denied.user_code);
    expect(await poll(denied.device_code)).toMatchObject([400, { error: "access_denied" }]);
    const late = await begin();
    emulator.clock.advance(900_000);
    expect(await poll(late.device_code)).toMatchObject([400, { error: "expired_token" }]);
    expect(() => emulator.approveDevice("NONE-SUCH")).toThrow(
      /No device is waiting for approval with the user code NONE-SUCH/,
    );
  });
});

test("the discovery document contains endpoint URLs with the host that the client used", async () => {
  await using emulator = await startSmall();
  const port = new URL(emulator.url).port;
  const found = await bodyOf(
    await fetch(`http://localhost:${port}/.well-known/openid-configuration`).catch(() =>
      fetch(`${emulator.url}/.well-known/openid-configuration`),
    ),
  );
  expect(found.token_endpoint).toBe(`${found.issuer}/oauth2/token`);
  expect(found.device_authorization_endpoint).toBe(`${found.issuer}/oauth2/device_authorization`);
});

test("no response of the API contains the token", async () => {
  await using emulator = await startSmall({ token: "very-secret-token" });
  const answers = await Promise.all([
    api(emulator, "list", {}),
    api(emulator, "list", {}, { token: "other-secret" }),
  ]);
  for (const answer of answers) expect(await answer.text()).not.toMatch(/secret/);
  expect(JSON.stringify(emulator.requests.all())).not.toMatch(/secret/);
});
