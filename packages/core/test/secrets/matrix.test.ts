import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { clientCredentials, deviceCode } from "../../src/auth/index.js";
import {
  ApiError,
  AuthError,
  CdfError,
  type FilesClient,
  keepSecret,
  NetworkError,
  OutcomeUnknownError,
  TimeoutError,
  ValidationError,
} from "../../src/index.js";
import { withoutSecrets } from "../../src/internal/index.js";
import { keepEnvironmentSecrets } from "../../src/node/index.js";
import { type Canary, ENCODINGS, echo, lookOut, makeCanaries } from "../support/canaries.js";
import { FILE, fakeService, json, ok, refuse, type Step } from "../support/fake-service.js";
import { virtualClock } from "../support/virtual-clock.js";

/** Number of repetitions with new canaries. A soak sets more. */
const ROUNDS = Number(process.env["SECRETS_ROUNDS"] ?? 1);

const everything = { depth: null, showHidden: true, getters: true } as const;

/** All texts that a program can print of these values, one per channel. */
function channels(values: readonly unknown[]): Readonly<Record<string, string>> {
  const errors = values.filter((value) => value instanceof Error);
  return {
    "util.inspect": inspect(values, everything),
    "JSON.stringify": JSON.stringify(values),
    message: errors.map(({ message }) => message).join("\n"),
    stack: errors.map(({ stack }) => stack).join("\n"),
    String: values.map(String).join("\n"),
    "toJSON of causes": JSON.stringify(errors.map(({ cause }) => cause)),
  };
}

/** Places where a service, a proxy or an HTTP stack can put a text. */
const PLACES: Readonly<Record<string, (text: string) => Step>> = {
  "the message of a 400": (text) => refuse(400, `no ${text} here`),
  "an error that is a text": (text) => json(400, { error: `no ${text}` }),
  "an object that is not an error": (text) => json(500, { message: text }),
  "missing identities": (text) =>
    refuse(400, "not there", { missing: [{ externalId: text }, text, [[{ [text]: 1 }]]] }),
  "duplicated identities": (text) =>
    refuse(409, "twice", { duplicated: [{ externalId: text, deep: { deeper: [text] } }] }),
  "the title of a page": (text) => () => new Response(`<title>${text}</title>`, { status: 502 }),
  "a page": (text) => () => new Response(`<html><p class="x">${text}</p></html>`, { status: 403 }),
  "a text": (text) => () => new Response(`${"x".repeat(480)} ${text}`, { status: 404 }),
  "a text that is cut": (text) => () => new Response(`${"x ".repeat(243)}${text}`, { status: 404 }),
  "a success that is not JSON": (text) => () => new Response(`{"token": ${text}`),
  "a success that is something else": (text) => ok({ items: "none", [text]: text }),
  "the request id": (text) => json(500, {}, { "x-request-id": encodeHeader(text) }),
  "the request id of a success": (text) => json(200, { items: [] }, { "x-request-id": encodeHeader(text) }),
  "Retry-After": (text) => json(429, {}, { "retry-after": encodeHeader(text) }),
  "what fetch throws": (text) => () => {
    throw Object.assign(new TypeError(`cannot ${text}`), { code: text, request: { text } });
  },
  "the cause of what fetch throws": (text) => () => {
    const inner = Object.assign(new Error(text), { name: text, headers: { text }, [text]: text });
    throw new TypeError("fetch failed", { cause: new AggregateError([inner], text, { cause: inner }) });
  },
  "a text that fetch throws": (text) => () => {
    throw text;
  },
};

/** Header values are Latin-1 without line breaks. */
const encodeHeader = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "");

function call(client: FilesClient): Promise<unknown> {
  return client.byIdsFiles([{ id: 7 }]);
}

/** Every secret that a client can receive, registered in the same way. */
async function keptCanaries(): Promise<readonly Canary[]> {
  const plain = makeCanaries(["token", "signature", "access token", "refresh token", "device code"], true);
  const free = makeCanaries([
    "client secret",
    "login of a proxy",
    "login of a URL",
    "query of a URL",
    "a secret of one's own",
  ]);
  const [token, signature, access, refresh, device] = plain;
  const [secret, proxy, login, query, own] = free;
  const { client } = fakeService(
    [ok({ ...FILE, uploadId: "u", uploadUrls: [`https://store.example/1?sv=2&sig=${signature?.value}`] })],
    { token: token?.value ?? "" },
  );
  await client.initMultiPartUpload({ name: "a" }, { parts: 1 });
  const tokens = {
    access_token: access?.value,
    refresh_token: refresh?.value,
    token_type: "Bearer",
    expires_in: 3600,
  };
  const response = {
    device_code: device?.value,
    user_code: "ABCD",
    verification_uri: "https://idp.example/d",
    expires_in: 60,
    interval: 1,
  };
  const fetch = async (input: unknown): Promise<Response> =>
    Response.json(String(input).endsWith("/device") ? response : tokens);
  const provider = {
    tokenUrl: "https://idp.example/token",
    deviceAuthorizationUrl: "https://idp.example/device",
  };
  const clock = virtualClock();
  await clientCredentials({ provider, clientId: "id", clientSecret: secret?.value ?? "", fetch, clock })({});
  await deviceCode({ provider, clientId: "id", onPrompt: () => {}, fetch, clock })({});
  keepEnvironmentSecrets({
    https_proxy: `http://user:${proxy?.value}@proxy.example:8080`,
    CDF_URL: `https://user:${encodeURIComponent(login?.value ?? "")}@api.example/base`,
    IDP_TOKEN_URL: `https://idp.example/token?key=${encodeURIComponent(query?.value ?? "")}`,
  });
  keepSecret(own?.value ?? "");
  return [...plain, ...free];
}

