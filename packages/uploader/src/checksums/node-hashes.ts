import { createCipheriv, createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crcHasher, type Hasher, type Hashes, portableHashes } from "./hashes.js";

/** Constant: equal bytes must give equal digits in every process, and forged bytes are not a threat here. */
const KEY = new Uint8Array(32);
const SHORT_KEY = new Uint8Array(16);
const NONCE = new Uint8Array(12);
/** The tags of the bytes 1 to 5, as OpenSSL computes them. */
const PROOF = "606333149602210564d4bce1cd73ec51";
const GHASH_PROOF = "dfebb6a91bf20c16e13e3b5d0df33f36";

/** A cipher that authenticates bytes without encrypting them. */
interface Authenticating {
  setAAD(bytes: Uint8Array, options: { readonly plaintextLength: number }): unknown;
  final(): unknown;
  getAuthTag(): Buffer;
}

function tagHasher(cipher: Authenticating): Hasher {
  return {
    update(bytes): void {
      cipher.setAAD(bytes, { plaintextLength: 0 });
    },
    digest(): string {
      cipher.final();
      return cipher.getAuthTag().toString("hex");
    },
  };
}

/**
 * The tag of ChaCha20-Poly1305 (RFC 8439) over bytes that are authenticated and not encrypted. OpenSSL's
 * vector code processes 11 GiB per second of CPU, and zlib's CRC-32 4.6 (measured with AVX-512). A tag also
 * has 128 bits instead of 32.
 *
 * @throws Error where the runtime's OpenSSL does not have it (a FIPS build).
 */
export function poly1305Hasher(): Hasher {
  return tagHasher(createCipheriv("chacha20-poly1305", KEY, NONCE, { authTagLength: 16 }));
}

/**
 * The tag of AES-128-GCM (NIST SP 800-38D), in the same way. The OpenSSL of Node 22 and later processes 21 GiB
 * per second of CPU, that of Node 20 8.
 *
 * @throws Error where the runtime does not have the cipher.
 */
export function ghashHasher(): Hasher {
  return tagHasher(createCipheriv("aes-128-gcm", SHORT_KEY, NONCE));
}

/**
 * Whether the tags are right here. Other runtimes with Node's interface could support a cipher but ignore all
 * pieces except the last.
 */
function works(make: () => Hasher, proof: string): boolean {
  try {
    const hasher = make();
    for (const piece of [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)]) hasher.update(piece);
    return hasher.digest() === proof;
  } catch {
    return false;
  }
}

/** Whether Poly1305 works correctly here. */
export function hasPoly1305(): boolean {
  return works(poly1305Hasher, PROOF);
}

/** Whether GHASH works correctly here. */
export function hasGhash(): boolean {
  return works(ghashHasher, GHASH_PROOF);
}

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
const ghash = hasGhash();

/** The first version of Node whose OpenSSL computes GHASH with wide vectors. */
const WIDE_GHASH = 22;

/**
 * The fastest checksum here. Which one it is depends on the processor's vector units. On other architectures
 * than x64, CRC-32 is one instruction and faster.
 */
function quickest(): Hashes["quick"] {
  if (process.arch !== "x64") return "crc32";
  if (ghash && Number(process.versions.node.split(".")[0]) >= WIDE_GHASH) return "ghash";
  return poly1305 ? "poly1305" : "crc32";
}

/**
 * Hashes that use Node's own CRC-32 (4.6 GiB per second of CPU, measured), MD5 (0.7), Poly1305 (11) and GHASH
 * (21 from Node 22 on). All of them are read, even those that are not the fastest here: another version may
 * have written the journal.
 */
export const nodeHashes: Hashes = Object.freeze({
  ...portableHashes,
  quick: quickest(),
  crc32: crcHasher(crc32),
  md5: md5Hasher,
  ...(poly1305 ? { poly1305: poly1305Hasher } : {}),
  ...(ghash ? { ghash: ghashHasher } : {}),
});
