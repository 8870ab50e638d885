import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, beginUpload } from "../ask.js";
import { scratchFolder } from "../scratch-folder.js";
import { startChild } from "./child-emulator.js";

const MIB = 1024 * 1024;
/** Number of concurrent PUTs. The soak test uses 1,000 of 5 MiB. */
const PUTS = Number(process.env["EMULATOR_PUTS"] ?? 100);
const SIZE = Number(process.env["EMULATOR_PUT_SIZE"] ?? MIB);
const SESSION_PARTS = 250;
const MEMORY_MAX = 200 * MIB;

test(`of ${PUTS} concurrent part PUTs of ${SIZE} bytes none is lost, and memory stays below 200 MiB`, {
  timeout: 900_000,
}, async () => {
  const directory = scratchFolder();
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  try {
    // The first process translates the sources, which needs more memory than the emulator itself.
    await (await startChild(directory, "small")).kill();
    await using child = await startChild(directory, "small");
    const emulator = { url: child.url, token: child.token, project: "emulator" };
    const uploads = await Promise.all(
      Array.from({ length: Math.ceil(PUTS / SESSION_PARTS) }, (_, index) =>
        beginUpload(emulator, Math.min(SESSION_PARTS, PUTS - index * SESSION_PARTS)),
      ),
    );
    const urls: string[] = uploads.flatMap(({ uploadUrls }) => uploadUrls);
    const before = await child.peakMemory();
    const etags = await Promise.all(urls.map((url, index) => putPattern(agent, url, index)));
    expect(etags).toEqual(urls.map((_, index) => `"${md5Of([index])}"`));
    for (const [index, upload] of uploads.entries()) {
      await ask(emulator, 200, "completemultipartupload", { id: upload.id, uploadId: upload.uploadId });
      const parts = Array.from(upload.uploadUrls, (_, part) => index * SESSION_PARTS + part);
      const hash = createHash("md5");
      for await (const chunk of createReadStream(join(directory, "content", String(upload.id))))
        hash.update(chunk);
      expect(hash.digest("hex")).toBe(md5Of(parts));
    }
    const peak = await child.peakMemory();
    if (process.env["EMULATOR_PUTS"] !== undefined)
      console.log(
        `peak memory of the emulator: ${Math.round(peak / MIB)} MiB, of which ${Math.round(before / MIB)} before the PUTs`,
      );
    expect(peak).toBeLessThan(MEMORY_MAX);
    // The received bytes are on disk, not in memory.
    expect(peak - before).toBeLessThan((PUTS * SIZE) / 2);
  } finally {
    agent.destroy();
  }
});

/** 64 KiB of bytes that no other part has. */
function pattern(index: number): Buffer {
  return Buffer.alloc(64 * 1024, `part ${index} `);
}

function md5Of(indexes: readonly number[]): string {
  const hash = createHash("md5");
  for (const index of indexes) {
    const chunk = pattern(index);
    for (let sent = 0; sent < SIZE; sent += chunk.length) hash.update(chunk.subarray(0, SIZE - sent));
  }
  return hash.digest("hex");
}

/** PUTs one part and returns its ETag. */
function putPattern(agent: Agent, url: string, index: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const put = request(url, { method: "PUT", agent, headers: { "content-length": SIZE } });
    put.once("error", reject);
    put.once("response", (response) => {
      response.resume();
      response.once("end", () => resolve(response.headers.etag));
    });
    const chunk = pattern(index);
    let sent = 0;
    const send = (): void => {
      while (sent < SIZE) {
        const piece = chunk.subarray(0, SIZE - sent);
        sent += piece.length;
        if (!put.write(piece)) {
          put.once("drain", send);
          return;
        }
      }
      put.end();
    };
    send();
  });
}
