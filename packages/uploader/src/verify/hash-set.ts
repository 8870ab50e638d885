import type { HashAlgorithm, Hasher, Hashes } from "../checksums/hashes.js";

/** Several checksums of the same bytes. */
export interface HashSet {
  readonly size: number;
  /** Adds bytes, in order. */
  update(view: Uint8Array): void;
  /** The digits; undefined when the checksum is not computed here, or bytes are missing. */
  digest(algorithm: HashAlgorithm): string | undefined;
}

/** Starts the checksums that the platform supports, for a total of `bytes` bytes. */
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
