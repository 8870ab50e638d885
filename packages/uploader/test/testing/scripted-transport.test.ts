import { describe, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import { pattern } from "../sources/pattern.js";
import { partRequest } from "../transport/part-request.js";

const url = "https://store.invalid/p";

describe("a scripted transport", () => {
  test("responds only when the test does", async () => {
    const transport = scriptedTransport();
    const written: number[] = [];
    const first = transport.putPart(
      partRequest({ url, partNumber: 1, onWritten: (bytes) => written.push(bytes) }),
    );
    const second = transport.putPart(partRequest({ url, partNumber: 2 }));
    expect(transport.pending.map(({ partNumber }) => partNumber)).toEqual([1, 2]);
    transport.write(1, 500);
    transport.write(1, 500);
    transport.answer(1, { status: 201, headers: { etag: "x" } });
    expect(await first).toEqual({ status: 201, headers: { etag: "x" }, body: "", bytesWritten: 200_000 });
    expect(written).toEqual([500, 1000, 200_000]);
    expect(transport.pending.map(({ partNumber }) => partNumber)).toEqual([2]);
    transport.fail(2, new Error("line cut"));
    await expect(second).rejects.toThrow("line cut");
    expect(transport.requests).toHaveLength(2);
  });

  test("answers all waiting attempts together", async () => {
    const transport = scriptedTransport();
    const sending = [1, 2, 3].map((partNumber) => transport.putPart(partRequest({ url, partNumber })));
    transport.answerAll({ status: 503, bytesWritten: 10 });
    expect((await Promise.all(sending)).map(({ status, bytesWritten }) => [status, bytesWritten])).toEqual([
      [503, 10],
      [503, 10],
      [503, 10],
    ]);
  });

  test("lets a test wait for a part, or for a number of them", async () => {
    const transport = scriptedTransport();
    const third = transport.waitFor(3);
    const two = transport.waitForPending(2);
    void transport.putPart(partRequest({ url, partNumber: 1 }));
    void transport.putPart(partRequest({ url, partNumber: 3, attempt: 2 }));
    expect(await third).toMatchObject({ partNumber: 3, attempt: 2, written: 0 });
    expect(await two).toHaveLength(2);
  });

  test("reads a part as a real transport would", async () => {
    const transport = scriptedTransport();
    const bytes = pattern(200_000);
    const seen: number[] = [];
    const request = partRequest({
      url,
      start: 10,
      end: 150_010,
      onChunk: (view) => seen.push(view.byteLength),
    });
    void transport.putPart(request);
    expect(await transport.read(1)).toEqual(bytes.slice(10, 150_010));
    expect(seen.reduce((sum, size) => sum + size, 0)).toBe(150_000);
    const failing = {
      ...bytesSource(bytes),
      open: () => ({ next: () => Promise.reject(new Error("disk")), close: async () => {} }),
    };
    void transport.putPart(partRequest({ url, partNumber: 2, source: failing }));
    await expect(transport.read(2)).rejects.toThrow("disk");
  });

  test("follows the contract of aborts and of close", async () => {
    const transport = scriptedTransport();
    const stop = new AbortController();
    const aborted = transport.putPart(partRequest({ url, signal: stop.signal }));
    stop.abort("enough");
    await expect(aborted).rejects.toBe("enough");
    await expect(transport.putPart(partRequest({ url, signal: stop.signal }))).rejects.toBe("enough");
    const left = transport.putPart(partRequest({ url }));
    await transport.close();
    await transport.close();
    await expect(left).rejects.toThrow("The scripted transport was closed.");
    await expect(transport.putPart(partRequest({ url }))).rejects.toThrow(
      "The scripted transport is closed.",
    );
    expect(transport.closed).toBe(true);
  });

  test("lists the waiting parts if another part is named", () => {
    const transport = scriptedTransport();
    expect(() => transport.answer(1)).toThrow("No attempt at part 1 is waiting; waiting parts: none.");
    void transport.putPart(partRequest({ url, partNumber: 4 }));
    expect(() => transport.fail(1, new Error())).toThrow("waiting parts: 4.");
  });
});
