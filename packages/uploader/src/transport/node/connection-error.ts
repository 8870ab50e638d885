import { NetworkError } from "@cdf-multipart/core";
import { HIDDEN_BYTES } from "../socket-bytes.js";
import { StaleConnectionError } from "../stale-connection-error.js";

/** How far the attempt was when its connection failed. */
export interface ConnectionState {
  readonly partNumber: number;
  readonly host: string;
  readonly connected: boolean;
  /** The connection had carried an earlier request. */
  readonly reused: boolean;
  /** Bytes of the part that the operating system had taken. */
  readonly written: number;
  /** Bytes of the part. */
  readonly size: number;
  /** The answer had begun. */
  readonly answered: boolean;
}

/** Turns what a socket reports into a NetworkError that says what happened to which part. */
export function connectionError(error: unknown, state: ConnectionState): NetworkError {
  const { partNumber, host, written, size } = state;
  const code = errorCode(error);
  if (CERTIFICATE.test(code)) {
    return new NetworkError(
      `The certificate of ${host} is not trusted (${code}), so part ${partNumber} was not sent. If a proxy or a private store uses its own certificate authority, give its certificate as "ca" or in NODE_EXTRA_CA_CERTS.`,
      { code: "connection-failed", mayHaveArrived: false, retryable: false, cause: error },
    );
  }
  if (!state.connected) {
    const text = REASONS[code] ?? `could not be connected to (${code === "" ? String(error) : code})`;
    return new NetworkError(`${host} ${text}, so part ${partNumber} was not sent.`, {
      code: "connection-failed",
      mayHaveArrived: false,
      cause: error,
    });
  }
  if (code.startsWith("HPE_")) {
    return new NetworkError(
      `${host} answered part ${partNumber} with something that is not HTTP (${code}). Look for a proxy or another service at this address.`,
      { code: "connection-lost", mayHaveArrived: true, cause: error },
    );
  }
  if (state.reused && !state.answered && written <= HIDDEN_BYTES && LOST.has(code)) {
    return new StaleConnectionError(
      `${host} had closed the idle connection that part ${partNumber} was about to use.`,
      error,
    );
  }
  const when = state.answered ? "in the middle of the answer to" : `after ${written} of ${size} bytes of`;
  return new NetworkError(
    `The connection to ${host} broke ${when} part ${partNumber}${code === "" ? "" : ` (${code})`}.`,
    { code: "connection-lost", mayHaveArrived: true, cause: error },
  );
}

const LOST: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED"]);

const CERTIFICATE =
  /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF|DECODE_ISSUER)|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused the connection",
  EMFILE:
    "could not be connected to, since this process may have no more files open (EMFILE; raise the limit with ulimit -n)",
  ENFILE: "could not be connected to, since this machine can have no more files open (ENFILE)",
  ENOTFOUND: "is a name that cannot be found (ENOTFOUND)",
  EAI_AGAIN: "could not be looked up just now (EAI_AGAIN)",
  EHOSTUNREACH: "cannot be reached (EHOSTUNREACH)",
  ENETUNREACH: "cannot be reached: no network (ENETUNREACH)",
  ETIMEDOUT: "did not take the connection in the time that the system allows (ETIMEDOUT)",
};

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
