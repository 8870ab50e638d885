import { createHash } from "node:crypto";
import { ValidationError } from "@cdf-multipart/core";

/** Bytes of the hash that count: as many as a number holds exactly. */
const HASH_BYTES = 6;

/**
 * The shard that a file belongs to when `shards` processes divide a list of files among them without talking
 * to each other. The result is the same on all systems: the first 6 bytes of the SHA-256 of the path, as a
 * big-endian number, modulo `shards`, plus 1. Before that, the path is normalized: `\` becomes `/`, and
 * accents are composed (NFC), since file systems store them in two forms.
 *
 * ```ts
 * const mine = files.filter(({ path }) => shardOf(path, 16) === 3);
 * ```
 *
 * @param path names the file to all processes alike: relative to the folder that they divide.
 * @param shards how many processes there are, 1 or more.
 * @returns 1 to `shards`.
 * @throws ValidationError (`invalid-settings`) when `shards` is not a whole number of 1 or more.
 */
export function shardOf(path: string, shards: number): number {
  if (!Number.isSafeInteger(shards) || shards < 1) {
    const fault = {
      path: "shards",
      message: "must be a whole number of 1 or more",
      limit: 1,
      value: String(shards),
    };
    throw new ValidationError({ code: "invalid-settings", subject: "shardOf", faults: [fault] });
  }
  const name = path.replaceAll("\\", "/").normalize("NFC");
  const hash = createHash("sha256").update(name).digest().readUIntBE(0, HASH_BYTES);
  return (hash % shards) + 1;
}
