import { X509Certificate } from "node:crypto";
import { messageOf } from "../errors/unknown-value.js";
import { readTextFile } from "./read-text-file.js";

const PEM =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
const NONE =
  "holds no certificate. Give a PEM file with the certificate of the authority, which begins with -----BEGIN CERTIFICATE-----";

/**
 * The reason why these certificates cannot verify any connection; undefined if one of them is a CA
 * certificate, or the self-signed certificate of a server.
 *
 * @param ca PEM text, such as the content of the file in `NODE_EXTRA_CA_CERTS`.
 * @returns the fault and the way out, a sentence without its subject. Never throws.
 */
export function caFault(ca: string): string | undefined {
  const blocks = ca.match(PEM) ?? [];
  const read = blocks.map(tryRead).filter((one) => one !== undefined);
  const [first] = read;
  if (first === undefined)
    return blocks.length === 0 ? NONE : "holds no certificate that can be read. Export it again, as PEM";
  if (read.some((one) => one.ca || one.subject === one.issuer)) return undefined;
  return `holds no CA certificate: ${nameOf(first.subject)} is the certificate of a server (CA:TRUE is missing). Give the certificate of the authority that issued it, ${nameOf(first.issuer)}`;
}

/**
 * The same for the file of `NODE_EXTRA_CA_CERTS`; undefined also if the variable is not set. Never throws.
 */
export function extraCaFault(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const path = env["NODE_EXTRA_CA_CERTS"];
  if (path === undefined || path === "") return undefined;
  try {
    return caFault(readTextFile(path));
  } catch (error) {
    return `cannot be read: ${messageOf(error)}`;
  }
}

function tryRead(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** `CN=Plant CA`, on one line, shortened. */
function nameOf(name: string): string {
  return name.split("\n").join(", ").slice(0, 200);
}
