import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Makes the ETag of bytes that lie on disk, without quotes. */
export interface PartHasher {
  etag(path: string, start: number, size: number): Promise<string>;
  close(): Promise<void>;
}

/** An ETag that says nothing about the bytes, as Azure's. */
export function createFastHasher(): PartHasher {
  return { etag: async () => `0x${randomBytes(8).toString("hex").toUpperCase()}`, close: async () => {} };
}

export function createMd5Hasher(): PartHasher {
  return {
    async etag(path, start, size) {
      const hash = createHash("md5");
      if (size > 0)
        await pipeline(
          createReadStream(path, { start, end: start + size - 1, highWaterMark: 1024 * 1024 }),
          hash,
        );
      return hash.digest("hex");
    },
    close: async () => {},
  };
}
