import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";

/** A certificate with its key, PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
}

/** Where a made certificate lies in the emulator's folder: what a client is told to trust. */
export const CERTIFICATE_NAME = "certificate.pem";
const KEY_NAME = "certificate.key";

const NAMES = ["localhost", "127.0.0.1", "::1"];
const LIFETIME_MS = 365 * 24 * 3_600_000;
/** One that ends sooner is made anew. */
const KEEP_MS = 24 * 3_600_000;

/**
 * A certificate that nobody has signed, for localhost, its addresses and `host`. The one that lies in the folder is
 * used again, so that a client which trusts it goes on trusting after a restart. The key is for its owner only.
 */
export async function madeCertificate(directory: string, host: string): Promise<TlsOptions> {
  const kept = readKept(directory, host);
  if (kept !== undefined) return kept;
  // Loaded only when asked for: it brings an ASN.1 library, and that some MiB.
  const { generate } = await import("selfsigned");
  const names = [...new Set([...NAMES, host])].filter((name) => name !== "0.0.0.0" && name !== "::");
  const made = await generate([{ name: "commonName", value: "cdf-multipart emulator" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + LIFETIME_MS),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) =>
          isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
        ),
      },
    ],
  });
  writeFileSync(join(directory, KEY_NAME), made.private, { mode: 0o600 });
  writeFileSync(join(directory, CERTIFICATE_NAME), made.cert, { mode: 0o600 });
  return { cert: made.cert, key: made.private };
}

function readKept(directory: string, host: string): TlsOptions | undefined {
  try {
    const key = readFileSync(join(directory, KEY_NAME), "utf8");
    const cert = readFileSync(join(directory, CERTIFICATE_NAME), "utf8");
    const parsed = new X509Certificate(cert);
    const covered = isIP(host) === 0 ? parsed.checkHost(host) : parsed.checkIP(host);
    const everywhere = host === "0.0.0.0" || host === "::";
    const lasts = Date.parse(parsed.validTo) > Date.now() + KEEP_MS;
    return lasts && (everywhere || covered !== undefined) ? { cert, key } : undefined;
  } catch {
    // None there, or not readable as one: another is made.
    return undefined;
  }
}