/** Everything that one call leaves: its error, and the events of its attempts. */
async function leftBehind(step: Step): Promise<unknown[]> {
  const left: unknown[] = [];
  const { client } = fakeService([step], {
    token: "another-token-that-is-harmless",
    retry: { retries: 1 },
    hooks: { onAttempt: (event) => left.push(event), onRetry: (event) => left.push(event) },
  });
  await call(client).catch((error: unknown) => left.push(error));
  return left;
}

describe.each([...Array(ROUNDS).keys()])(
  "no secret shows, from every place that can echo it, round %i",
  () => {
    test.each(Object.entries(PLACES))("in %s", async (_place, step) => {
      const canaries = await keptCanaries();
      const shownIn = lookOut(canaries);
      let cases = 0;
      const leaks: string[] = [];
      for (const { name, value } of canaries) {
        for (const encoding of Object.keys(ENCODINGS)) {
          const left = await leftBehind(step(echo(encoding, value)));
          expect(left.length).toBeGreaterThan(0);
          for (const [channel, text] of Object.entries(channels(left))) {
            cases += 1;
            if (shownIn(text).length > 0) leaks.push(`${name}, ${encoding}, ${channel}`);
          }
        }
      }
      expect(leaks).toEqual([]);
      expect(cases).toBe(canaries.length * Object.keys(ENCODINGS).length * 6);
    });

    test("in the response of an identity provider", async () => {
      const canaries = await keptCanaries();
      const shownIn = lookOut(canaries);
      const responses: readonly ((text: string) => Response)[] = [
        (text) => Response.json({ error: text, error_description: `no ${text}` }, { status: 401 }),
        (text) => Response.json({ error: "invalid_client", error_description: text }, { status: 400 }),
        (text) => new Response(`<title>${text}</title>`, { status: 500 }),
        (text) => Response.json({ access_token: 1, [text]: text }),
        (text) => Response.json({ access_token: "t", token_type: text }),
        (text) => new Response(text, { headers: { "content-type": "application/json" } }),
      ];
      const leaks: string[] = [];
      for (const { name, value } of canaries) {
        for (const encoding of Object.keys(ENCODINGS)) {
          for (const response of responses) {
            const provider = { tokenUrl: "https://idp.example/token" };
            const fetch = async (): Promise<Response> => response(echo(encoding, value));
            const options = {
              provider,
              clientId: "id",
              clientSecret: "some-other-secret",
              fetch,
              retry: { retries: 0 },
            };
            const left: unknown[] = [];
            await Promise.resolve(clientCredentials(options)({})).catch((error: unknown) => left.push(error));
            expect(left).toHaveLength(1);
            for (const [channel, text] of Object.entries(channels(left)))
              if (shownIn(text).length > 0) leaks.push(`${name}, ${encoding}, ${channel}`);
          }
        }
      }
      expect(leaks).toEqual([]);
    });

    test("in any field of any error", async () => {
      const canaries = await keptCanaries();
      const shownIn = lookOut(canaries);
      const leaks: string[] = [];
      for (const { name, value } of canaries) {
        for (const encoding of Object.keys(ENCODINGS)) {
          const text = echo(encoding, value);
          const cause = Object.assign(new Error(text, { cause: { text } }), { text });
          const always = { cause, status: 1, operation: text, mayHaveArrived: true, timeout: 1 };
          const fault = { path: text, message: text, value: text, limit: [text] };
          const errors = [
            new CdfError(text, { code: "conflict", cause }),
            new ApiError(text, {
              ...always,
              code: "forbidden",
              requestId: text,
              missing: [text],
              duplicated: [text],
              hint: text,
            }),
            new AuthError(text, { ...always, code: "token-refused", oauthError: text }),
            new NetworkError(text, { ...always, code: "connection-lost" }),
            new TimeoutError(text, { ...always, code: "attempt-timeout" }),
            new OutcomeUnknownError(text, always),
            new ValidationError({ code: "invalid-request", subject: text, faults: [fault], cause }),
          ];
          const plain = withoutSecrets({ text, [text]: [text, { text }], errors: [cause], size: 1 });
          for (const [channel, shown] of Object.entries(channels([...errors, plain])))
            if (shownIn(shown).length > 0) leaks.push(`${name}, ${encoding}, ${channel}`);
        }
      }
      expect(leaks).toEqual([]);
    });
  },
);
