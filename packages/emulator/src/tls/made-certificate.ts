import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { CERTIFICATE_NAME, KEY_NAME } from "../storage/own-names.js";
import { lookAt, removeOwnFile } from "../storage/remove-own.js";

/** A certificate with its key, PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
}

/** Whose certificate a made one is, by which it is known again. */
const SUBJECT = "cdf-multipart emulator";
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
  checkReplaceable(directory);
  // Loaded only when asked for: it brings an ASN.1 library, and that some MiB.
  const { generate } = await import("selfsigned");
  const names = [...new Set([...NAMES, host])].filter((name) => name !== "0.0.0.0" && name !== "::");
  const made = await generate([{ name: "commonName", value: SUBJECT }], {
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
  // The certificate first: a key alone would not say whose it is.
  for (const [name, text] of [
    [CERTIFICATE_NAME, made.cert],
    [KEY_NAME, made.private],
  ] as const) {
    removeOwnFile(join(directory, name));
    writeFileSync(join(directory, name), text, { flag: "wx", mode: 0o600 });
  }
  return { cert: made.cert, key: made.private };
}

/** @throws Error when a certificate or key lies there that the emulator did not make: it would be lost. */
function checkReplaceable(directory: string): void {
  if ([CERTIFICATE_NAME, KEY_NAME].every((name) => lookAt(join(directory, name)) === undefined)) return;
  try {
    const { subject } = new X509Certificate(readFileSync(join(directory, CERTIFICATE_NAME)));
    if (subject === `CN=${SUBJECT}`) return;
  } catch {
    // Not readable as a certificate, so not ours either.
  }
  throw new Error(
    `${CERTIFICATE_NAME} and ${KEY_NAME} in ${directory} were not made by the emulator, and were left as they are. Move them, or choose another directory.`,
  );
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
