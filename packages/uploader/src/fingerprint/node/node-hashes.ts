import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crcHasher, type Hasher, type Hashes, portableHashes } from "../hashes.js";
import { hasPoly1305, poly1305Hasher } from "./poly1305.js";

function md5Hasher(): Hasher {
  const hash = createHash("md5");
  return {
    update(bytes): void {
      hash.update(bytes);
    },
    digest: () => hash.digest("hex"),
  };
}

const poly1305 = hasPoly1305();

/**
 * Hashes that use Node's own CRC-32 (4.6 GiB per second of CPU, measured), MD5 (0.7) and Poly1305 (11).
 * Whether Poly1305 is faster than CRC-32 depends on the processor's vector units. On other architectures than
 * x64, CRC-32 is one instruction and faster.
 */
export const nodeHashes: Hashes = Object.freeze({
  ...portableHashes,
  quick: poly1305 && process.arch === "x64" ? "poly1305" : "crc32",
  crc32: crcHasher(crc32),
  md5: md5Hasher,
  ...(poly1305 ? { poly1305: poly1305Hasher } : {}),
});
