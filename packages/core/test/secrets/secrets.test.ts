import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientCredentials } from "../../src/auth/index.js";
import { type AttemptEvent, type RetryEvent, redactUrl, scrub, settingsFromEnv } from "../../src/index.js";
import { broken, FILE, failureOf, fakeService, ok, refuse, TOKEN } from "../support/fake-service.js";

const everything = { depth: null, showHidden: true, getters: true } as const;

describe("redactUrl", () => {
  it.each([
    ["https://u:p@store.example:8443/a/b?X-Amz-Signature=abc#f", "https://store.example:8443/a/b"],
    ["/files/storage/1?sig=abc", "/files/storage/1"],
    ["not a url?sig=abc", "not a url"],
  ])("%s is shown as %s", (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  it("never shows a query, whatever the text", () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[a-z0-9]{12,20}$/), (url, secret) => {
        expect(redactUrl(`${url}?sig=${secret}`)).not.toContain(secret);
      }),
    );
  });
});

describe("scrub", () => {
  it("takes secrets out wherever they stand, and leaves the rest", () => {
    expect(scrub("a s3cret, twice s3cret", ["s3cret", "", undefined])).toBe("a [redacted], twice [redacted]");
    expect(scrub("see https://x.example/p?sig=1 or (https://y.example/q#f)")).toBe(
      "see https://x.example/p or (https://y.example/q",
    );
  });
});

describe("no secret shows", () => {
  it("in the client, however it is inspected", () => {
    const { client } = fakeService([ok(FILE)]);
    expect(inspect(client, everything)).not.toContain(TOKEN);
    expect(JSON.stringify(client)).not.toContain(TOKEN);
  });

  it("in any error or event, whatever goes wrong", async () => {
    const echo = refuse(400, `you sent Bearer ${TOKEN}`, { extra: { token: TOKEN } });
    for (const step of [echo, refuse(500, TOKEN), broken("ECONNRESET"), () => new Response(TOKEN)]) {
      const events: unknown[] = [];
      const { client } = fakeService([step], {
        retry: { retries: 1 },
        hooks: {
          onAttempt: (event: AttemptEvent) => events.push(event),
          onRetry: (event: RetryEvent) => events.push(event),
        },
      });
      const error = await failureOf(client.initMultiPartUpload({ name: "a", externalId: "x" }, { parts: 1 }));
      const shown = inspect([error, events], everything) + JSON.stringify([error, events]);
      expect(shown).not.toContain(TOKEN);
    }
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
