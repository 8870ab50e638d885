import { OPERATIONS } from "@cdf-multipart/spec";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../src/index.js";
import { ask, beginUpload, startSmall, uploadParts } from "../ask.js";
import { raw } from "../raw.js";

/** How many requests are made; a soak may ask for many more. */
const RUNS = Number(process.env["EMULATOR_FUZZ_RUNS"] ?? 300);

let emulator: Emulator;
const paths: string[] = Object.values(OPERATIONS).map(({ path }) => path);
beforeAll(async () => {
  emulator = await startSmall({ requestsPerSecond: 1_000_000 });
  await uploadParts(emulator, ["content"], { externalId: "known" });
});
afterAll(() => emulator.close());

/** Things that a body of the API is made of, right and wrong, so that some get past the first check. */
const name = fc.oneof(fc.constantFrom("known", "", "scan", "x".repeat(300)), fc.string({ unit: "binary" }));
const id = fc.oneof(
  fc.constantFrom(1, 0, -1, 2 ** 53, 1.5, 4_000_000_000_000_001),
  fc.maxSafeInteger(),
  name,
);
const identity = fc.oneof(
  fc.record({ id }),
  fc.record({ externalId: name }),
  fc.record({ instanceId: fc.record({ space: name, externalId: name }) }),
  fc.record({ id, externalId: name }),
);
const fields = fc.record(
  {
    name,
    externalId: name,
    directory: fc.oneof(fc.constant("/a"), name),
    mimeType: name,
    metadata: fc.oneof(fc.dictionary(name, name), fc.jsonValue()),
    assetIds: fc.array(id),
    labels: fc.array(fc.record({ externalId: name })),
    geoLocation: fc.jsonValue(),
    size: fc.nat(),
  },
  { requiredKeys: ["name"] },
);
const items = fc.record(
  { items: fc.array(identity, { maxLength: 4 }), ignoreUnknownIds: fc.boolean() },
  { requiredKeys: ["items"] },
);
const list = fc.record(
  { filter: fc.oneof(fields, fc.jsonValue()), limit: id, cursor: name },
  { requiredKeys: [] },
);
const complete = fc.tuple(identity, fc.record({ uploadId: name })).map(([one, two]) => ({ ...one, ...two }));
const body = fc.oneof(
  fc.oneof(fields, items, list, complete, fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary" }),
);
const path = fc.oneof(
  fc.constantFrom(...paths),
  fc.webPath().map((found) => `/files${found}`),
  fc.string().map((text) => `/files/${encodeURIComponent(text)}`),
);
const query = fc.oneof(
  fc.constantFrom("", "?parts=2", "?parts=2&overwrite=true", "?parts=0", "?extendedExpiration=true"),
  fc.webQueryParameters().map((text) => `?${text}`),
);

test(`of ${RUNS} requests none makes a 5xx or an answer that the spec does not know, and none stops the service`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("GET", "POST", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"),
      path,
      query,
      body,
      fc.constantFrom("application/json", "application/json; charset=utf-8", "text/plain"),
      async (method, route, search, text, type) => {
        const target = `${emulator.url}/api/v1/projects/${emulator.project}${route}${search}`;
        const answer = await raw(target, {
          method,
          headers: {
            authorization: `Bearer ${emulator.token}`,
            "content-type": type,
            "content-length": Buffer.byteLength(text),
          },
          chunks: [text],
        });
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400 && method !== "HEAD")
          expect(JSON.parse(answer.body).error.code).toBe(answer.status);
        expect(emulator.requests.last()?.violation).toBeUndefined();
      },
    ),
    { numRuns: RUNS },
  );
  await ask(emulator, 200, "list", {});
});

test("PUTs to changed upload URLs are refused by the store, never a 5xx", async () => {
  const { uploadUrls } = await beginUpload(emulator, 2);
  const address = new URL(uploadUrls[0]);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.constantFrom(address.pathname, "/upload/files/4000000000000001", "/upload/parts/x/1"),
        fc.webPath().map((found) => `/upload${found}`),
      ),
      fc.oneof(
        fc.constant(address.search),
        fc.webQueryParameters().map((text) => `?${text}`),
      ),
      fc.constantFrom("PUT", "GET", "POST"),
      fc.uint8Array({ maxLength: 50 }),
      async (where, search, method, bytes) => {
        const right = where === address.pathname && search === address.search && method === "PUT";
        const headers = { "content-length": bytes.length };
        const answer = await raw(`${emulator.url}${where}${search}`, { method, headers, chunks: [bytes] });
        if (right) expect(answer.status).toBe(200);
        else expect([403, 404, 405]).toContain(answer.status);
      },
    ),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});
