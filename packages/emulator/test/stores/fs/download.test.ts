import { DOWNLOAD_URL_EXTENDED_LIFETIME_MS, DOWNLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { expect, test } from "vitest";
import type { Emulator } from "../../../src/index.js";
import { ask, startSmall, stillClock, uploadParts } from "../../ask.js";
import { raw } from "../../raw.js";

async function link(emulator: Emulator, fields: object = {}, query = ""): Promise<string> {
  const { id } = await uploadParts(emulator, ["0123456789"], fields);
  return (await ask(emulator, 200, `downloadlink${query}`, { items: [{ id }] })).items[0].downloadUrl;
}

test.each([
  ["bytes=2-4", 206, "234", "bytes 2-4/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=-3", 206, "789", "bytes 7-9/10"],
  ["bytes=0-99", 206, "0123456789", "bytes 0-9/10"],
])("the range %s", async (range, status, bytes, contentRange) => {
  await using emulator = await startSmall();
  const response = await fetch(await link(emulator), { headers: { range } });
  expect([response.status, await response.text()]).toEqual([status, bytes]);
  expect(response.headers.get("content-range")).toBe(contentRange);
  expect(response.headers.get("accept-ranges")).toBe("bytes");
});

test("a range beyond the end is a 416 of the store", async () => {
  await using emulator = await startSmall();
  const answer = await raw(await link(emulator), { method: "GET", headers: { range: "bytes=10-" } });
  expect(answer).toMatchObject({ status: 416, code: "InvalidRange" });
});

test("a range of content that has changed since returns the whole content", async () => {
  await using emulator = await startSmall();
  const url = await link(emulator);
  const etag = (await fetch(url)).headers.get("etag") ?? "";
  const same = await fetch(url, { headers: { range: "bytes=0-1", "if-range": etag } });
  expect([same.status, await same.text()]).toEqual([206, "01"]);
  const changed = await fetch(url, { headers: { range: "bytes=0-1", "if-range": '"another"' } });
  expect([changed.status, await changed.text()]).toEqual([200, "0123456789"]);
});

test("a link is valid for 30 s, an extended one for an hour", async () => {
  await using emulator = await startSmall({ clock: stillClock() });
  const short = await link(emulator);
  const long = await link(emulator, {}, "?extendedExpiration=true");
  expect((await fetch(short)).status).toBe(200);
  emulator.clock.advance(DOWNLOAD_URL_LIFETIME_MS + 1000);
  expect(await raw(short, { method: "GET" })).toMatchObject({ status: 403, code: "AccessDenied" });
  expect((await fetch(long)).status).toBe(200);
  emulator.clock.advance(DOWNLOAD_URL_EXTENDED_LIFETIME_MS);
  expect((await fetch(long)).status).toBe(403);
});

test("names and types that are not valid in a header do no harm", async () => {
  await using emulator = await startSmall();
  const name = 'ä"\r\nX-Evil: 1\ud800/../läge.txt';
  const response = await fetch(await link(emulator, { name, mimeType: "text/plain\r\nX-Evil: 1" }));
  expect(response.status).toBe(200);
  expect(response.headers.get("x-evil")).toBeNull();
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("content-disposition")).toContain("UTF-8''%C3%A4%22%0D%0AX-Evil%3A%201");
});

test("Authorization on a download URL is refused", async () => {
  await using emulator = await startSmall();
  const answer = await raw(await link(emulator), { method: "GET", headers: { authorization: "Bearer t" } });
  expect(answer).toMatchObject({ status: 400, code: "InvalidArgument" });
});
