/** For runtimes without Node's `crypto`: Web Crypto cannot hash content that does not fit into memory. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Sha256 } from "./hash-content.js";

/** Starts a SHA-256 in JavaScript. */
export function portableSha256(): Sha256 {
  const hash = sha256.create();
  return {
    update(bytes): void {
      hash.update(bytes);
    },
    digest: () => bytesToHex(hash.digest()),
  };
}
