import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { api, ask, beginUpload, readBack, refusal } from "../ask.js";
import { put, withFault } from "./scene.js";

describe("on a part", () => {
  test("status: with a body, headers and Retry-After, in the form of a store or as given", async () => {
    await using emulator = await withFault({ type: "status", status: 503, retryAfter: 7 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const plain = await put(uploadUrls[0]);
    expect(plain).toMatchObject({ status: 503, code: "SlowDown" });
    expect(plain.headers["retry-after"]).toBe("7");
    emulator.setFaults([
      {
        do: { type: "status", status: 418, body: { a: 1 }, headers: { "X-Tea": "pot" } },
        match: { operation: "putPart" },
      },
    ]);
    const own = await put(uploadUrls[0]);
    expect([own.status, own.body, own.headers["x-tea"]]).toEqual([418, '{"a":1}', "pot"]);
  });

  test("reset before the part is stored", async () => {
    await using emulator = await withFault({ type: "reset", when: "before" });
    const { uploadUrls } = await beginUpload(emulator, 1);
    await expect(put(uploadUrls[0])).rejects.toMatchObject({ code: /ECONNRESET|EPIPE/ });
    expect(emulator.requests.last({ operation: "putPart" })).toMatchObject({
      outcome: "faulted",
      status: undefined,
      fault: "reset",
    });
  });

  test("reset after some bytes: the bytes arrived, but the part is not stored", async () => {
    await using emulator = await withFault({ type: "reset", when: "after-bytes", bytes: 100_000 });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    await expect(put(uploadUrls[0], Buffer.alloc(500_000))).rejects.toMatchObject({
      code: /ECONNRESET|EPIPE/,
    });
    expect(emulator.requests.last({ operation: "putPart" })?.bytesReceived).toBeGreaterThanOrEqual(100_000);
    await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
  });

  test("reset after the part is stored: the part exists, but the response is lost", async () => {
    await using emulator = await withFault({ type: "reset", when: "after-work" });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    await expect(put(uploadUrls[0])).rejects.toMatchObject({ code: "ECONNRESET" });
    await ask(emulator, 200, "completemultipartupload", { id, uploadId });
    expect((await readBack(emulator, id)).toString()).toBe("12345678");
  });

  test("stall: the bytes stop and the connection stays open", async () => {
    const emulator = await withFault({ type: "stall", afterBytes: 100_000 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const bytes = Buffer.alloc(8 * 1024 * 1024);
    const end = put(uploadUrls[0], bytes).catch((error: NodeJS.ErrnoException) => error.code);
    const [entry] = await emulator.requests.waitFor({ operation: "putPart" });
    await expect.poll(() => entry?.bytesReceived).toBeGreaterThanOrEqual(100_000);
    expect(entry?.outcome).toBe("pending");
    expect(entry?.bytesReceived).toBeLessThan(bytes.length);
    await emulator.close();
    expect(await end).toMatch(/ECONNRESET|EPIPE/);
    expect(entry).toMatchObject({ outcome: "faulted", status: undefined });
  });

  test("no-answer: the part is stored, but no response is sent until the client disconnects", async () => {
    await using emulator = await withFault({ type: "no-answer" });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    const stop = new AbortController();
    const end = put(uploadUrls[0], "12345678", { signal: stop.signal }).catch((error: Error) => error.name);
    await expect
      .poll(async () => (await api(emulator, "completemultipartupload", { id, uploadId })).status)
      .toBe(200);
    expect(emulator.requests.last({ operation: "putPart" })?.outcome).toBe("pending");
    stop.abort();
    expect(await end).toBe("AbortError");
    const [gone] = await emulator.requests.waitFor({ operation: "putPart" }, { until: "ended" });
    expect(gone).toMatchObject({ outcome: "faulted", status: undefined });
  });

  test("slow: the part takes its time and is stored", async () => {
    await using emulator = await withFault({ type: "slow", bytesPerSecond: 10_000_000, delay: 10 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    expect((await put(uploadUrls[0], Buffer.alloc(200_000))).status).toBe(200);
  });

  test("slow: the rate limits the bytes per second", async () => {
    const emulator = await withFault({ type: "slow", bytesPerSecond: 10_000 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const bytes = Buffer.alloc(8 * 1024 * 1024);
    const end = put(uploadUrls[0], bytes).catch((error: NodeJS.ErrnoException) => error.code);
    const [entry] = await emulator.requests.waitFor({ operation: "putPart" });
    await expect.poll(() => entry?.bytesReceived).toBeGreaterThan(0);
    // Without the fault all bytes would have arrived by now: the part was sent before these.
    for (let turn = 0; turn < 20; turn += 1) await ask(emulator, 200, "list", {});
    expect(entry?.outcome).toBe("pending");
    expect(entry?.bytesReceived).toBeLessThan(bytes.length);
    await emulator.close();
    expect(await end).toMatch(/ECONNRESET|EPIPE/);
  });

  test("slow: the response is sent after its delay", async () => {
    const emulator = await withFault({ type: "slow", delay: 1e9 });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    const end = put(uploadUrls[0]).catch((error: NodeJS.ErrnoException) => error.code);
    await expect
      .poll(async () => (await api(emulator, "completemultipartupload", { id, uploadId })).status)
      .toBe(200);
    expect(emulator.requests.last({ operation: "putPart" })?.outcome).toBe("pending");
    await emulator.close();
    expect(await end).toMatch(/ECONNRESET|EPIPE/);
  });

  test("early-answer: the response is sent although the body has not arrived", async () => {
    await using emulator = await withFault({ type: "early-answer", status: 413, afterBytes: 4 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const answer = await put(uploadUrls[0], "12345678", {
      headers: { "content-length": 1_000_000 },
      open: true,
    });
    expect(answer.status).toBe(413);
  });

  test("early-answer with close: the connection is closed after the response", async () => {
    await using emulator = await withFault({ type: "early-answer", status: 503, close: true });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const answer = await put(uploadUrls[0], "12345678", {
      headers: { "content-length": 1_000_000 },
      open: true,
    });
    expect([answer.status, answer.headers["connection"]]).toEqual([503, "close"]);
  });

  test("wrong-etag and no-etag: the part is stored nevertheless", async () => {
    await using emulator = await withFault({ type: "wrong-etag" });
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    const right = '"25d55ad283aa400af464c76d713c07ad"';
    expect((await put(uploadUrls[0])).headers["etag"]).not.toBe(right);
    emulator.setFaults([{ do: { type: "no-etag" } }]);
    expect((await put(uploadUrls[0])).headers).not.toHaveProperty("etag");
    emulator.setFaults([]);
    expect((await put(uploadUrls[0])).headers["etag"]).toBe(right);
    await ask(emulator, 200, "completemultipartupload", { id, uploadId });
  });

  test("expire: the URL is refused as expired", async () => {
    await using emulator = await withFault({ type: "expire" });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const answer = await put(uploadUrls[0]);
    expect(answer).toMatchObject({ status: 403, code: "AccessDenied" });
    expect(answer.body).toContain("expired");
  });

  test("forget-session: the upload and its parts are removed", async () => {
    await using emulator = await withFault(
      { type: "forget-session" },
      { operation: "putPart", partNumber: 2 },
    );
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 2);
    expect((await put(uploadUrls[0])).status).toBe(200);
    expect(await put(uploadUrls[1])).toMatchObject({ status: 404, code: "NoSuchUpload" });
    expect(await put(uploadUrls[0])).toMatchObject({ status: 404, code: "NoSuchUpload" });
    await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
  });

  test("disk-full: the response is 507, and the next attempt succeeds on the same server", async () => {
    await using emulator = await withFault(
      { type: "disk-full", afterBytes: 70_000 },
      { operation: "putPart", attempt: 1 },
    );
    const { id, uploadId, uploadUrls } = await beginUpload(emulator, 1);
    const bytes = Buffer.alloc(300_000, "x");
    expect(await put(uploadUrls[0], bytes)).toMatchObject({ status: 507, code: "InsufficientStorage" });
    await refusal(emulator, 400, "completemultipartupload", { id, uploadId });
    expect((await put(uploadUrls[0], bytes)).status).toBe(200);
    await ask(emulator, 200, "completemultipartupload", { id, uploadId });
    expect((await readBack(emulator, id)).equals(bytes)).toBe(true);
  });

  test("html: the response is the HTML page of a proxy", async () => {
    await using emulator = await withFault({ type: "html", status: 504 });
    const { uploadUrls } = await beginUpload(emulator, 1);
    const answer = await put(uploadUrls[0]);
    expect([answer.status, answer.headers["content-type"]]).toEqual([504, "text/html"]);
  });
});

test("a fault leaves no file behind in the session's folder", async () => {
  await using emulator = await withFault(
    { type: "reset", when: "after-bytes", bytes: 3 },
    { attempt: 2, operation: "putPart" },
  );
  const { uploadId, uploadUrls } = await beginUpload(emulator, 2);
  await put(uploadUrls[0]);
  await expect(put(uploadUrls[0])).rejects.toThrow();
  await emulator.requests.waitFor({ operation: "putPart", attempt: 2 }, { until: "ended" });
  expect(statSync(join(emulator.directory, "uploads", uploadId, "content")).size).toBe(8);
});
