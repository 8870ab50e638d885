import { NetworkError } from "@cdf-multipart/core";
import { StaleConnectionError } from "../stale-connection-error.js";
import { HIDDEN_BYTES } from "../watchdog.js";

/** The state of an attempt when its connection failed. */
export interface ConnectionState {
  readonly partNumber: number;
  readonly host: string;
  readonly connected: boolean;
  /** The connection was used for an earlier request. */
  readonly reused: boolean;
  /** Bytes of the part that the operating system took. */
  readonly written: number;
  /** Bytes of the part. */
  readonly size: number;
  /** The response had begun. */
  readonly answered: boolean;
}

/** Converts a socket error into a NetworkError that says what happened to which part. */
export function connectionError(error: unknown, state: ConnectionState): NetworkError {
  const { partNumber, host, written, size } = state;
  const code = errorCode(error);
  if (CERTIFICATE.test(code)) {
    return new NetworkError(
      `The certificate of ${host} is not trusted (${code}), so part ${partNumber} was not sent. If a proxy or a private store uses its own certificate authority, set its certificate as "ca" or in NODE_EXTRA_CA_CERTS.`,
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
      `The response of ${host} to part ${partNumber} is not HTTP (${code}). Check whether a proxy or another service runs at this host and port.`,
      { code: "connection-lost", mayHaveArrived: true, cause: error },
    );
  }
  if (state.reused && !state.answered && written <= HIDDEN_BYTES && LOST.has(code)) {
    return new StaleConnectionError(
      `${host} had closed the idle connection that part ${partNumber} was about to use.`,
      error,
    );
  }
  const when = state.answered ? "in the middle of the response to" : `after ${written} of ${size} bytes of`;
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
    "could not be connected to, because this process has reached its limit of open files (EMFILE; raise it with ulimit -n, except on Windows)",
  ENFILE: "could not be connected to, because this machine has reached its limit of open files (ENFILE)",
  ENOTFOUND: "is an unknown host name (ENOTFOUND)",
  EAI_AGAIN: "could not be resolved at the moment (EAI_AGAIN)",
  EHOSTUNREACH: "cannot be reached (EHOSTUNREACH)",
  ENETUNREACH: "cannot be reached: no network (ENETUNREACH)",
  ETIMEDOUT: "did not accept the connection within the system's time limit (ETIMEDOUT)",
};

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
