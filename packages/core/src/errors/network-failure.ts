import { safeCause } from "../secrets/hide-secrets.js";
import { redactUrl } from "../secrets/redact-url.js";
import { NetworkError } from "./call-errors.js";
import { excerpt } from "./plain-text.js";

/** This process, or this machine, cannot open more files or connections. */
const NO_DESCRIPTOR: readonly string[] = ["EMFILE", "ENFILE"];

/**
 * No connection was established, so nothing can have arrived. Error names of Node and undici, then of Bun.
 */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  ...NO_DESCRIPTOR,
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** The certificate of the server, or TLS in general: a repeat does not help. */
const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/;

/** The same errors where there is only a message: Deno, and the ports that fetch never connects to. */
const NOT_CONNECTED_TEXT = /client error \(Connect\)|bad port|are blocked/;

/** Maximum number of characters of a message of the system or the runtime. */
const REASON_MAX = 500;

/** A certificate that Deno does not accept. */
const TLS_TEXT = /invalid peer certificate/;

/** The error and all errors in it: causes, and one for each IP address that was tried. */
function* chain(error: unknown, depth: number = 0): Generator<object> {
  if (typeof error !== "object" || error === null || depth > 5) return;
  yield error;
  if ("cause" in error) yield* chain(error.cause, depth + 1);
  if (error instanceof AggregateError) for (const one of error.errors) yield* chain(one, depth + 1);
}

function codesOf(error: unknown): string[] {
  return [...chain(error)].flatMap((one) =>
    "code" in one && typeof one.code === "string" ? [one.code] : [],
  );
}

/**
 * The innermost message says most: `connect ECONNREFUSED 127.0.0.1:1`, while the outermost is `fetch failed`.
 */
function reasonOf(error: unknown): string {
  const messages = [...chain(error)].flatMap((one) =>
    one instanceof Error && one.message !== "" ? [one.message] : [],
  );
  return messages.at(-1) ?? String(error);
}

/** The message about a request that was never sent. @param url without its secrets. */
export function noConnection(subject: string, url: string, reason: string): string {
  return `${subject}: no connection to ${url} (${reason}). Check \`cluster\` or \`baseUrl\`, the network and the proxy.`;
}

/** Creates a NetworkError from the error of `fetch`. In a browser that is always the same `TypeError`. */
export function networkFailure(
  error: unknown,
  request: { readonly subject: string; readonly url: string },
): NetworkError {
  const { subject } = request;
  const url = redactUrl(request.url);
  const codes = codesOf(error);
  const reason = excerpt(reasonOf(error), REASON_MAX);
  const cause = safeCause(error);
  if (codes.some((code) => TLS.test(code)) || TLS_TEXT.test(reason)) {
    const message = `${subject}: the certificate of ${url} is not accepted (${reason}). If a proxy or a private authority signs it, name its certificate in NODE_EXTRA_CA_CERTS.`;
    return new NetworkError(message, {
      code: "connection-failed",
      mayHaveArrived: false,
      retryable: false,
      cause,
    });
  }
  if (codes.some((code) => NO_DESCRIPTOR.includes(code))) {
    const message = `${subject}: no connection to ${url}, since this process can open no more files (${reason}). Upload fewer files at a time, or raise the limit (ulimit -n).`;
    return new NetworkError(message, { code: "connection-failed", mayHaveArrived: false, cause });
  }
  if (codes.some((code) => NOT_CONNECTED.has(code)) || NOT_CONNECTED_TEXT.test(reason)) {
    return new NetworkError(noConnection(subject, url, reason), {
      code: "connection-failed",
      mayHaveArrived: false,
      cause,
    });
  }
  const message = `${subject}: the connection to ${url} broke before the response was complete (${reason}).`;
  return new NetworkError(message, { code: "connection-lost", mayHaveArrived: true, cause });
}
