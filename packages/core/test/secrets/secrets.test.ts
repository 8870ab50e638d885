import { inspect } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { clientCredentials } from "../../src/auth/index.js";
import {
  type AttemptEvent,
  type FilesClient,
  keepSecret,
  type RetryEvent,
  redactUrl,
  settingsFromEnv,
} from "../../src/index.js";
import { scrub } from "../../src/internal/index.js";
import { findEncodedSecrets } from "../../src/secrets/find-encoded-secrets.js";
import { broken, FILE, fakeService, ok, refuse, type Step, TOKEN } from "../support/fake-service.js";

const SIGNATURE = "c2lnbmF0dXJl";

/** A session whose URLs are signed as by the service, with a host or (Private Link) without. */
const SESSION = {
  ...FILE,
  uploadUrls: [`https://store.example/1?sig=${SIGNATURE}`, `/files/storage/2?sig=${SIGNATURE}&se=2026`],
};

/** The error of an HTTP stack that includes the request, five causes deep, in fields and in messages. */
const carrying: Step = ({ headers, url }) => {
  const request = { headers: Object.fromEntries(headers), url: url.href };
  let error: Error = Object.assign(new Error(`sent ${headers.get("authorization")}`), {
    request,
    code: "EPIPE",
  });
  for (let depth = 0; depth < 5; depth += 1)
    error = Object.assign(new AggregateError([error], `with ${TOKEN}`, { cause: error }), { request });
  throw error;
};

const FAILURES: readonly [string, Step][] = [
  ["a 400 that echoes the token", refuse(400, `you sent Bearer ${TOKEN}`, { extra: { token: TOKEN } })],
  [
    "a 401, also of the renewed token",
    (seen) => refuse(401, String(seen.headers.get("authorization")))(seen),
  ],
  ["a 500", refuse(500, TOKEN)],
  ["a page of a proxy", () => new Response(`<h1>${TOKEN}</h1>${SESSION.uploadUrls}`, { status: 502 })],
  ["a success that is not JSON", () => new Response(`${TOKEN} ${JSON.stringify(SESSION).slice(0, -5)}`)],
  ["a success that is not what was asked for", ok({ uploadUrls: SESSION.uploadUrls, items: SESSION })],
  ["a broken connection", broken("ECONNRESET")],
  ["an error that carries the request", carrying],
];

const CALLS: readonly ((client: FilesClient) => Promise<unknown>)[] = [
  (client) => client.initFileUpload({ name: "a", externalId: "x" }),
  (client) => client.initMultiPartUpload({ name: "a", externalId: "x" }, { parts: 1 }),
  (client) => client.initMultiPartUpload({ name: "a" }, { parts: 1 }),
  (client) => client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1 }),
  (client) => client.completeMultiPartUpload({ id: 7, uploadId: "u" }),
  (client) => client.getFileByInternalId(7),
  (client) => client.byIdsFiles([{ id: 7 }]),
  (client) => client.advancedListFiles(),
  (client) => client.downloadLinks([{ id: 7 }]),
  (client) => client.deleteFiles([{ id: 7 }]),
];

const everything = { depth: null, showHidden: true, getters: true } as const;

describe("redactUrl", () => {
  it.each([
    ["https://u:p@store.example:8443/a/b?X-Amz-Signature=abc#f", "https://store.example:8443/a/b"],
    ["/files/storage/1?sig=abc", "/files/storage/1"],
    ["not a url?sig=abc", "not a url"],
  ])("%s is shown as %s", (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  it("never shows a query, in any text", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[a-z0-9]{12,20}$/), (url, secret) => {
        expect(redactUrl(`${url}?sig=${secret}`)).not.toContain(secret);
      }),
    );
  });
});

describe("scrub", () => {
  beforeAll(findEncodedSecrets);

  it("removes secrets anywhere in a text, and keeps the rest", () => {
    keepSecret("s3cret");
    expect(scrub("a s3cret, twice s3cret, no s3crets")).toBe("a [redacted], twice [redacted], no s3crets");
    expect(scrub("see https://x.example/p?sig=1 or (https://y.example/q#f)")).toBe(
      "see https://x.example/p or (https://y.example/q",
    );
    expect(scrub('{"u":"/files/storage/1?sig=abc&se=1","v":"https:\\/\\/h\\/p?sig=1"} is it?')).toBe(
      '{"u":"/files/storage/1","v":"https:\\/\\/h\\/p"} is it?',
    );
  });

  it("recognises a secret as it is encoded in a form", () => {
    const secret = "a~b/c+d ä";
    const form = new URLSearchParams({ client_secret: secret, scope: "s" });
    keepSecret(secret);
    expect(scrub(`you sent ${form}`)).toBe("you sent client_secret=[redacted]&scope=s");
  });
});

describe("no secret shows", () => {
  it("in the client, for every way to inspect it", () => {
    const { client } = fakeService([ok(FILE)]);
    expect(inspect(client, everything)).not.toContain(TOKEN);
    expect(JSON.stringify(client)).not.toContain(TOKEN);
  });

  it.each(FAILURES)("in any error or event of any operation that fails with %s", async (_name, step) => {
    const failures: unknown[] = [];
    for (const call of CALLS) {
      const events: unknown[] = [];
      const { client } = fakeService([step], {
        token: ({ rejected }) => (rejected === undefined ? TOKEN : `${TOKEN}-renewed`),
        retry: { retries: 1 },
        hooks: {
          onAttempt: (event: AttemptEvent) => events.push(event),
          onRetry: (event: RetryEvent) => events.push(event),
        },
      });
      // The body of a response to complete or delete does not matter, so any success is a success.
      await call(client).catch((error: unknown) => failures.push(error));
      expect(events.length).toBeGreaterThan(0);
      const shown = inspect([failures, events], everything) + JSON.stringify([failures, events]);
      expect(shown).not.toContain(TOKEN);
      expect(shown).not.toContain(SIGNATURE);
    }
    expect(failures.length).toBeGreaterThanOrEqual(CALLS.length - 2);
  });

  it("in settings that were read from the environment", () => {
    const secret = "very-secret-value";
    const base = { COGNITE_PROJECT: "p", COGNITE_BASE_URL: "https://api.cognitedata.com" };
    const client = settingsFromEnv({
      ...base,
      COGNITE_CLIENT_ID: "id",
      COGNITE_CLIENT_SECRET: secret,
      COGNITE_TENANT_ID: "t",
    });
    const token = settingsFromEnv({ ...base, CDF_TOKEN: secret });
    expect(inspect([client, token], { depth: null }) + JSON.stringify([client, token])).not.toContain(secret);
    expect([
      client.auth.kind === "client_credentials" && client.auth.clientSecret,
      token.auth.kind === "token" && token.auth.token,
    ]).toEqual([secret, secret]);
  });

  it("in a token provider", () => {
    const provider = clientCredentials({
      provider: { tokenUrl: "https://idp.example/token" },
      clientId: "id",
      clientSecret: "very-secret-value",
    });
    expect(inspect(provider, everything)).not.toContain("very-secret-value");
  });
});
