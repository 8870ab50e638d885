import { crc32, crc32c } from "./crc32.js";
import { CRC64_START, crc64 } from "./crc64.js";

/** The algorithms that stores use in their answers. */
export type StoreHashAlgorithm = "md5" | "crc32c" | "crc64";

/** The algorithms of stores, and those that a platform computes fastest. */
export type HashAlgorithm = StoreHashAlgorithm | "crc32" | "poly1305" | "ghash";

const NAMES: ReadonlySet<string> = new Set<HashAlgorithm>([
  "md5",
  "crc32",
  "crc32c",
  "crc64",
  "poly1305",
  "ghash",
]);

/** The algorithm of a checksum that is written as `md5:0a1b…`; undefined when it is not one of ours. */
export function algorithmOf(checksum: string | undefined): HashAlgorithm | undefined {
  const [name = ""] = checksum?.split(":") ?? [];
  return isAlgorithm(name) ? name : undefined;
}

function isAlgorithm(name: string): name is HashAlgorithm {
  return NAMES.has(name);
}

/** A checksum that is being computed. */
export interface Hasher {
  /** The view is only read during the call. */
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal digits, most significant first. */
  digest(): string;
}

/** The checksums that a platform can compute: per algorithm, a function that starts one. */
export type Hashes = Readonly<Partial<Record<HashAlgorithm, () => Hasher>>> & {
  /** The fastest of them, for checksums that only this package reads again. */
  readonly quick: "crc32" | "poly1305" | "ghash";
  readonly crc32: () => Hasher;
};

/** Makes a CRC-32 hasher from a function that takes the value so far. */
export function crcHasher(step: (bytes: Uint8Array, seed: number) => number): () => Hasher {
  return () => {
    let value = 0;
    return {
      update(bytes): void {
        value = step(bytes, value);
      },
      digest: () => digits(value),
    };
  };
}

function crc64Hasher(): Hasher {
  let value = CRC64_START;
  return {
    update(bytes): void {
      value = crc64(bytes, value);
    },
    digest: () => digits(value.high) + digits(value.low),
  };
}

function digits(value: number): string {
  return value.toString(16).padStart(8, "0");
}

/**
 * In JavaScript alone, for every runtime: CRC-32 processes some 1 GiB per second of CPU. MD5 is not included.
 */
export const portableHashes: Hashes = Object.freeze({
  quick: "crc32",
  crc32: crcHasher(crc32),
  crc32c: crcHasher(crc32c),
  crc64: crc64Hasher,
});
