/**
 * The warning for connections to this URL when the environment switches the verification of certificates off; undefined when
 * certificates are verified, or when the URL does not use TLS.
 */
export function unverifiedTls(url: URL | string): string | undefined {
  if (process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0" || new URL(url).protocol !== "https:")
    return undefined;
  return "TLS certificates are not verified (NODE_TLS_REJECT_UNAUTHORIZED=0): anyone on the network path can read the token and the files.";
}

/** The fix: trust the company's own certificate, and keep connections verified. */
export const TRUST_INSTEAD: string =
  "Unset NODE_TLS_REJECT_UNAUTHORIZED, and set NODE_EXTRA_CA_CERTS to the certificate of your proxy or server.";
