import { createHash } from "node:crypto";
import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32, crc32c } from "../../src/checksums/crc32.js";
import { crc64 } from "../../src/checksums/crc64.js";
import { type Hasher, portableHashes } from "../../src/checksums/hashes.js";
import { hasGhash, hasPoly1305, nodeHashes } from "../../src/checksums/node-hashes.js";

/** The values of the CRC catalogue for these nine digits, `123456789`. */
const CHECK = new TextEncoder().encode("123456789");

describe("checksums", () => {
  it("give the values of the catalogue", () => {
    expect(crc32(CHECK).toString(16)).toBe("cbf43926");
    expect(crc32c(CHECK).toString(16)).toBe("e3069283");
    const { high, low } = crc64(CHECK);
    expect([high, low].map((half) => half.toString(16).padStart(8, "0"))).toEqual(["ae8b1486", "0a799888"]);
  });

  it("equal those of zlib, for any start and any division of the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), fc.nat(200), (bytes, from, cut) => {
        const view = bytes.subarray(from);
        const pieces = crc32(view.subarray(cut), crc32(view.subarray(0, cut)));
        expect(pieces).toBe(zlibCrc32(view));
      }),
    );
  });

  it("do not depend on the division of the bytes", () => {
    const digest = (hasher: Hasher, pieces: readonly Uint8Array[]): string => {
      for (const piece of pieces) hasher.update(piece);
      return hasher.digest();
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
        for (const name of ["crc32", "crc32c", "crc64", "md5", "poly1305", "ghash"] as const) {
          const begin = nodeHashes[name];
          if (begin === undefined) throw new Error(name);
          expect(digest(begin(), [bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(
            digest(begin(), [bytes]),
          );
        }
      }),
    );
  });

  it("are the same on every platform, but only Node has MD5, Poly1305 and GHASH", () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, place) => place & 0xff);
    for (const name of ["crc32", "crc32c", "crc64"] as const) {
      const [ours, nodes] = [portableHashes[name]?.(), nodeHashes[name]?.()];
      ours?.update(bytes);
      nodes?.update(bytes);
      expect(ours?.digest()).toBe(nodes?.digest());
    }
    const md5 = nodeHashes.md5?.();
    md5?.update(bytes);
    expect(md5?.digest()).toBe(createHash("md5").update(bytes).digest("hex"));
    expect(portableHashes.md5).toBeUndefined();
    expect(portableHashes.poly1305).toBeUndefined();
    expect(portableHashes.ghash).toBeUndefined();
  });

  it("of the kind used in journals change with every bit", () => {
    for (const hashes of [nodeHashes, portableHashes]) {
      const digest = (bytes: Uint8Array): string | undefined => {
        const hasher = hashes[hashes.quick]?.();
        hasher?.update(bytes);
        return hasher?.digest();
      };
      const bytes = new Uint8Array(48);
      const seen = new Set([digest(bytes), digest(bytes.subarray(1))]);
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        bytes[bit >> 3] = 1 << (bit & 7);
        seen.add(digest(bytes));
        bytes[bit >> 3] = 0;
      }
      expect(seen.size).toBe(bytes.length * 8 + 2);
    }
  });

  it("are trusted only if they process all pieces, as those of OpenSSL do", () => {
    expect([hasPoly1305(), hasGhash()]).toEqual([true, true]);
    expect(nodeHashes.poly1305).toBeDefined();
    expect(nodeHashes.ghash).toBeDefined();
  });
});
