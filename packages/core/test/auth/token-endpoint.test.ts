import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  auth0,
  clientCredentials,
  cogniteIdp,
  deviceCode,
  entraId,
  tokenProviderFromSettings,
} from "../../src/auth/index.js";
import {
  isAuthError,
  isNetworkError,
  isTimeoutError,
  isValidationError,
  settingsFromEnv,
} from "../../src/index.js";
import { failureOf } from "../support/fake-service.js";
import { virtualClock } from "../support/virtual-clock.js";

const SECRET = "very-secret-value";
const PROVIDER = { tokenUrl: "https://idp.example/token", scopes: ["a", "b"], audience: "cdf" };

type Reply = (body: URLSearchParams, headers: Headers) => Response | Promise<Response>;

const issue = (token: string, more: object = {}): Reply => {
  return () => Response.json({ access_token: token, token_type: "Bearer", expires_in: 3600, ...more });
};

/** Client credentials with a token endpoint that sends the given replies; the last one is repeated. */
function signIn(replies: readonly Reply[], options: object = {}) {
  const clock = virtualClock();
  const bodies: URLSearchParams[] = [];
  const seen: Headers[] = [];
  const fetch = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    const body = new URLSearchParams(String(init.body));
    bodies.push(body);
    seen.push(new Headers(init.headers));
    const reply = replies[Math.min(bodies.length, replies.length) - 1];
    if (reply === undefined) throw new Error("nothing to reply");
    return await reply(body, new Headers(init.headers));
  };
  const provider = clientCredentials({
    provider: PROVIDER,
    clientId: "id",
    clientSecret: SECRET,
    clock,
    random: () => 0.5,
    fetch,
    ...options,
  });
  return { clock, bodies, seen, token: async () => await provider({}) };
}

describe("client credentials", () => {
  it("sends the fields that the provider requires", async () => {
    const { bodies, token } = signIn([issue("t1")]);
    expect(await token()).toBe("t1");
    expect(Object.fromEntries(bodies[0] ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: "id",
      client_secret: SECRET,
      scope: "a b",
      audience: "cdf",
    });
  });

  it("can send the secret as Basic authorization", async () => {
    const { bodies, seen, token } = signIn([issue("t1")], { clientAuthentication: "basic" });
    await token();
    expect(bodies[0]?.has("client_secret")).toBe(false);
    expect(seen[0]?.get("authorization")).toBe(`Basic ${btoa(`id:${SECRET.replaceAll("-", "%2D")}`)}`);
  });

  it("repeats transient failures, by the client's policy", async () => {
    const { clock, bodies, token } = signIn([
      () => new Response("<html>Bad gateway", { status: 502 }),
      () =>
        Promise.reject(
          new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) }),
        ),
      () => new Response(null, { status: 429, headers: { "retry-after": "7" } }),
      issue("t1"),
    ]);
    expect(await token()).toBe("t1");
    expect(bodies).toHaveLength(4);
    expect(clock.slept).toEqual([250, 500, 7000]);
  });

  it("ends an attempt that gets no response", async () => {
    const { token } = signIn([() => new Promise<Response>(() => {})], {
      timeout: 1000,
      retry: { retries: 0 },
    });
    expect(isTimeoutError(await failureOf(token()))).toBe(true);
  });

  it("fails soon if the host of the token URL does not exist", async () => {
    const gone: Reply = () =>
      Promise.reject(
        new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }) }),
      );
    const { bodies, token } = signIn([gone]);
    expect(isNetworkError(await failureOf(token()))).toBe(true);
    expect(bodies).toHaveLength(3);
  });

  it.each<[string, Reply, string, RegExp]>([
    [
      "a wrong secret",
      () =>
        Response.json(
          {
            error: "invalid_client",
            error_description: `AADSTS7000215: Invalid client secret ${SECRET}.\r\nTrace ID: 1`,
          },
          { status: 401, headers: { "www-authenticate": "Basic" } },
        ),
      "token-refused",
      /idp\.example\/token responded with 401 \(invalid_client: AADSTS7000215: Invalid client secret \[redacted\]\.\)\. Check the client id/,
    ],
    [
      "a wrong scope",
      () => Response.json({ error: "invalid_scope" }, { status: 400 }),
      "token-refused",
      /Check the scopes/,
    ],
    [
      "an unknown refusal",
      () => Response.json({ error: "odd" }, { status: 400 }),
      "token-refused",
      /\(odd\)/,
    ],
    [
      "HTML",
      () => new Response("<html>", { status: 404 }),
      "token-endpoint-failed",
      /responded with 404\. Check the token URL/,
    ],
    [
      "a page where a token should be",
      () => new Response("<html>hello", { status: 200 }),
      "token-endpoint-failed",
      /cannot be used/,
    ],
    [
      "a response without a token",
      () => Response.json({ token_type: "Bearer" }),
      "token-endpoint-failed",
      /access_token/,
    ],
    ["a token of another type", issue(SECRET, { token_type: "mac" }), "token-endpoint-failed", /token_type/],
  ])("%s is an error with a way out and without a secret", async (_name, reply, code, message) => {
    const error = await failureOf(signIn([reply]).token());
    expect(isAuthError(error) && error.code).toBe(code);
    expect(String(error)).toMatch(message);
    expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)).not.toContain(SECRET);
  });
});

