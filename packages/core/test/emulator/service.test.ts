import type { EmulatorOptions, FaultAction } from "@cdf-multipart/emulator";
import { describe, expect, it } from "vitest";
import {
  createFilesClient,
  type FilesClient,
  isApiError,
  isTimeoutError,
  type RetryEvent,
} from "../../src/index.js";
import { failureOf } from "../support/fake-service.js";
import { manualClock, passUntil } from "../support/manual-clock.js";
import { bench, putParts, storeFile } from "../support/with-emulator.js";

describe("upload sessions of a real service", () => {
  it.each<[string, EmulatorOptions]>([
    ["bare, as the live service sends it", { envelope: "bare", linkEnvelope: "bare" }],
    ["in items, as documented", { envelope: "items", linkEnvelope: "items" }],
    ["with relative URLs, as on Private Link", { relativeUrls: true }],
  ])("%s: parts are stored in their places", async (_name, options) => {
    await using at = await bench({ partSizeExclusiveMin: 0, ...options });
    const { client } = at;
    const session = await client.initMultiPartUpload({ name: "läge.bin", externalId: "x" }, { parts: 3 });
    expect(session).toMatchObject({ name: "läge.bin", externalId: "x", uploaded: false });
    expect(session.uploadUrls.every((url) => url.startsWith(at.emulator.url))).toBe(true);
    for (const [index, url] of session.uploadUrls.entries()) await putParts([url], `part ${index + 1};`);
    await client.completeMultiPartUpload({ externalId: "x", uploadId: session.uploadId });
    const [link] = await client.downloadLinks([{ externalId: "x" }], { extendedExpiration: true });
    expect(link).toMatchObject({ externalId: "x" });
    expect(await (await fetch(link?.downloadUrl ?? "")).text()).toBe("part 1;part 2;part 3;");
    const again = await client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1 });
    expect([again.id, again.uploadUrls.length]).toEqual([session.id, 1]);
    expect(await client.advancedListFiles({ filter: { uploaded: true } })).toMatchObject({
      items: [{ id: session.id }],
    });
  });

  it("pages through a list with its cursor", async () => {
    await using at = await bench();
    for (let index = 0; index < 5; index += 1) await at.client.initFileUpload({ name: `f${index}` });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await at.client.advancedListFiles({
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names.sort()).toEqual(["f0", "f1", "f2", "f3", "f4"]);
  });
});

describe("refusals of a real service", () => {
  it("name missing, duplicate, existing and unknown files", async () => {
    await using at = await bench();
    const { client } = at;
    const id = await storeFile(client, "x");
    const unfinished = await client.initMultiPartUpload({ name: "u" }, { parts: 1 });
    const refused = async (call: Promise<unknown>): Promise<unknown[]> => {
      const error = await failureOf(call);
      if (!isApiError(error)) throw error;
      expect(error.requestId).toMatch(/./);
      return [error.code, error.missing ?? error.duplicated ?? error.hint];
    };
    expect(await refused(client.byIdsFiles([{ id }, { id: 99 }]))).toEqual(["unknown-ids", [{ id: 99 }]]);
    expect(await refused(client.deleteFiles([{ id }, { id }]))).toEqual(["conflict", [{ id }]]);
    expect(await refused(client.initMultiPartUpload({ name: "a", externalId: "x" }, { parts: 1 }))).toEqual([
      "conflict",
      [{ externalId: "x" }],
    ]);
    expect(await refused(client.downloadLinks([{ id: unfinished.id }]))).toEqual([
      "bad-request",
      expect.stringContaining("until the file is `uploaded`"),
    ]);
    expect(await client.byIdsFiles([{ id }, { id: 99 }], { ignoreUnknownIds: true })).toHaveLength(1);
    await client.deleteFiles([{ id }, { id: 99 }], { ignoreUnknownIds: true });
    expect(await at.files()).toBe(1);
  });

  it("are understood when a proxy writes them in HTML, and repeated", async () => {
    await using at = await bench();
    at.emulator.setFaults([{ match: { operation: "byIdsFiles" }, do: { type: "html", status: 403 } }]);
    const error = await failureOf(at.client.byIdsFiles([{ id: 1 }]));
    expect(isApiError(error) && error.code).toBe("forbidden");
    expect(String(error)).not.toContain("<");
    at.emulator.setFaults([{ match: { operation: "advancedListFiles", times: 2 }, do: { type: "html" } }]);
    expect(await at.client.advancedListFiles()).toEqual({ items: [] });
    expect(at.emulator.requests.count({ operation: "advancedListFiles" })).toBe(3);
  });
});

