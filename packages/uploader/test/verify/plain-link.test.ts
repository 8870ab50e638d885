import type { FilesClient } from "@cdf-multipart/core";
import { expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { HttpReader } from "../../src/sources/http-reader.js";
import { verifyDownload } from "../../src/verify/verify-download.js";
import { fakeService } from "../doubles/fake-client.js";
import { manualClock } from "../doubles/manual-clock.js";
import { errorOf } from "../transport/make-transport.js";

const content = new TextEncoder().encode("the stored content");

/** Serves the content to everyone, and records who was asked. */
function reader(asked: string[]): HttpReader {
  return {
    async get(url) {
      asked.push(url);
      const pieces = [content];
      return {
        status: 200,
        header: (name) => (name === "content-length" ? String(content.length) : undefined),
        read: async () => pieces.shift(),
        close: async () => {},
      };
    },
    close(): void {},
  };
}

/** Verifies against a service at this URL that returns this download link. */
async function verify(baseUrl: string, downloadUrl: string, asked: string[]): Promise<number> {
  const client: FilesClient = {
    ...fakeService({ baseUrl }).client,
    downloadLinks: async () => [{ id: 7, downloadUrl }],
  };
  return verifyDownload(
    {
      client,
      source: bytesSource(content),
      fileId: 7,
      retry: { retries: 3, minDelay: 1, maxDelay: 1, maxRetryAfter: 1 },
      clock: manualClock(),
      random: () => 0,
      signal: new AbortController().signal,
    },
    () => reader(asked),
  );
}

const HOSTS = [
  "store.test",
  "10.0.0.1",
  "127.0.0.1.store.test",
  "localhost.store.test",
  "[fe80::1]",
  "0.0.0.0",
];
const HERE = ["127.0.0.1:4000", "localhost:4000", "[::1]:4000"];

test.each(HOSTS)(
  "under an https API a plain link to %s is refused once, and nothing is read",
  async (host) => {
    const asked: string[] = [];
    const error = await errorOf(verify("https://cdf.test", `http://${host}/file?sig=secret`, asked));
    expect(error).toMatchObject({ name: "VerifyError", code: "download-failed", fileId: 7 });
    expect(String(error)).toMatch(
      new RegExp(`http://${host.replace(/[[\]]/g, "\\$&")}/file.* is plain http`),
    );
    expect(String(error)).not.toContain("secret");
    expect(asked).toEqual([]);
  },
);

test.each([
  ...HOSTS.map((host) => ["https://cdf.test", `https://${host}/file`]),
  ...HERE.map((host) => ["https://cdf.test", `http://${host}/file`]),
  ...HOSTS.map((host) => ["http://cdf.test", `http://${host}/file`]),
])("an API at %s may return %s", async (baseUrl, link) => {
  const asked: string[] = [];
  expect(await verify(baseUrl, link, asked)).toBe(content.length);
  expect(asked).toEqual([link]);
});