describe("settings of a sign-in", () => {
  const faultsOf = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      if (isValidationError(error)) return error.message;
      throw error;
    }
    return "";
  };

  it("are checked before the first request", () => {
    const wrong = { provider: { tokenUrl: "http://idp.example/token" }, clientId: "", clientSecret: SECRET };
    expect(faultsOf(() => clientCredentials(wrong))).toMatch(
      /clientId must be a text.*provider\.tokenUrl must be https/,
    );
    expect(faultsOf(() => clientCredentials(wrong))).not.toContain(SECRET);
    expect(faultsOf(() => clientCredentials({ ...wrong, clientId: "id", allowInsecureHttp: true }))).toBe("");
    expect(faultsOf(() => clientCredentials({ ...wrong, clientId: "id", provider: {} }))).toContain(
      "`provider.issuer` is required",
    );
    expect(
      faultsOf(() => clientCredentials({ ...wrong, clientId: "id", provider: { tokenUrl: "x" } })),
    ).toContain("must be a URL");
    expect(
      faultsOf(() => deviceCode({ provider: cogniteIdp(), clientId: "id", onPrompt: () => {} })),
    ).toContain("deviceAuthorizationUrl");
  });

  it("know the usual providers", () => {
    expect(entraId({ tenantId: "t", cluster: "api" })).toEqual({
      tokenUrl: "https://login.microsoftonline.com/t/oauth2/v2.0/token",
      deviceAuthorizationUrl: "https://login.microsoftonline.com/t/oauth2/v2.0/devicecode",
      scopes: ["https://api.cognitedata.com/.default"],
    });
    expect(auth0({ domain: "x.eu.auth0.com", audience: "cdf" })).toEqual({
      tokenUrl: "https://x.eu.auth0.com/oauth/token",
      deviceAuthorizationUrl: "https://x.eu.auth0.com/oauth/device/code",
      audience: "cdf",
      scopes: [],
    });
    expect(cogniteIdp()).toEqual({ tokenUrl: "https://auth.cognite.com/oauth2/token" });
  });

  it("of the environment create a provider, which needs a function that shows the device code", async () => {
    const base = { CDF_CLUSTER: "api", CDF_PROJECT: "p" };
    expect(await tokenProviderFromSettings(settingsFromEnv({ ...base, CDF_TOKEN: "t" }))({})).toBe("t");
    const device = settingsFromEnv({
      ...base,
      LOGIN_FLOW: "device_code",
      IDP_CLIENT_ID: "id",
      IDP_TENANT_ID: "t",
    });
    expect(faultsOf(() => tokenProviderFromSettings(device))).toContain("onPrompt is required");
    expect(faultsOf(() => tokenProviderFromSettings(device, { onPrompt: () => {} }))).toBe("");
  });
});

describe("a device code", () => {
  it.each(["cdf", undefined])("is requested with the audience %j, and with the scopes", async (audience) => {
    const bodies: URLSearchParams[] = [];
    const provider = deviceCode({
      provider: {
        tokenUrl: "https://idp.example/token",
        deviceAuthorizationUrl: "https://idp.example/device",
        scopes: ["a"],
        ...(audience === undefined ? {} : { audience }),
      },
      clientId: "id",
      onPrompt: () => {},
      clock: virtualClock(),
      fetch: async (_url, init) => {
        bodies.push(new URLSearchParams(String(init?.body)));
        return bodies.length === 1
          ? Response.json({
              device_code: "d",
              user_code: "u",
              verification_uri: "https://idp.example",
              expires_in: 9,
            })
          : Response.json({ access_token: "t1", token_type: "Bearer", expires_in: 3600 });
      },
    });
    expect(await provider({})).toBe("t1");
    expect(bodies[0]?.get("audience")).toBe(audience ?? null);
    expect(bodies[0]?.get("scope")).toBe("a offline_access");
  });
});
