import { describe, expect, it } from "vitest";
import { clientCredentials, deviceCode } from "../../src/auth/index.js";
import { createFilesClient, type FilesClient, isCdfError } from "../../src/index.js";
import { FILE } from "../support/fake-service.js";
import {
  DELIVERIES,
  HOSTILE_HEADERS,
  hostileBodies,
  STATUSES,
  useHostileServer,
} from "../support/hostile-server.js";

const its = useHostileServer();

/** More than the largest response, plus the buffers of the sockets. */
const SENT_MAX = 64 * 1024 * 1024;
const retry = { retries: 1, minDelay: 1, maxDelay: 1, maxRetryAfter: 1 };

interface Reader {
  readonly name: string;
  /** A valid response of the service. */
  readonly valid: unknown;
  read(fetch: typeof globalThis.fetch | undefined, timeout: number): Promise<unknown>;
  /** Whether a result is the one of the valid response. */
  readonly right: (result: unknown) => boolean;
}

const has = (expected: object) => (result: unknown) => {
  expect(result).toMatchObject(expected);
  return true;
};

function call(
  name: string,
  valid: unknown,
  run: (client: FilesClient) => Promise<unknown>,
  expected: object,
): Reader {
  return {
    name,
    valid,
    right: has(expected),
    read: (fetch, timeout) =>
      run(
        createFilesClient({
          baseUrl: its.server.url,
          project: "p",
          token: "token-0123456789",
          retry,
          timeout,
          ...(fetch === undefined ? {} : { fetch }),
        }),
      ),
  };
}

const session = { ...FILE, uploadId: "u", uploadUrls: ["https://store.example/1"] };
const issued = { access_token: "t1", token_type: "Bearer", expires_in: 1e300 };
const device = {
  device_code: "d",
  user_code: "u",
  verification_uri: "https://idp.example",
  expires_in: 1,
  interval: 1e300,
};

const READERS: readonly Reader[] = [
  call("getFileByInternalId", FILE, (client) => client.getFileByInternalId(7), FILE),
  call("byIdsFiles", { items: [FILE] }, (client) => client.byIdsFiles([{ id: 7 }]), [FILE]),
  call("advancedListFiles", { items: [FILE] }, (client) => client.advancedListFiles(), { items: [FILE] }),
  call("init", session, (client) => client.initMultiPartUpload({ name: "a" }, { parts: 1 }), session),
  call(
    "link",
    { items: [session] },
    (client) => client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1 }),
    session,
  ),
  {
    ...call("complete", {}, (client) => client.completeMultiPartUpload({ id: 7, uploadId: "u" }), {}),
    right: (result) => result === undefined,
  },
  {
    ...call("delete", {}, (client) => client.deleteFiles([{ id: 7 }]), {}),
    right: (result) => result === undefined,
  },
  call(
    "downloadLinks",
    { items: [{ downloadUrl: "https://store.example/7" }] },
    (client) => client.downloadLinks([{ id: 7 }]),
    [{ downloadUrl: "https://store.example/7" }],
  ),
  {
    name: "client credentials",
    valid: issued,
    right: (result) => result === "t1",
    read: async (fetch, timeout) =>
      clientCredentials({
        provider: { tokenUrl: `${its.server.url}/token` },
        clientId: "id",
        clientSecret: "very-secret",
        retry,
        timeout,
        ...(fetch === undefined ? {} : { fetch }),
      })({}),
  },
  {
    name: "device code",
    valid: device,
    right: () => false,
    read: async (fetch, timeout) =>
      deviceCode({
        provider: { tokenUrl: `${its.server.url}/token`, deviceAuthorizationUrl: `${its.server.url}/device` },
        clientId: "id",
        onPrompt: () => {},
        retry,
        timeout,
        ...(fetch === undefined ? {} : { fetch }),
      })({}),
  },
];

/**
 * Every body with every status; deliveries, headers and readers rotate, so that each is combined with many of
 * the others.
 */
