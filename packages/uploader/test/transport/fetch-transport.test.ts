import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { blobSource } from "../../src/sources/blob-source.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { fileSource } from "../../src/sources/node/file-source.js";
import type { Source } from "../../src/sources/source.js";
import { type FetchTransportOptions, fetchTransport } from "../../src/transport/fetch-transport.js";
import type { Transport } from "../../src/transport/transport.js";
import { pattern } from "../sources/pattern.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { countingSignal } from "./counting-signal.js";
import { countingTimers } from "./counting-timers.js";
import { errorOf } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";
import { rawServer } from "./raw-server.js";

const bytes = pattern(3_000_001);
const md5 = (view: Uint8Array): string => createHash("md5").update(view).digest("hex");

function transport(options: FetchTransportOptions = {}): Transport {
  const made = fetchTransport(options);
  onTestFinished(() => made.close());
  return made;
}

async function fileOnDisk(): Promise<Source> {
  const path = join(await temporaryFolder(), "scan.e57");
  await writeFile(path, bytes);
  const source = await fileSource(path);
  onTestFinished(() => source.close());
  return source;
}

const WAYS: readonly (readonly [string, boolean, () => Source | Promise<Source>])[] = [
  ["a Blob", false, () => blobSource(new Blob([bytes], { type: "model/e57" }))],
  [
    "a Blob of a caller's own source, with a type",
    false,
    () => ({
      ...blobSource(new Blob([bytes])),
      blob: (start, end) => new Blob([bytes.slice(start, end)], { type: "model/e57" }),
    }),
  ],
  ["bytes in memory", false, () => bytesSource(bytes)],
  ["a file, read into memory", false, fileOnDisk],
  ["a file, streamed", true, fileOnDisk],
];

describe.each(WAYS)("%s", (_what, streaming, makeSource) => {
  test("arrives byte for byte, with a length and without a type, credentials or chunks", async () => {
    const store = await partServer();
    const source = await makeSource();
    const written: number[] = [];
    const answer = await transport({ streaming }).putPart(
      partRequest({
        url: `${store.url}/p?sig=1`,
        source,
        start: 1000,
        end: 2_500_000,
        onWritten: (count) => written.push(count),
      }),
    );
    const sent = bytes.subarray(1000, 2_500_000);
    expect(answer).toMatchObject({ status: 200, body: "stored", bytesWritten: sent.length });
    expect(answer.headers["etag"]).toBe(`"${md5(sent)}"`);
    expect(written.at(-1)).toBe(sent.length);
    const [part] = store.received;
    expect(part).toMatchObject({ method: "PUT", path: "/p?sig=1", bytes: sent.length, md5: md5(sent) });
    const headers = part?.rawHeaders.join(" ").toLowerCase() ?? "";
    expect(headers).toContain(`content-length ${sent.length}`);
    expect(headers).not.toMatch(/content-type|transfer-encoding|authorization|cookie|referer|x-cdp/);
  });

  test("that is empty arrives", async () => {
    const store = await partServer();
    const source = await makeSource();
    const answer = await transport({ streaming }).putPart(
      partRequest({ url: store.url, source, start: 5, end: 5 }),
    );
    expect(answer).toMatchObject({ status: 200, bytesWritten: 0 });
    expect(store.received[0]).toMatchObject({ bytes: 0 });
    expect(store.received[0]?.rawHeaders.join(" ").toLowerCase()).not.toMatch(
      /transfer-encoding|content-type/,
    );
  });

  test("is aborted with the signal's reason, and leaves no listener and no timer", async () => {
    const timers = countingTimers();
    const store = await partServer((request) => {
      request.resume();
      return true;
    });
    const source = await makeSource();
    const { controller, signal, listeners } = countingSignal();
    const sending = transport({ streaming }).putPart(partRequest({ url: store.url, source, signal }));
    await expect.poll(() => store.connections).toBe(1);
    controller.abort("enough");
    expect(await errorOf(sending)).toBe("enough");
    expect(listeners()).toBe(0);
    expect(timers()).toBe(0);
  });

  test("without a response is aborted by the watchdog", async () => {
    const store = await rawServer((socket) => socket.resume());
    const source = await makeSource();
    const sender = transport({ streaming, timeouts: { connect: 50, answer: 50 }, slowest: 1e9 });
    const error = await errorOf(sender.putPart(partRequest({ url: store.url, source })));
    expect(error).toMatchObject({ name: "TimeoutError", phase: "answer" });
    expect(String(error)).toContain("did not answer part 1");
    await store.idle();
  });

  test("that meets a broken connection is a network error without the signature", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    const source = await makeSource();
    const error = await errorOf(
      transport({ streaming }).putPart(partRequest({ url: `${store.url}/p?sig=secret`, source })),
    );
    expect(error).toMatchObject({ name: "NetworkError", code: "connection-lost", mayHaveArrived: true });
    expect(String(error)).not.toContain("secret");
  });
});