describe("throttling of a real service", () => {
  const throttle = (retryAfter?: string | number): FaultAction => ({
    type: "status",
    status: 429,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

  it.each<[string, () => string | number | undefined, number]>([
    ["without Retry-After: the backoff", () => undefined, 0],
    ["with seconds: so many", () => 40, 40_000],
    ["with a date: until then", () => new Date(Date.now() + 1_800_000).toUTCString(), 1_500_000],
  ])("%s is waited, by every call of the client", async (_name, retryAfter, least) => {
    await using at = await bench();
    const delays: number[] = [];
    const client = at.clientWith({ hooks: { onRetry: ({ delay }: RetryEvent) => delays.push(delay) } });
    at.emulator.setFaults([
      { match: { operation: "advancedListFiles", times: 3 }, do: throttle(retryAfter()) },
    ]);
    expect(await client.advancedListFiles()).toEqual({ items: [] });
    expect(delays).toHaveLength(3);
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(least);
    expect(client.cooldown.until).toBeGreaterThanOrEqual(Date.now());
  });

  it("sends no call while another one has to wait", async () => {
    await using at = await bench();
    at.emulator.setFaults([{ match: { operation: "byIdsFiles", times: 1 }, do: throttle(10) }]);
    const clock = manualClock(Date.now());
    const client = createFilesClient({
      baseUrl: at.emulator.url,
      project: at.emulator.project,
      token: at.emulator.token,
      clock,
    });
    const told = client.byIdsFiles([{ id: 1 }], { ignoreUnknownIds: true });
    await expect.poll(() => client.cooldown.closed).toBe(true);
    const others = Array.from({ length: 10 }, () => client.advancedListFiles());
    await clock.advance(client.cooldown.until - clock.now() - 1);
    // Another client does not have to wait. Calls that were sent before it have arrived before it.
    await at.client.downloadLinks([{ id: 1 }]).catch(() => {});
    expect(at.emulator.requests.all().map(({ operation }) => operation)).toEqual([
      "byIdsFiles",
      "downloadLinks",
    ]);
    const all = Promise.all([told, ...others]);
    await passUntil(all, clock, 1);
    expect(at.emulator.requests.count()).toBe(2 + 11);
    await all;
  });

  it("does not happen: 300 calls stay within the project's budget", async () => {
    await using at = await bench({ requestsPerSecond: 220, concurrentRequests: 10 });
    const client = createFilesClient({
      baseUrl: at.emulator.url,
      project: at.emulator.project,
      token: at.emulator.token,
      limits: { requestsPerSecond: 150, concurrentRequests: 10 },
    });
    await Promise.all(
      Array.from({ length: 300 }, () => client.byIdsFiles([{ id: 1 }], { ignoreUnknownIds: true })),
    );
    expect(at.emulator.requests.count({ status: 429 })).toBe(0);
    expect(at.emulator.requests.count()).toBe(300);
  });
});

describe("a service that does not respond", () => {
  it.each<[string, FaultAction]>([
    ["takes the request and says nothing", { type: "no-answer" }],
    ["stops reading", { type: "stall" }],
  ])("%s: the attempt is ended, and the next one succeeds", async (_name, action) => {
    await using at = await bench();
    const clock = manualClock();
    let retry = (): void => {};
    const again = new Promise<void>((resolve) => {
      retry = resolve;
    });
    const client = createFilesClient({
      baseUrl: at.emulator.url,
      project: at.emulator.project,
      token: at.emulator.token,
      timeout: 300,
      retry: { minDelay: 1, maxDelay: 1 },
      clock,
      hooks: { onRetry: () => retry() },
    });
    at.emulator.setFaults([{ match: { operation: "byIdsFiles", times: 1 }, do: action }]);
    const call = client.byIdsFiles([{ id: 1 }], { ignoreUnknownIds: true });
    // Time passes only while the attempt without a response is in flight, and during the pause after it.
    await at.emulator.requests.waitFor({ operation: "byIdsFiles" });
    await passUntil(again, clock, 50);
    await clock.advance(1);
    expect(await call).toEqual([]);
    expect(at.emulator.requests.count({ operation: "byIdsFiles" })).toBe(2);
    at.emulator.setFaults([{ match: { operation: "byIdsFiles" }, do: action }]);
    const impatient = createFilesClient({
      baseUrl: at.emulator.url,
      project: at.emulator.project,
      token: at.emulator.token,
      deadline: 500,
    });
    const error = await failureOf(impatient.byIdsFiles([{ id: 1 }]));
    expect(isTimeoutError(error) && error.code).toBe("deadline-exceeded");
  });
});

describe("abort against a real service", () => {
  const reason = new Error("the user left");

  /** A call of each operation. */
  const CALLS: readonly [string, (client: FilesClient, signal: AbortSignal) => Promise<unknown>][] = [
    [
      "initMultiPartUpload",
      (client, signal) => client.initMultiPartUpload({ name: "a" }, { parts: 1, signal }),
    ],
    ["initFileUpload", (client, signal) => client.initFileUpload({ name: "a" }, { signal })],
    [
      "getMultiPartUploadLink",
      (client, signal) => client.getMultiPartUploadLink({ externalId: "x" }, { parts: 1, signal }),
    ],
    [
      "completeMultiPartUpload",
      (client, signal) => client.completeMultiPartUpload({ id: 1, uploadId: "u" }, { signal }),
    ],
    ["getFileByInternalId", (client, signal) => client.getFileByInternalId(1, { signal })],
    ["byIdsFiles", (client, signal) => client.byIdsFiles([{ id: 1 }], { signal })],
    ["advancedListFiles", (client, signal) => client.advancedListFiles({}, { signal })],
    ["downloadLinks", (client, signal) => client.downloadLinks([{ id: 1 }], { signal })],
    ["deleteFiles", (client, signal) => client.deleteFiles([{ id: 1 }], { signal })],
  ];

  it.each(CALLS)("ends %s while it is in flight, and its connection", async (_operation, call) => {
    await using at = await bench();
    at.emulator.setFaults([{ do: { type: "no-answer" } }]);
    const controller = new AbortController();
    const ended = failureOf(call(at.client, controller.signal));
    await at.emulator.requests.waitFor({});
    controller.abort(reason);
    expect(await ended).toBe(reason);
    await at.emulator.requests.waitFor({}, { until: "ended" });
    expect(at.emulator.requests.count()).toBe(1);
  });
});
