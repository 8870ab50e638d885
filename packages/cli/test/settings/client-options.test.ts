import { expect, test } from "vitest";
import { clientOptions } from "../../src/settings/connection-options.js";

test("the request limits of a run are divided by its shards", () => {
  expect(clientOptions({ shards: 16 }).limits).toEqual({
    requestsPerSecond: 5,
    listRequestsPerSecond: 15 / 16,
    concurrentRequests: 1,
  });
  expect(clientOptions({ shards: 4, requestsPerSecond: 100 }).limits).toEqual({
    requestsPerSecond: 25,
    listRequestsPerSecond: 15 / 4,
    concurrentRequests: 5,
  });
});

test("limits that are too small for a shard are refused with the largest number of shards", () => {
  expect(clientOptions({ shards: 1600 }).limits).toMatchObject({ requestsPerSecond: 0.05 });
  expect(() => clientOptions({ shards: 1601 })).toThrow(/at least 0\.05\. Use at most 1600 shards, or raise/);
  expect(() => clientOptions({ shards: 100, requestsPerSecond: 1 })).toThrow(/at most 20 shards/);
});
