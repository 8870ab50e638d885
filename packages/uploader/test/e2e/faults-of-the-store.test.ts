import type { FaultAction } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { type Ground, ground } from "./ground.js";
import { placesOf, possible, quick, SIZE, sentAgain, strike, watchListeners } from "./matrix.js";

/** Faults that a repeat fixes; a repeated part must not change the result. */
const faults: Readonly<Record<string, FaultAction>> = {
  "408": { type: "status", status: 408 },
  "429": { type: "status", status: 429 },
  "500": { type: "status", status: 500 },
  "503 with Retry-After": { type: "status", status: 503, retryAfter: 0 },
  "503 after the part was stored": { type: "status", status: 503, afterWork: true },
  "a proxy's 502": { type: "html" },
  "an early 503": { type: "early-answer", status: 503, afterBytes: 10_000 },
  "a full disk": { type: "disk-full", afterBytes: 20_000 },
  "no ETag": { type: "no-etag" },
  "expired URLs": { type: "expire" },
};

describe("a store that refuses temporarily", () => {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground();
    path = await floor.file(SIZE);
  });
  const again = sentAgain();
  afterAll(async () => {
    again.print();
    await floor.close();
  });

  describe.each(possible(faults))("%s", (name, action) => {
    it.each(placesOf(name))("at %s, %dx: every byte arrives", async (where, times, match) => {
      floor.emulator.setFaults(strike(match, times, action));
      const { signal, expectNoListener } = watchListeners();
      const options = { ...quick(floor, { externalId: `${name} ${where} ${times}` }), signal };
      const stored = await upload(floor.client(), path, options);
      await floor.expectStored(stored.file.id, path);
      expect(stored.bytesSent).toBeGreaterThanOrEqual(SIZE);
      again.note(name, where, times, stored.bytesSent - SIZE);
      expectNoListener();
      await floor.expectNothingLeft();
    });
  });
});
