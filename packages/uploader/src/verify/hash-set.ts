import type { HashAlgorithm, Hasher, Hashes } from "../fingerprint/hashes.js";

/** Several checksums over the same bytes. */
export interface HashSet {
  readonly size: number;
  /** Sees the bytes in order. */
  update(view: Uint8Array): void;
  /** The digits, or undefined when it is not computed here, or not all bytes were seen. */
  digest(algorithm: HashAlgorithm): string | undefined;
}

/** Begins those of the algorithms that the platform has, over `bytes` bytes. */
export function hashSet(hashes: Hashes, algorithms: readonly HashAlgorithm[], bytes: number): HashSet {
  const hashers = new Map<HashAlgorithm, Hasher>();
  for (const algorithm of algorithms) {
    const hasher = hashes[algorithm]?.();
    if (hasher !== undefined) hashers.set(algorithm, hasher);
  }
  const digests = new Map<HashAlgorithm, string>();
  let seen = 0;
  return {
    size: hashers.size,
    update(view): void {
      seen += view.byteLength;
      for (const hasher of hashers.values()) hasher.update(view);
    },
    digest(algorithm): string | undefined {
      const hasher = seen === bytes ? hashers.get(algorithm) : undefined;
      const known = digests.get(algorithm);
      if (hasher === undefined || known !== undefined) return known;
      const digest = hasher.digest();
      digests.set(algorithm, digest);
      return digest;
    },
  };
}
