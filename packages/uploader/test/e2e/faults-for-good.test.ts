import type { FaultAction } from "@cdf-multipart/emulator";
import { describe, expect, it } from "vitest";
import { isPartError } from "../../src/engine/part-error.js";
import { upload } from "../../src/node/upload-node.js";
import { useGround } from "./ground.js";
import { everywhere, placesOf, possible, quick, SIZE, strike, watchListeners } from "./matrix.js";

/** Faults that a repeat would not fix. */
const faults: Readonly<Record<string, { readonly action: FaultAction; readonly status: number }>> = {
  "a wrong signature": {
    action: { type: "status", status: 403, body: "<Error><Code>SignatureDoesNotMatch</Code></Error>" },
    status: 403,
  },
  "a chunked body, says the store": { action: { type: "status", status: 501 }, status: 501 },
  "a session that is gone": { action: { type: "status", status: 404 }, status: 404 },
  "an early 403": { action: { type: "early-answer", status: 403, afterBytes: 10_000 }, status: 403 },
};

describe("a store that refuses permanently", () => {
  const its = useGround(SIZE);

  describe.each(possible(faults))("%s", (name, { action, status }) => {
    it.each(placesOf(name))(
      "at %s, %dx: the error says which part and what is kept",
      async (_where, times, match) => {
        its.floor.emulator.setFaults(strike(match, times, action));
        const { signal, expectNoListener } = watchListeners();
        const uploading = upload(its.floor.client(), its.path, { ...quick(its.floor), signal });
        const error = await uploading.catch((reason: unknown) => reason);
        if (!isPartError(error)) throw error;
        expect(error).toMatchObject({ code: "part-refused", status, parts: 4 });
        if (match.partNumber !== undefined) expect(error.partNumber).toBe(match.partNumber);
        expect(error.message).toMatch(/Part \d of 4 .* the upload was not completed/);
        expect(JSON.stringify(error)).not.toMatch(/sig=|signature=/i);
        expectNoListener();
        await its.floor.expectNothingLeft();
      },
    );
  });

  describe("success before the part has arrived", () => {
    // Not for the last part, because it fits into the socket (see below).
    const elsewhere = everywhere.filter(([, , { partNumber }]) => partNumber === 1 || partNumber === 3);
    const early: FaultAction = { type: "early-answer", status: 200, afterBytes: 10_000, close: true };
    it.each(placesOf("early success", elsewhere))(
      "at %s, %dx: it does not count, and every byte arrives",
      async (_where, times, match) => {
        its.floor.emulator.setFaults(strike(match, times, early));
        const stored = await upload(its.floor.client(), its.path, quick(its.floor));
        await its.floor.expectStored(stored.file.id, its.path);
        await its.floor.expectNothingLeft();
      },
    );

    it("of a part that fits into the socket cannot be detected: complete refuses, and the part is sent again", async () => {
      its.floor.emulator.setFaults(strike({ partNumber: 4 }, 1, early));
      const stored = await upload(its.floor.client(), its.path, quick(its.floor));
      await its.floor.expectStored(stored.file.id, its.path);
      await its.floor.expectNothingLeft();
    });
  });
});
