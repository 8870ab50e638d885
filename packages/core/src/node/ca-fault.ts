import { X509Certificate } from "node:crypto";
import { messageOf } from "../errors/unknown-value.js";
import { readTextFile } from "./read-text-file.js";

const PEM =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
const NONE =
  "holds no certificate. Give a PEM file with the certificate of the authority, which begins with -----BEGIN CERTIFICATE-----";

/**
 * Why no connection can be trusted by these certificates; undefined where one of them is a CA certificate, or
 * the self-signed certificate of a server, which vouches for itself.
 *
 * @param ca PEM text, such as the content of the file in `NODE_EXTRA_CA_CERTS`.
 * @returns what is wrong and the way out, a sentence without its subject. Never throws.
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

/** The same of the file that `NODE_EXTRA_CA_CERTS` names; undefined also where it names none. Never throws. */
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

/** `CN=Plant CA`, in one line; nobody has to have chosen a short one. */
function nameOf(name: string): string {
  return name.split("\n").join(", ").slice(0, 200);
}
