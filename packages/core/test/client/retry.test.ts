import { LIST_REQUESTS_PER_SECOND_MAX } from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import {
  type AttemptEvent,
  type FilesClientOptions,
  isApiError,
  isNetworkError,
  isTimeoutError,
  type RetryEvent,
} from "../../src/index.js";
import {
  broken,
  FILE,
  failureOf,
  fakeService,
  json,
  ok,
  refuse,
  silent,
  TOKEN,
} from "../support/fake-service.js";
import { VIRTUAL_START } from "../support/virtual-clock.js";

const busy = refuse(503, "busy");

describe("what is repeated", () => {
  it.each([
    ["408", refuse(408, "slow")],
    ["429", refuse(429, "too many")],
    ["500", refuse(500, "oops")],
    ["502 as HTML", () => new Response("<h1>Bad Gateway</h1>", { status: 502 })],
    ["503", busy],
    ["504", refuse(504, "late")],
    ["cdf-is-auto-retryable", refuse(400, "try again", {}, { "cdf-is-auto-retryable": "true" })],
    ["isAutoRetryable", refuse(409, "try again", { isAutoRetryable: true })],
    ["a reset", broken("ECONNRESET")],
    ["a refused connection", broken("ECONNREFUSED")],
  ])("%s", async (_name, step) => {
    const { client, requests, clock } = fakeService([step, ok(FILE)]);
    expect(await client.getFileByInternalId(7)).toEqual(FILE);
    expect(requests).toHaveLength(2);
    expect(clock.now() - VIRTUAL_START).toBe(250);
  });

  it.each([400, 401, 403, 404, 409, 413, 301])("%s is not", async (status) => {
    const { client, requests } = fakeService([refuse(status, "no")]);
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isApiError(error) && error.status).toBe(status);
    expect(requests).toHaveLength(1);
  });

  it("stops after ten retries with growing delays, and throws the last error", async () => {
    const { client, requests, clock } = fakeService([busy]);
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isApiError(error) && error.status).toBe(503);
    expect(requests).toHaveLength(11);
    expect(clock.slept).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("follows the retry options; 0 disables retries", async () => {
    const { client, requests } = fakeService([busy], { retry: { retries: 0 } });
    await failureOf(client.getFileByInternalId(7));
    expect(requests).toHaveLength(1);
  });

  it("stops soon if the host was never reached", async () => {
    const { client, requests } = fakeService([broken("ENOTFOUND")]);
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isNetworkError(error) && [error.code, error.mayHaveArrived]).toEqual(["connection-failed", false]);
    expect(String(error)).toContain("Check `cluster` or `baseUrl`");
    expect(requests).toHaveLength(3);
  });

  it("continues for minutes if the host was reached before", async () => {
    const { client, requests } = fakeService([ok(FILE), broken("ENOTFOUND")]);
    await client.getFileByInternalId(7);
    await failureOf(client.getFileByInternalId(7));
    expect(requests).toHaveLength(12);
  });

  it("does not repeat a call that a certificate prevents", async () => {
    const { client, requests } = fakeService([broken("UNABLE_TO_VERIFY_LEAF_SIGNATURE")]);
    expect(String(await failureOf(client.getFileByInternalId(7)))).toContain("NODE_EXTRA_CA_CERTS");
    expect(requests).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  const throttled = (retryAfter: string, headers = {}) =>
    refuse(429, "too many", {}, { "retry-after": retryAfter, ...headers });

  it("is obeyed, in seconds, even if it is longer than any backoff", async () => {
    const { client, clock } = fakeService([throttled("120"), ok(FILE)]);
    await client.getFileByInternalId(7);
    expect(clock.now() - VIRTUAL_START).toBe(120_000);
  });

  it("may be a date, and is interpreted by the clock of the server that sent it", async () => {
    const date = "Thu, 01 Jan 2015 00:00:00 GMT";
    const until = "Thu, 01 Jan 2015 00:00:42 GMT";
    const { client, clock } = fakeService([throttled(until, { date }), ok(FILE)]);
    await client.getFileByInternalId(7);
    expect(clock.now() - VIRTUAL_START).toBe(42_000);
  });

  it("closes the gate for every call of the client", async () => {
    const { client, requests } = fakeService([throttled("10"), ok(FILE)]);
    const first = client.getFileByInternalId(7);
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.cooldown.closed).toBe(true);
    await Promise.all([first, client.getFileByInternalId(8), client.getFileByInternalId(9)]);
    expect(requests.slice(1).map(({ at }) => at - VIRTUAL_START >= 10_000)).toEqual([true, true, true]);
  });

  it("also holds a call that was already waiting for its turn", async () => {
    const limits = { requestsPerSecond: 1, concurrentRequests: 20 };
    const { client, requests, clock } = fakeService([ok(FILE)], { limits });
    await client.getFileByInternalId(1);
    const second = client.getFileByInternalId(2);
    // Two sleeps: the deadline of the call, and its turn, a second after the first one.
    for (let turn = 0; turn < 1000 && clock.sleeping < 2; turn += 1) await Promise.resolve();
    expect(clock.sleeping).toBe(2);
    client.cooldown.close(clock.now() + 30_000);
    await second;
    expect((requests[1]?.at ?? 0) - VIRTUAL_START).toBeGreaterThanOrEqual(30_000);
  });

  it("longer than the deadline ends the call immediately, and says so", async () => {
    const { client, clock } = fakeService([throttled("3600")]);
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isTimeoutError(error) && error.code).toBe("deadline-exceeded");
    expect(String(error)).toMatch(/deadline of 900000 ms leaves no time to wait 3600000 ms.*too many/);
    expect(clock.now()).toBe(VIRTUAL_START);
  });
});

