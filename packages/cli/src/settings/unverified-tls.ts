/**
 * What to say about connections to this address where the environment switches the verification of certificates off; undefined where
 * they are verified, or where there is no TLS.
 */
export function unverifiedTls(url: URL | string): string | undefined {
  if (process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0" || new URL(url).protocol !== "https:")
    return undefined;
  return "TLS is not verified (NODE_TLS_REJECT_UNAUTHORIZED=0): whoever stands between can read the token and the files.";
}

/** The way to have both: a certificate of the company's own, and connections that are verified. */
export const TRUST_INSTEAD: string =
  "Unset NODE_TLS_REJECT_UNAUTHORIZED, and name the certificate of your proxy or server in NODE_EXTRA_CA_CERTS.";
