import type { StoreHashAlgorithm } from "../checksums/hashes.js";

/** A checksum that a store computed from the bytes that it received. */
export interface StoreChecksum {
  readonly algorithm: StoreHashAlgorithm;
  /** Lower-case hexadecimal digits, most significant first. */
  readonly digest: string;
  /**
   * False for an ETag: on some stores it is the MD5 of the part, and on others (S3 with KMS keys, Azure) it
   * only looks like one.
   */
  readonly certain: boolean;
}

/** Reads the checksums in an answer to a part. The first is the one to compare with. */
export function storeChecksums(headers: Readonly<Record<string, string>>): readonly StoreChecksum[] {
  const google = googleHashes(headers["x-goog-hash"]);
  return [
    certain("md5", fromBase64(headers["content-md5"], 16)),
    certain("md5", fromBase64(google.get("md5"), 16)),
    certain("crc32c", fromBase64(google.get("crc32c"), 4)),
    // Azure writes the bytes of the number with the least significant byte first.
    certain("crc64", reversed(fromBase64(headers["x-ms-content-crc64"], 8))),
    etagMd5(headers["etag"]),
  ].filter((checksum) => checksum !== undefined);
}

function certain(algorithm: StoreHashAlgorithm, digest: string | undefined): StoreChecksum | undefined {
  return digest === undefined ? undefined : { algorithm, digest, certain: true };
}

/** S3 sends a part's MD5 as its ETag, unless the part is encrypted with a KMS key. */
function etagMd5(etag: string | undefined): StoreChecksum | undefined {
  const digest = /^"?([0-9a-f]{32})"?$/i.exec(etag ?? "")?.[1]?.toLowerCase();
  return digest === undefined ? undefined : { algorithm: "md5", digest, certain: false };
}

/**
 * Parses `crc32c=n03x6A==,md5=Ojk9c3dhfxgoKVVHYwFbHQ==`. The header may come once per checksum; the values
 * are then joined in the same way.
 */
function googleHashes(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? "").split(",").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs);
}

function fromBase64(text: string | undefined, bytes: number): string | undefined {
  if (text === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  if (binary.length !== bytes) return undefined;
  return Array.from(binary, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

function reversed(digest: string | undefined): string | undefined {
  return digest?.match(/../g)?.reverse().join("");
}
