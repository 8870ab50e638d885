import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { createUpload, upload } from "../../src/node/upload-node.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { Transport } from "../../src/transport/transport.js";
import { useGround } from "./ground.js";
import { quick, SIZE } from "./matrix.js";

const MIB = 1024 * 1024;

describe("an abort", () => {
  const its = useGround(SIZE);

  it("at every event rejects with its reason, starts nothing more and leaves nothing open", async () => {
    its.floor.emulator.setFaults([]);
    const counted: string[] = [];
    await upload(its.floor.client(), its.path, {
      ...quick(its.floor),
      onEvent: ({ type }) => void counted.push(type),
    });
    const points = counted.filter((type) => type !== "progress").length;
    expect(points).toBeGreaterThan(12);
    for (let point = 0; point < points - 1; point += 1) {
      const controller = new AbortController();
      const reason = new Error(`at event ${point}`);
      let seen = 0;
      const onEvent = ({ type }: UploadEvent): void => {
        if (type === "progress") return;
        if (seen === point) controller.abort(reason);
        seen += 1;
      };
      const { signal } = controller;
      const puts = { begun: 0, running: 0 };
      const transport = (): Transport => watched(nodeTransport({ proxy: "none" }), puts);
      const uploading = upload(its.floor.client(), its.path, {
        ...quick(its.floor),
        transport,
        signal,
        onEvent,
      });
      const ended = await uploading.then(
        () => "done",
        (error: unknown) => error,
      );
      // There may be no pending operation to abort between the last response and the end.
      if (ended !== "done" || seen < points - 2) expect(ended).toBe(reason);
      // PUTs are counted when they start: the server may read a PUT that was written before the abort only
      // after it.
      const { begun } = puts;
      expect(puts.running).toBe(0);
      await its.floor.expectNothingLeft();
      expect(puts.begun).toBe(begun);
    }
  });

  it.each(["initMultiPartUpload", "putPart", "completeMultiPartUpload", "byIdsFiles"] as const)(
    "in the middle of %s does not wait for its answer",
    async (operation) => {
      its.floor.emulator.requests.clear();
      its.floor.emulator.setFaults([{ match: { operation }, do: { type: "no-answer" } }]);
      const controller = new AbortController();
      const reason = new Error("enough");
      const transport = (): Transport => nodeTransport({ proxy: "none" });
      const uploading = upload(its.floor.client(), its.path, {
        ...quick(its.floor),
        transport,
        signal: controller.signal,
      });
      const refused = expect(uploading).rejects.toBe(reason);
      await its.floor.emulator.requests.waitFor({ operation });
      controller.abort(reason);
      await refused;
      await its.floor.expectNothingLeft();
    },
  );

  it("at any byte prevents any PUT from finishing afterwards", async () => {
    // Parts that are larger than the socket buffers, to a slow store.
    const large = await its.floor.file(40 * MIB);
    its.floor.emulator.setFaults([
      { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 8_000_000 } },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 16 * MIB }), async (bytes) => {
        its.floor.emulator.requests.clear();
        const controller = new AbortController();
        const reason = new Error(`at byte ${bytes}`);
        const onBytes = (written: number): void => {
          if (written >= bytes) controller.abort(reason);
        };
        const uploading = upload(its.floor.client(), large, {
          parts: 2,
          concurrency: 2,
          signal: controller.signal,
          transport: () => counting(nodeTransport({ proxy: "none" }), onBytes),
        });
        await expect(uploading).rejects.toBe(reason);
        await its.floor.expectNothingLeft();
        // Before the first byte no PUT has started, so the test does not wait for one.
        if (bytes === 0) expect(its.floor.emulator.requests.count({ operation: "putPart" })).toBe(0);
        else
          await its.floor.emulator.requests.waitFor({ operation: "putPart" }, { count: 1, until: "ended" });
        expect(its.floor.emulator.requests.count({ operation: "putPart", outcome: "answered" })).toBe(0);
      }),
      { numRuns: 6, examples: [[0], [1]] },
    );
  });

  it("of a pause holds no connection; resumed, it sends the missing parts and every byte arrives", async () => {
    its.floor.emulator.setFaults([]);
    let paused: Promise<void> | undefined;
    const handle = createUpload(its.floor.client(), its.path, {
      ...quick(its.floor),
      onEvent: ({ type }) => {
        if (type === "part-done") paused ??= handle.pause({ inFlight: "give-back" });
      },
    });
    const done = handle.start();
    while (paused === undefined) await new Promise(setImmediate);
    await paused;
    expect(handle.phase).toBe("paused");
    await its.floor.expectNoConnection();
    handle.resume();
    await its.floor.expectStored((await done).file.id, its.path);
    await its.floor.expectNothingLeft();
  });
});

/** The same transport; `puts` counts the PUTs that it started and those that run. */
function watched(transport: Transport, puts: { begun: number; running: number }): Transport {
  return {
    async putPart(request) {
      puts.begun += 1;
      puts.running += 1;
      try {
        return await transport.putPart(request);
      } finally {
        puts.running -= 1;
      }
    },
    close: () => transport.close(),
  };
}

/** The same transport; `onBytes` receives how many bytes all parts have written. */
function counting(transport: Transport, onBytes: (bytes: number) => void): Transport {
  let total = 0;
  return {
    putPart(request) {
      let before = 0;
      const onWritten = (bytes: number): void => {
        total += bytes - before;
        before = bytes;
        request.onWritten?.(bytes);
        onBytes(total);
      };
      onBytes(total);
      return transport.putPart({ ...request, onWritten });
    },
    close: () => transport.close(),
  };
}
