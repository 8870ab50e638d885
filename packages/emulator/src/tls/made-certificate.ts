import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import type { TlsOptions } from "../settings/options.js";
import { CERTIFICATE_NAME, KEY_NAME } from "../state/own-names.js";
import { lookAt, removeOwnFile } from "../state/remove-own.js";

/** The subject of generated certificates, by which they are recognized. */
const SUBJECT = "cdf-multipart emulator";
const NAMES = ["localhost", "127.0.0.1", "::1"];
const LIFETIME_MS = 365 * 24 * 3_600_000;
/** A certificate that expires sooner is generated again. */
const KEEP_MS = 24 * 3_600_000;

/**
 * A self-signed certificate for localhost, its IP addresses and `host`. An existing one in the folder is reused,
 * so that clients that trust it still trust it after a restart. Only the owner can read the key.
 */
export async function madeCertificate(directory: string, host: string): Promise<TlsOptions> {
  const kept = readKept(directory, host);
  if (kept !== undefined) return kept;
  checkReplaceable(directory);
  // Loaded only when needed, because it brings an ASN.1 library of some MiB.
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
  // The certificate is written first, because a key alone does not show who made it.
  for (const [name, text] of [
    [CERTIFICATE_NAME, made.cert],
    [KEY_NAME, made.private],
  ] as const) {
    removeOwnFile(join(directory, name));
    writeFileSync(join(directory, name), text, { flag: "wx", mode: 0o600 });
  }
  return { cert: made.cert, key: made.private };
}

/**
 * @throws Error when the folder has a certificate or key that the emulator did not make. It would be lost.
 */
function checkReplaceable(directory: string): void {
  if ([CERTIFICATE_NAME, KEY_NAME].every((name) => lookAt(join(directory, name)) === undefined)) return;
  try {
    const { subject } = new X509Certificate(readFileSync(join(directory, CERTIFICATE_NAME)));
    if (subject === `CN=${SUBJECT}`) return;
  } catch {
    // It cannot be parsed as a certificate, so the emulator did not make it.
  }
  throw new Error(
    `${CERTIFICATE_NAME} and ${KEY_NAME} in ${directory} were not made by the emulator and were not changed. Move them away, or choose another directory.`,
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
    // There is none, or it cannot be parsed. A new certificate is generated.
    return undefined;
  }
}