const CASES = hostileBodies({}).flatMap(([body], bodyIndex) =>
  STATUSES.map((status, statusIndex) => {
    const turn = bodyIndex * STATUSES.length + statusIndex;
    const reader = READERS[turn % READERS.length] ?? READERS[0];
    const delivery = DELIVERIES[(turn + bodyIndex) % DELIVERIES.length] ?? "whole";
    return {
      name: `${reader?.name}: ${status}, ${body}, ${delivery}`,
      bodyIndex,
      status,
      delivery,
      reader,
      turn,
    };
  }),
);

describe.each([
  ["Node's client", undefined, CASES],
  [
    "fetch",
    (...given: Parameters<typeof fetch>) => fetch(...given),
    CASES.filter(({ turn }) => turn % 3 === 0),
  ],
] as const)("%s, with any response,", (_, fetch, cases) => {
  it.each(cases)(
    "ends with an error of ours or the right result: $name",
    async ({ bodyIndex, status, delivery, reader, turn }) => {
      if (reader === undefined) throw new Error("no reader");
      const [name, body, headers] = hostileBodies(reader.valid)[bodyIndex] ?? ["", new Uint8Array(), {}];
      const more = HOSTILE_HEADERS[turn % HOSTILE_HEADERS.length];
      its.server.play({ name, status, headers: { ...more, ...headers }, body, delivery });
      // A response of single bytes never ends. Every other response gets as much time as a busy machine
      // needs.
      const outcome = await reader.read(fetch, delivery === "dripped" ? 100 : 60_000).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
      if ("error" in outcome) {
        expect(isCdfError(outcome.error), String(outcome.error)).toBe(true);
        expect(String(outcome.error).length).toBeLessThan(3_000);
      } else expect(reader.right(outcome.result)).toBe(true);
      expect(its.server.sent).toBeLessThan(SENT_MAX);
    },
    120_000,
  );
});

/**
 * A multiple of two responses of the largest size, and of the bytes in flight. An unbounded reader never
 * ends.
 */
const ENDLESS_MAX = 160 * 1024 * 1024;

describe("a response that never ends", () => {
  it.each(READERS.flatMap((reader) => [200, 400, 500].map((status) => ({ ...reader, status }))))(
    "is read only up to its bound: $name, $status",
    async ({ read, status }) => {
      const body = Buffer.alloc(64 * 1024, " ");
      const headers = { "content-type": "application/json" };
      its.server.play({ name: "endless", status, headers, body, delivery: "endless" });
      const error = await read(undefined, 300_000).then(String, (reason: unknown) => reason);
      expect(isCdfError(error), String(error)).toBe(true);
      expect(error).not.toMatchObject({ name: "TimeoutError" });
      expect(its.server.sent).toBeLessThan(ENDLESS_MAX);
    },
  );
});

describe("a response that is valid but unusual", () => {
  it.each([
    ["with a byte order mark", 1],
    ["packed although nobody asked", 2],
  ])("%s is understood", async (_, index) => {
    const [name, body, headers] = hostileBodies(FILE)[index] ?? ["", new Uint8Array(), {}];
    for (const fetch of [undefined, globalThis.fetch]) {
      its.server.play({ name, status: 200, headers, body, delivery: "byte by byte" });
      expect(await READERS[0]?.read(fetch, 60_000)).toMatchObject(FILE);
    }
  });

  it("and a response with 1000 full entries or 250 long URLs is read to its end", async () => {
    const entry = {
      ...FILE,
      metadata: { key: "m".repeat(10_000) },
      assetIds: Array.from({ length: 1000 }, (_, i) => 9e15 - i),
    };
    const items = Array.from({ length: 1000 }, () => entry);
    const uploadUrls = Array.from(
      { length: 250 },
      (_, i) => `https://store.example/${i}?sig=${"s".repeat(8_000)}`,
    );
    const client = createFilesClient({ baseUrl: its.server.url, project: "p", token: "token-0123456789" });
    const response = (body: unknown) => {
      its.server.play({
        name: "",
        status: 200,
        headers: {},
        body: Buffer.from(JSON.stringify(body)),
        delivery: "whole",
      });
    };
    response({ items });
    expect((await client.advancedListFiles()).items).toHaveLength(1000);
    response({ ...FILE, uploadId: "u", uploadUrls });
    expect((await client.getMultiPartUploadLink({ externalId: "x" }, { parts: 250 })).uploadUrls).toEqual(
      uploadUrls,
    );
  });
});
