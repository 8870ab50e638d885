import { crc32, crc32c } from "./crc32.js";
import { CRC64_START, crc64 } from "./crc64.js";

/** The algorithms that stores answer with. */
export type StoreHashAlgorithm = "md5" | "crc32c" | "crc64";

/** Those, and the ones that a platform computes with the least effort. */
export type HashAlgorithm = StoreHashAlgorithm | "crc32" | "poly1305";

const NAMES: ReadonlySet<string> = new Set<HashAlgorithm>(["md5", "crc32", "crc32c", "crc64", "poly1305"]);

/** What a checksum that is written as `md5:0a1b…` was made with; undefined when it is none of ours. */
export function algorithmOf(checksum: string | undefined): HashAlgorithm | undefined {
  const [name = ""] = checksum?.split(":") ?? [];
  return isAlgorithm(name) ? name : undefined;
}

function isAlgorithm(name: string): name is HashAlgorithm {
  return NAMES.has(name);
}

/** A checksum in the making. */
export interface Hasher {
  /** The view is only looked at during the call. */
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal digits, most significant first. */
  digest(): string;
}

/** What a platform can compute: a function that begins a checksum, for each algorithm that it has. */
export type Hashes = Readonly<Partial<Record<HashAlgorithm, () => Hasher>>> & {
  /** The one among them that costs the least, for what only we read again. */
  readonly quick: "crc32" | "poly1305";
  readonly crc32: () => Hasher;
};

/** A CRC-32 on a function that takes the value so far. */
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

/** In JavaScript alone, for every runtime: some 1 GiB a second of CPU for CRC-32. There is no MD5 in it. */
export const portableHashes: Hashes = Object.freeze({
  quick: "crc32",
  crc32: crcHasher(crc32),
  crc32c: crcHasher(crc32c),
  crc64: crc64Hasher,
});