describe("time limits", () => {
  it("end an attempt that gets no response, and the next one succeeds", async () => {
    const { client, clock, requests } = fakeService([silent, ok(FILE)], { timeout: 1000 });
    await client.getFileByInternalId(7);
    expect(requests[0]?.signal?.aborted).toBe(true);
    expect(clock.now() - VIRTUAL_START).toBe(1250);
  });

  it("end an attempt whose fetch ignores its signal, or whose body never ends", async () => {
    const endless = () => new Response(new ReadableStream({}), { status: 200 });
    const deaf = () => new Promise<Response>(() => {});
    const { client, requests } = fakeService([deaf, endless, ok(FILE)], { timeout: 1000 });
    await client.getFileByInternalId(7);
    expect(requests).toHaveLength(3);
  });

  it("end the whole call at its deadline", async () => {
    const { client, clock } = fakeService([silent], { timeout: 1000, deadline: 5000 });
    const error = await failureOf(client.getFileByInternalId(7));
    expect(isTimeoutError(error) && error.code).toBe("deadline-exceeded");
    expect(clock.now() - VIRTUAL_START).toBeLessThanOrEqual(5000);
    expect(clock.sleeping).toBe(0);
  });
});

describe("limits", () => {
  it("keep 500 calls within the rate and the concurrency", async () => {
    let running = 0;
    let most = 0;
    const { client, requests, clock } = fakeService(
      [
        async (request) => {
          running += 1;
          most = Math.max(most, running);
          await clock.sleep(100);
          running -= 1;
          return await ok(FILE)(request);
        },
      ],
      { limits: { requestsPerSecond: 40, concurrentRequests: 5 } },
    );
    await Promise.all(Array.from({ length: 500 }, (_, index) => client.getFileByInternalId(index + 1)));
    expect(most).toBe(5);
    const starts = requests.map(({ at }) => at);
    const rates = starts.map((from) => starts.filter((at) => at >= from && at < from + 1000).length);
    expect(Math.max(...rates)).toBeLessThanOrEqual(45);
  });
});

describe("the limit of lists", () => {
  const listAndRead = async (limits: FilesClientOptions["limits"] & object) => {
    const { client, requests } = fakeService(
      [({ url }) => Response.json(url.pathname.endsWith("list") ? { items: [] } : FILE)],
      { limits },
    );
    const lists = Array.from({ length: 60 }, () => client.advancedListFiles());
    const reads = Array.from({ length: 60 }, () => client.getFileByInternalId(7));
    await Promise.all([...lists, ...reads]);
    const startsOf = (end: string) =>
      requests.filter(({ url }) => url.pathname.endsWith(end)).map(({ at }) => at);
    return { lists: startsOf("/list"), reads: startsOf("/7") };
  };
  const mostInASecond = (starts: readonly number[]) =>
    Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + 1000).length));

  it("stays within the documented budget, and delays nothing else", async () => {
    const { lists, reads } = await listAndRead({});
    expect(lists).toHaveLength(60);
    expect(mostInASecond(lists)).toBeLessThanOrEqual(LIST_REQUESTS_PER_SECOND_MAX);
    expect(mostInASecond(lists)).toBeGreaterThanOrEqual(LIST_REQUESTS_PER_SECOND_MAX / 2);
    expect(Math.max(...reads) - VIRTUAL_START).toBeLessThan(1000);
  });

  it("can be set", async () => {
    const { lists } = await listAndRead({ listRequestsPerSecond: 2 });
    expect(mostInASecond(lists)).toBeLessThanOrEqual(3);
  });
});

describe("hooks", () => {
  it("report each attempt and each repeat, without a secret", async () => {
    const attempts: AttemptEvent[] = [];
    const retries: RetryEvent[] = [];
    const hooks = {
      onAttempt: (event: AttemptEvent) => attempts.push(event),
      onRetry: (event: RetryEvent) => retries.push(event),
    };
    const { client } = fakeService([busy, broken("ECONNRESET"), json(200, FILE)], { hooks });
    await client.byIdsFiles([{ id: 7 }]).catch(() => {});
    expect(attempts.map(({ attempt, status, requestId }) => [attempt, status, requestId])).toEqual([
      [1, 503, "req-1"],
      [2, undefined, undefined],
      [3, 200, "req-1"],
    ]);
    expect(attempts[0]).toMatchObject({
      operation: "byIdsFiles",
      method: "POST",
      url: "https://westeurope-1.cognitedata.com/api/v1/projects/plant/files/byids",
      startedAt: VIRTUAL_START,
      elapsed: 0,
    });
    expect(isApiError(attempts[0]?.error) && attempts[0].error.status).toBe(503);
    expect(attempts[2] !== undefined && "error" in attempts[2]).toBe(false);
    expect(retries.map(({ attempt, delay }) => [attempt, delay])).toEqual([
      [1, 250],
      [2, 500],
    ]);
    expect(JSON.stringify([attempts, retries])).not.toContain(TOKEN);
  });

  it("cannot change the outcome by throwing an error", async () => {
    const boom = (): never => {
      throw new Error("hook");
    };
    const { client } = fakeService([busy, ok(FILE)], { hooks: { onAttempt: boom, onRetry: boom } });
    expect(await client.getFileByInternalId(7)).toEqual(FILE);
  });
});
