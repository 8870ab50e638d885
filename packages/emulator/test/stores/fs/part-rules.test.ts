import { PART_SIZE_MAX, UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { describe, expect, test } from "vitest";
import { beginUpload, putBytes, startSmall, stillClock } from "../../ask.js";
import { type RawRequest, raw } from "../../raw.js";

const BYTES = "12345";
const LENGTH = { "content-length": BYTES.length };

describe("a part PUT", () => {
  test.each<[string, RawRequest, number, string]>([
    [
      "with a Content-Type",
      { headers: { ...LENGTH, "content-type": "text/plain" } },
      403,
      "SignatureDoesNotMatch",
    ],
    ["with Authorization", { headers: { ...LENGTH, authorization: "Bearer t" } }, 400, "InvalidArgument"],
    ["with x-cdp-app", { headers: { ...LENGTH, "x-cdp-app": "a" } }, 400, "InvalidArgument"],
    ["with x-cdp-sdk", { headers: { ...LENGTH, "x-cdp-sdk": "a" } }, 400, "InvalidArgument"],
    ["in chunks", { headers: { "transfer-encoding": "chunked" } }, 501, "NotImplemented"],
    [
      "of too many bytes",
      { headers: { "content-length": PART_SIZE_MAX + 1 }, chunks: [] },
      400,
      "EntityTooLarge",
    ],
  ])("%s is refused", async (_, request, status, code) => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 1);
    const signal = AbortSignal.timeout(120_000);
    const answer = await raw(uploadUrls[0], { chunks: [BYTES], signal, ...request });
    expect(answer).toMatchObject({ status, code });
    expect(answer.headers).not.toHaveProperty("x-request-id");
    expect(answer.headers["content-type"]).toBe("application/xml");
  });

  test("without a length is refused", async () => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 1);
    // Node adds "Content-Length: 0" to a PUT without a body, unless it is configured to send none.
    const answer = await raw(uploadUrls[0], { headers: { connection: "close" }, chunks: [], bare: true });
    expect(answer).toMatchObject({ status: 411, code: "MissingContentLength" });
  });

  test("of any size from zero bytes to the maximum is accepted", async () => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 2);
    expect((await putBytes(uploadUrls[1], "")).status).toBe(200);
    const stop = new AbortController();
    const largest = raw(uploadUrls[0], {
      headers: { "content-length": PART_SIZE_MAX },
      chunks: [BYTES],
      open: true,
      signal: stop.signal,
    });
    const refusedOrCut = largest.then(
      ({ status }) => status,
      () => "cut by us",
    );
    const [entry] = await emulator.requests.waitFor({ operation: "putPart", partNumber: 1 });
    await expect.poll(() => entry?.bytesReceived).toBe(BYTES.length);
    stop.abort();
    expect(await refusedOrCut).toBe("cut by us");
  });
});

describe("the signature", () => {
  test.each<[string, (url: URL) => void, string]>([
    ["changed", (url) => url.searchParams.set("X-Amz-Signature", "0".repeat(64)), "SignatureDoesNotMatch"],
    ["missing", (url) => url.searchParams.delete("X-Amz-Signature"), "AccessDenied"],
    [
      "of another part",
      (url) => {
        url.pathname = url.pathname.replace(/1$/, "2");
      },
      "SignatureDoesNotMatch",
    ],
    [
      "with another expiry time",
      (url) => url.searchParams.set("X-Amz-Expires", "9999999"),
      "SignatureDoesNotMatch",
    ],
    ["with an added query parameter", (url) => url.searchParams.set("x", "y"), "SignatureDoesNotMatch"],
  ])("%s is refused", async (_, change, code) => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 2);
    const url = new URL(uploadUrls[0]);
    change(url);
    const answer = await raw(String(url), { headers: LENGTH, chunks: [BYTES] });
    expect(answer).toMatchObject({ status: 403, code });
  });

  test("of a PUT does not allow a GET, a POST or a DELETE", async () => {
    await using emulator = await startSmall();
    const { uploadUrls } = await beginUpload(emulator, 1);
    for (const method of ["GET", "POST", "DELETE"]) {
      expect(await raw(uploadUrls[0], { method })).toMatchObject({ status: 405, code: "MethodNotAllowed" });
    }
  });

  test("expires at its time, together with the session", async () => {
    await using emulator = await startSmall({ clock: stillClock() });
    const { uploadUrls } = await beginUpload(emulator, 1);
    emulator.clock.advance(UPLOAD_URL_LIFETIME_MS - 5000);
    expect((await putBytes(uploadUrls[0], BYTES)).status).toBe(200);
    emulator.clock.advance(6000);
    const answer = await raw(uploadUrls[0], { headers: LENGTH, chunks: [BYTES] });
    expect(answer).toMatchObject({ status: 403, code: "AccessDenied" });
    expect(answer.body).toContain("Request has expired");
  });
});

test("a path with ../ in the name of an upload or a file reaches nothing", async () => {
  await using emulator = await startSmall();
  const upload = await beginUpload(emulator, 1, {
    name: "../../../../../etc/passwd",
    externalId: "../..",
    directory: "/../..",
  });
  const { search } = new URL(upload.uploadUrls[0]);
  for (const path of [
    "/upload/parts/..%2F..%2Fetc/1",
    "/upload/files/..%2F1",
    "/download/..%2Fstate.jsonl",
  ]) {
    const answer = await raw(`${emulator.url}${path}${search}`, {
      method: path.startsWith("/download") ? "GET" : "PUT",
      headers: path.startsWith("/download") ? {} : LENGTH,
      chunks: path.startsWith("/download") ? [] : [BYTES],
    });
    expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  }
  expect((await putBytes(upload.uploadUrls[0], BYTES)).status).toBe(200);
});