describe("a fetch transport", () => {
  test.each([403, 501, 503])("returns a response of %i unchanged", async (status) => {
    const store = await partServer((request, response) => {
      request.resume().on("end", () => response.writeHead(status, { "retry-after": "3" }).end("<Error/>"));
      return true;
    });
    const answer = await transport().putPart(partRequest({ url: store.url }));
    expect(answer).toMatchObject({ status, body: "<Error/>" });
    expect(answer.headers["retry-after"]).toBe("3");
  });

  test("cuts a long response at 64 KiB", async () => {
    const store = await partServer((request, response) => {
      request.resume().on("end", () => response.end("x".repeat(1_000_000)));
      return true;
    });
    expect((await transport().putPart(partRequest({ url: store.url }))).body).toBe("x".repeat(65_536));
  });

  test("follows no redirect", async () => {
    const store = await partServer((request, response, count) => {
      if (count > 1) return false;
      request.resume().on("end", () => response.writeHead(307, { location: "/elsewhere" }).end());
      return true;
    });
    expect(await errorOf(transport().putPart(partRequest({ url: store.url })))).toMatchObject({
      name: "NetworkError",
    });
    expect(store.received).toEqual([]);
  });

  test("uses the given fetch, once per part", async () => {
    const seen: (RequestInit | undefined)[] = [];
    const own: typeof fetch = async (_url, init) => {
      seen.push(init);
      return new Response("ok", { headers: { ETag: "y" } });
    };
    const answer = await transport({ fetch: own }).putPart(partRequest({ url: "https://store.invalid/p" }));
    expect(answer).toMatchObject({ status: 200, headers: { etag: "y" } });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "PUT", redirect: "error", window: null, credentials: "omit" });
  });

  test("distinguishes a changed file from a broken connection", async () => {
    const own: typeof fetch = () => Promise.reject(new TypeError("Failed to fetch"));
    const changed = new Error("it changed");
    const source = { ...blobSource(new Blob([bytes])), verify: () => Promise.reject(changed) };
    expect(
      await errorOf(
        transport({ fetch: own }).putPart(partRequest({ url: "https://store.invalid/p", source })),
      ),
    ).toBe(changed);
  });

  test("distinguishes a changed file from a store that stays silent", async () => {
    const store = await rawServer((socket) => socket.resume());
    const changed = new Error("it changed");
    const source = { ...blobSource(new Blob([bytes])), verify: () => Promise.reject(changed) };
    const sender = transport({ timeouts: { connect: 50, answer: 50 }, slowest: 1e9 });
    expect(await errorOf(sender.putPart(partRequest({ url: store.url, source })))).toBe(changed);
    await store.idle();
  });

  test.each([true, false])("rejects with the error of the source (streaming: %s)", async (streaming) => {
    const store = await partServer();
    const failure = new Error("disk");
    const source: Source = {
      ...(await fileOnDisk()),
      open: () => ({ next: () => Promise.reject(failure), close: async () => {} }),
    };
    expect(await errorOf(transport({ streaming }).putPart(partRequest({ url: store.url, source })))).toBe(
      failure,
    );
    const short: Source = {
      ...(await fileOnDisk()),
      open: () => ({ next: async () => new Uint8Array(0), close: async () => {} }),
    };
    expect(
      await errorOf(transport({ streaming }).putPart(partRequest({ url: store.url, source: short }))),
    ).toMatchObject({
      code: "source-length",
    });
    expect(store.received).toEqual([]);
  });

  test("detects a stream that stalls", async () => {
    const store = await rawServer((socket) => {
      socket.once("data", () => socket.pause());
    });
    const big = pattern(48 * 1024 * 1024);
    const { blob: _none, ...source } = bytesSource(big);
    const sender = transport({ streaming: true, timeouts: { transfer: 100 } });
    expect(await errorOf(sender.putPart(partRequest({ url: store.url, source })))).toMatchObject({
      phase: "transfer",
      timeout: 100,
    });
  });

  test("that was closed sends nothing more", async () => {
    const store = await partServer((request) => {
      request.resume();
      return true;
    });
    const sender = transport();
    const under = errorOf(sender.putPart(partRequest({ url: store.url })));
    await expect.poll(() => store.connections).toBe(1);
    await sender.close();
    expect(await under).toMatchObject({ retryable: false });
    expect(await errorOf(sender.putPart(partRequest({ url: store.url })))).toMatchObject({
      retryable: false,
    });
  });
});

describe("a response of a fetch that lost its signal, as Node's can", () => {
  const endless = (status: number): typeof fetch => {
    const body = () => new ReadableStream<Uint8Array>({ start: (one) => one.enqueue(new Uint8Array([32])) });
    return async () => new Response(body(), { status });
  };

  test.each([200, 409])("of %i is ended by the watchdog", async (status) => {
    const sender = transport({
      fetch: endless(status),
      timeouts: { connect: 20, answer: 20 },
      slowest: 1e9,
    });
    const part = partRequest({ url: "https://store.test/p?sig=1", source: bytesSource(bytes) });
    const outcome = await sender.putPart(part).catch((error: unknown) => error);
    // The status of a refusal says more than the way the connection ended.
    expect(outcome).toMatchObject(status === 200 ? { name: "TimeoutError", phase: "answer" } : { status });
  });
});
