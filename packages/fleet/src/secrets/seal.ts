import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { keepSecret } from "@cdf-multipart/core";
import { FleetError } from "../errors/fleet-error.js";

/** Encrypts what the broker must not be able to read: the upload URLs. */
export interface Seal {
  /** Deflates and encrypts. `place` binds the result to its place, so that it cannot be moved to another. */
  close(text: string, place: string): string;
  /** @throws FleetError `fleet-key` if it was written with another key or for another place. */
  open(sealed: string, place: string): string;
  /** Equal for equal keys. Reveals nothing about the key. */
  readonly proof: string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The sessions of the largest upload have 250 URLs of some kB. Bytes. */
const TEXT_MAX = 16 * 1024 * 1024;

/**
 * A seal with AES-256-GCM.
 *
 * @param key 32 bytes, as 64 hexadecimal digits or in base64.
 * @throws FleetError `fleet-key` if it is missing or not of that form.
 */
export function createSeal(key: string | undefined): Seal {
  const bytes = readKey(key);
  return {
    close(text, place): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", bytes, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(sealed, place): string {
      try {
        const all = Buffer.from(sealed, "base64");
        const decipher = createDecipheriv("aes-256-gcm", bytes, all.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(place));
        decipher.setAuthTag(all.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const rest = all.subarray(NONCE_BYTES + TAG_BYTES);
        const plain = Buffer.concat([decipher.update(rest), decipher.final()]);
        return inflateRawSync(plain, { maxOutputLength: TEXT_MAX }).toString("utf8");
      } catch (cause) {
        throw new FleetError(
          "A record of the ledger cannot be decrypted: it was written with another key, or it was edited. Use the CDF_FLEET_KEY of the process that submitted the run.",
          { code: "fleet-key", cause },
        );
      }
    },
    proof: createHmac("sha256", bytes).update("cdf-multipart fleet").digest("hex").slice(0, 32),
  };
}

function readKey(key: string | undefined): Buffer {
  const make = "Make one with: openssl rand -hex 32";
  if (key === undefined || key === "") {
    const message = `CDF_FLEET_KEY is not set. It encrypts upload URLs in the broker, and all machines need the same one. ${make}`;
    throw new FleetError(message, { code: "fleet-key" });
  }
  keepSecret(key);
  const bytes = /^[0-9a-f]{64}$/i.test(key) ? Buffer.from(key, "hex") : Buffer.from(key, "base64");
  if (bytes.length !== KEY_BYTES) {
    const message = `CDF_FLEET_KEY must be ${KEY_BYTES} bytes, as 64 hexadecimal digits or in base64; it has ${bytes.length}. ${make}`;
    throw new FleetError(message, { code: "fleet-key" });
  }
  return bytes;
}
