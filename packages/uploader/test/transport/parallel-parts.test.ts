import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileSource } from "../../src/sources/node/file-source.js";
import { pattern } from "../sources/pattern.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { makeTransport } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { partServer } from "./part-server.js";

/**
 * The windows of a connection are reused constantly. If a window were read into while the socket still uses
 * it, the part would arrive with bytes of a later position. With pooled buffers in a stream, this happened to
 * all 16 of 16 parts.
 */
test.each([64 * 1024, 1024 * 1024, 5 * 1024 * 1024])(
  "many concurrent parts of one file arrive byte for byte, with windows of %i bytes",
  async (windowSize) => {
    const bytes = pattern(32 * 1024 * 1024 + 4321);
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const source = await fileSource(path);
    onTestFinished(() => source.close());
    const store = await partServer((request) => {
      // Slow and uneven reading keeps writes waiting in the socket, as a real connection does.
      let chunks = 0;
      request.on("data", () => {
        chunks += 1;
        if (chunks % 7 !== 0) return;
        request.pause();
        setImmediate(() => request.resume());
      });
      return false;
    });
    const size = 2_500_007;
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => ({
      partNumber: index + 1,
      start: index * size,
      end: Math.min(bytes.length, (index + 1) * size),
    }));
    const sender = makeTransport({ windowSize });
    const queue = [...parts];
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
          const url = `${store.url}/${part.partNumber}`;
          expect(await sender.putPart(partRequest({ url, source, ...part }))).toMatchObject({ status: 200 });
        }
      }),
    );
    const arrived = Object.fromEntries(store.received.map((part) => [part.path, part.md5]));
    const expected = parts.map(({ partNumber, start, end }) => [
      `/${partNumber}`,
      createHash("md5").update(bytes.subarray(start, end)).digest("hex"),
    ]);
    expect(arrived).toEqual(Object.fromEntries(expected));
    expect(store.connections).toBe(5);
  },
);
