import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  clientCredentials,
  type DevicePrompt,
  deviceCode,
  tokenProviderFromSettings,
} from "../../src/auth/index.js";
import {
  type Clock,
  createFilesClient,
  isApiError,
  isAuthError,
  settingsFromEnv,
  type TokenProvider,
} from "../../src/index.js";
import { failureOf } from "../support/fake-service.js";
import { hurriedClock, unhurried } from "../support/hurried-clock.js";
import { type Bench, bench } from "../support/with-emulator.js";

let at: Bench;
beforeAll(async () => {
  at = await bench();
});
afterAll(() => at[Symbol.asyncDispose]());

const list = (token: string | TokenProvider) => at.clientWith({ token }).advancedListFiles();
const provider = () => ({ tokenUrl: at.emulator.oauth.tokenUrl });
const credentials = () => ({ clientId: at.emulator.oauth.id, clientSecret: at.emulator.oauth.secret });

describe("settings of the environment lead to a client that works", () => {
  const address = () => ({ url: at.emulator.url, ...at.emulator.oauth });

  it.each<[string, () => Record<string, string>]>([
    [
      "CDF_* with client credentials",
      () => ({
        CDF_URL: address().url,
        CDF_PROJECT: at.emulator.project,
        LOGIN_FLOW: "client_credentials",
        PROVIDER: "other",
        IDP_CLIENT_ID: address().id,
        IDP_CLIENT_SECRET: address().secret,
        IDP_TOKEN_URL: address().tokenUrl,
        IDP_SCOPES: "files,offline",
      }),
    ],
    [
      "COGNITE_* with client credentials",
      () => ({
        COGNITE_BASE_URL: address().url,
        COGNITE_PROJECT: at.emulator.project,
        COGNITE_CLIENT_ID: address().id,
        COGNITE_CLIENT_SECRET: address().secret,
        COGNITE_TOKEN_URL: address().tokenUrl,
        COGNITE_TOKEN_SCOPES: "files offline",
      }),
    ],
    [
      "CDF_* with a token",
      () => ({
        CDF_URL: `${address().url}/`,
        CDF_PROJECT: at.emulator.project,
        CDF_TOKEN: at.emulator.token,
      }),
    ],
    [
      "an issuer whose endpoints are looked up",
      () => ({
        CDF_URL: address().url,
        CDF_PROJECT: at.emulator.project,
        IDP_CLIENT_ID: address().id,
        IDP_CLIENT_SECRET: address().secret,
        IDP_AUTHORITY_URL: address().url,
      }),
    ],
  ])("%s", async (_name, env) => {
    const settings = settingsFromEnv(env());
    const client = createFilesClient({ ...settings, token: tokenProviderFromSettings(settings) });
    expect(await client.advancedListFiles()).toEqual({ items: [] });
  });
});

describe("every kind of token", () => {
  it("a text, a function, an async function", async () => {
    const { token } = at.emulator;
    for (const kind of [token, () => token, async () => token]) expect((await list(kind)).items).toEqual([]);
  });

  it("client credentials, in the body or as Basic", async () => {
    for (const clientAuthentication of ["post", "basic"] as const) {
      const token = clientCredentials({ provider: provider(), ...credentials(), clientAuthentication });
      expect((await list(token)).items).toEqual([]);
    }
  });

  it("a wrong secret is an error that says what to check", async () => {
    const token = clientCredentials({ provider: provider(), ...credentials(), clientSecret: "wrong-secret" });
    const error = await failureOf(list(token));
    expect(isAuthError(error) && error.oauthError).toBe("invalid_client");
    expect(String(error)).toContain("Check the client id and the client secret");
    expect(JSON.stringify(error)).not.toContain("wrong-secret");
  });

  it("a wrong token is a 401 with a hint", async () => {
    const error = await failureOf(list("wrong"));
    expect(isApiError(error) && [error.code, error.hint?.includes("get a new one")]).toEqual([
      "unauthorized",
      true,
    ]);
  });
});

