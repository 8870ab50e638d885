import { OPERATIONS } from "@cdf-multipart/spec";
import fc from "fast-check";

/** A request of any kind, valid or invalid. `path` begins with a slash. */
export interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Existing files and sessions, so that some requests pass the first checks. */
export interface Known {
  readonly project: string;
  readonly token: string;
  readonly id: number;
  readonly uploadId: string;
  /** Signed paths. */
  readonly uploadPaths: readonly string[];
  readonly downloadPath: string;
}

const name = fc.oneof(fc.constantFrom("known", "", "scan", "x".repeat(300)), fc.string({ unit: "binary" }));
const paths: readonly string[] = Object.values(OPERATIONS).map(({ path }) => path);
const method = fc.constantFrom("GET", "POST", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH");
const json = fc.constantFrom("application/json", "application/json; charset=utf-8", "text/plain", "a/b");

/** Headers that change how a server handles a request. */
const headers = fc
  .array(
    fc.oneof(
      fc.constantFrom<[string, string]>(
        ["origin", "https://app.test"],
        ["accept-encoding", "gzip"],
        ["content-encoding", "gzip"],
        ["content-encoding", "br"],
        ["range", "bytes=1-2"],
        ["range", "bytes=9-1,,-"],
        ["if-match", '"x"'],
        ["if-none-match", "*"],
        ["if-modified-since", "yesterday"],
        ["expect", "something"],
        ["x-cdp-app", "fuzz"],
        ["authorization", "Basic !!"],
        ["host", "cdf.test:1"],
        ["host", "a b"],
        ["access-control-request-headers", "x-a, x-b"],
      ),
      fc.tuple(
        fc.constantFrom("x-a", "accept", "cookie", "cdf-version", "forwarded"),
        fc.string().map((text) => text.replaceAll(/[^\x20-\x7e]/g, "?")),
      ),
    ),
    { maxLength: 3 },
  )
  .map((pairs): Record<string, string> => Object.fromEntries(pairs));

function bodies({ id: knownId, uploadId }: Known): fc.Arbitrary<string> {
  const id = fc.oneof(fc.constantFrom(knownId, 1, 0, -1, 2 ** 53, 1.5), fc.maxSafeInteger(), name);
  const instanceId = fc.record({ space: name, externalId: name });
  const identity = fc.oneof(
    fc.record({ id }),
    fc.record({ externalId: name }),
    fc.record({ instanceId }),
    fc.record({ id, externalId: name }),
  );
  const fields = fc.record(
    {
      name,
      externalId: name,
      directory: fc.oneof(fc.constantFrom("/a", "/../..", "/a/../../b"), name),
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
  const complete = fc
    .tuple(identity, fc.record({ uploadId: fc.oneof(fc.constant(uploadId), name) }))
    .map(([one, two]) => ({ ...one, ...two }));
  return fc.oneof(
    fc.oneof(fields, items, list, complete, fc.jsonValue()).map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary" }),
  );
}

const query = fc.oneof(
  fc.constantFrom("", "?parts=2", "?parts=2&overwrite=true", "?parts=0", "?extendedExpiration=true"),
  fc.webQueryParameters().map((text) => `?${text}`),
);

/** An API call, with a valid token in three of four cases. */
export function apiRequest(known: Known): fc.Arbitrary<AnyRequest> {
  const path = fc.oneof(
    fc.constantFrom(...paths).map((route) => route.replace(/\{\w+\}/, String(known.id))),
    fc.webPath().map((found) => `/files${found}`),
    fc.string().map((text) => `/files/${encodeURIComponent(text)}`),
    fc.constantFrom("/files/..%2f..%2fstate.jsonl", "/files/%2e%2e/%00", "/files/%ff"),
  );
  const project = fc.constantFrom(known.project, known.project, known.project, "other", "..%2f..");
  const bearer = fc.constantFrom(known.token, known.token, known.token, "wrong");
  return fc
    .tuple(method, project, path, query, json, bearer, headers, bodies(known))
    .map(([verb, plant, route, search, type, token, more, body]) => ({
      method: verb,
      path: `/api/v1/projects/${plant}${route}${search}`,
      headers: { authorization: `Bearer ${token}`, "content-type": type, ...more },
      body,
    }));
}

/** A request to an upload or download URL, changed or unchanged. */
export function storeRequest({ uploadPaths, downloadPath, id }: Known): fc.Arbitrary<AnyRequest> {
  const signed = fc.constantFrom(...uploadPaths, downloadPath);
  const changed = fc
    .tuple(
      fc.oneof(
        signed.map((path) => path.split("?")[0] ?? "/"),
        fc.constantFrom(`/upload/files/${id}`, "/upload/parts/x/1", "/upload/parts/..%2f../1", "/download/x"),
        fc.webPath().map((found) => `/upload${found}`),
        fc.webPath().map((found) => `/download${found}`),
      ),
      fc.oneof(
        signed.map((path) => path.split("?")[1] ?? ""),
        fc.webQueryParameters(),
      ),
    )
    .map(([path, search]) => `${path}?${search}`);
  return fc
    .tuple(
      fc.constantFrom("PUT", "PUT", "GET", "GET", "POST", "HEAD", "OPTIONS", "DELETE"),
      fc.oneof(signed, changed),
      headers,
      fc.uint8Array({ maxLength: 200 }),
    )
    .map(([verb, path, more, body]) => ({ method: verb, path, headers: more, body }));
}

/** A request to the identity provider, the admin routes or the page. */
export function otherRequest(known: Known): fc.Arbitrary<AnyRequest> {
  const form = fc
    .record(
      {
        grant_type: fc.constantFrom(
          "client_credentials",
          "refresh_token",
          "urn:ietf:params:oauth:grant-type:device_code",
          "other",
        ),
        client_id: fc.constantFrom("emulator-client", "", "other"),
        client_secret: fc.constantFrom("emulator-secret", "", "other"),
        device_code: fc.string(),
        refresh_token: fc.string(),
      },
      { requiredKeys: [] },
    )
    .map((fields) => new URLSearchParams(fields).toString());
  const oauth = fc
    .tuple(
      fc.constantFrom("/oauth2/token", "/oauth2/device_authorization"),
      fc.oneof(form, fc.string()),
      headers,
    )
    .map(([path, body, more]) => ({ method: "POST", path, headers: more, body }));
  const route = fc.constantFrom("state", "faults", "cors", "requests", "tokens", "devices", "instances", "x");
  const admin = fc
    .tuple(fc.constantFrom("GET", "PUT", "POST", "PATCH"), route, query, json, fc.jsonValue())
    .map(([verb, name, search, type, value]) => ({
      method: verb,
      path: `/_emulator/${name}${search}`,
      headers: { "content-type": type },
      body: verb === "GET" ? "" : JSON.stringify(value),
    }));
  const page = fc
    .tuple(
      method,
      fc.oneof(fc.constantFrom("/", "/_emulator/page/page.js", "/_emulator/page/../x"), fc.webPath()),
    )
    .map(([verb, path]) => ({ method: verb, path: path === "" ? "/" : path, headers: {}, body: "" }));
  return fc.oneof(oauth, admin, page, apiRequest(known));
}