describe("a device code", () => {
  const sign = (onPrompt: (prompt: DevicePrompt) => void, clock = hurriedClock()) =>
    deviceCode({
      provider: { issuer: at.emulator.url },
      clientId: at.emulator.oauth.id,
      onPrompt,
      ...unhurried(clock),
    });

  it("waits for the person, who is prompted once; then the refresh token is used", async () => {
    const prompts: DevicePrompt[] = [];
    const clock = hurriedClock();
    let polls = 0;
    const slowPerson: Clock = {
      now: clock.now,
      sleep(ms, signal) {
        // The person needs time: the first polls have no result yet.
        if (ms < 60_000 && ++polls === 3) at.emulator.approveDevice(prompts[0]?.userCode ?? "");
        return clock.sleep(ms, signal);
      },
    };
    const token = sign((prompt) => void prompts.push(prompt), slowPerson);
    expect((await list(token)).items).toEqual([]);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]?.message).toBe(
      `To sign in, open ${at.emulator.url}/device and enter the code ${prompts[0]?.userCode}.`,
    );
    const refreshed = at.emulator.tokens.issued("refresh_token");
    at.emulator.tokens.revokeAll();
    expect((await list(token)).items).toEqual([]);
    expect(prompts).toHaveLength(1);
    expect(at.emulator.tokens.issued("refresh_token")).toBe(refreshed + 1);
  });

  it("that is refused is an error", async () => {
    const error = await failureOf(list(sign(({ userCode }) => at.emulator.denyDevice(userCode))));
    expect(isAuthError(error) && error.code).toBe("device-code-denied");
  });

  it("that nobody enters expires", async () => {
    const error = await failureOf(list(sign(() => {})));
    expect(isAuthError(error) && error.code).toBe("device-code-expired");
  });

  it("is not polled any more after the call was aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("left");
    const token = sign(() => controller.abort(reason));
    const call = at.clientWith({ token }).advancedListFiles({}, { signal: controller.signal });
    expect(await failureOf(call)).toBe(reason);
    const polls = at.emulator.requests.count({ path: "/oauth2/token" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(at.emulator.requests.count({ path: "/oauth2/token" })).toBe(polls);
  });
});

describe("a token that expires in the middle of 200 calls", () => {
  const calls = async (
    token: TokenProvider,
    middle: () => void,
    clock: ReturnType<typeof hurriedClock>,
  ): Promise<void> => {
    const client = at.clientWith({
      token,
      ...unhurried(clock),
      limits: { requestsPerSecond: 1e6, concurrentRequests: 10 },
    });
    let ended = 0;
    await Promise.all(
      Array.from({ length: 200 }, async () => {
        await client.advancedListFiles({ limit: 1 });
        ended += 1;
        if (ended === 100) middle();
      }),
    );
  };

  it("by its expiry is renewed once, before it expires: no call gets a 401", async () => {
    const clock = hurriedClock();
    const token = clientCredentials({ provider: provider(), ...credentials(), ...unhurried(clock) });
    const [issued, refused] = [at.emulator.tokens.issued(), at.emulator.requests.count({ status: 401 })];
    await calls(token, () => void clock.sleep(3_600_000 - 29_000), clock);
    expect(at.emulator.tokens.issued()).toBe(issued + 2);
    expect(at.emulator.requests.count({ status: 401 })).toBe(refused);
  });

  it("by revocation is renewed once, for any number of refused calls, each of which is repeated once", async () => {
    const clock = hurriedClock();
    const token = clientCredentials({ provider: provider(), ...credentials(), ...unhurried(clock) });
    const [issued, refused] = [at.emulator.tokens.issued(), at.emulator.requests.count({ status: 401 })];
    const sent = at.emulator.requests.count({ operation: "advancedListFiles" });
    await calls(token, () => at.emulator.tokens.revokeAll(), clock);
    expect(at.emulator.tokens.issued()).toBe(issued + 2);
    const storm = at.emulator.requests.count({ status: 401 }) - refused;
    expect(storm).toBeGreaterThan(0);
    expect(at.emulator.requests.count({ operation: "advancedListFiles" })).toBe(sent + 200 + storm);
  });

  it("expires at a server whose clock is ahead of ours: there is still one renewal", async () => {
    await using ahead = await bench({ tokenLifetime: 60_000 });
    const token = clientCredentials({
      provider: { tokenUrl: ahead.emulator.oauth.tokenUrl },
      clientId: ahead.emulator.oauth.id,
      clientSecret: ahead.emulator.oauth.secret,
    });
    const client = ahead.clientWith({ token, limits: { requestsPerSecond: 1e6, concurrentRequests: 10 } });
    await client.advancedListFiles();
    ahead.emulator.clock.advance(61_000);
    await Promise.all(Array.from({ length: 200 }, () => client.advancedListFiles({ limit: 1 })));
    expect(ahead.emulator.tokens.issued()).toBe(2);
    expect(ahead.emulator.requests.count({ status: 401 })).toBeGreaterThan(0);
  });
});
