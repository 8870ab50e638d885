import type { Clock } from "@cdf-multipart/core";
import { onAbort, systemClock } from "@cdf-multipart/core/internal";
import { PartTimeoutError, type TransportTimeouts, timeoutMessage } from "../../net/timeouts.js";
import { ANSWER_BODY_MAX } from "../read-head.js";
import { type PartRequest, type PartResponse, partHeaders } from "../transport.js";
import { drainTime, startWatchdog } from "../watchdog.js";

/** A body whose length the browser knows. */
export type Sendable = Blob | Uint8Array<ArrayBuffer>;

/** The outcome of one request. */
export type PutOutcome =
  /** `redirected`: the URL of a redirect that the browser followed. */
  | { readonly kind: "answer"; readonly answer: PartResponse; readonly redirected?: string }
  /** No readable response; browsers do not report the reason. `error`: a watchdog aborted it. */
  | { readonly kind: "silence"; readonly written: number; readonly error?: PartTimeoutError };

/** The time limits of a request, and their clock. */
export interface PutTime {
  readonly timeouts: TransportTimeouts;
  readonly clock: Clock | undefined;
}

/**
 * `PUT url` with this body. The first event decides: the response, an error, a watchdog or the signal.
 *
 * @throws the signal's reason.
 */
export function putBody(
  part: PartRequest,
  body: Sendable,
  { timeouts, clock = systemClock }: PutTime,
): Promise<PutOutcome> {
  const { partNumber, signal } = part;
  const url = new URL(part.url);
  const size = part.end - part.start;
  const began = performance.now();
  const xhr = new XMLHttpRequest();
  let written = 0;
  let answeredAt = 0;

  return new Promise((resolve, reject) => {
    const leave = (): void => {
      watchdog.stop();
      forget();
      xhr.onreadystatechange = xhr.onprogress = xhr.onload = xhr.onerror = null;
      xhr.upload.onprogress = xhr.upload.onload = null;
      xhr.abort();
    };
    const succeed = (): void => {
      const answer = answerOf(xhr, written);
      const { responseURL } = xhr;
      leave();
      resolve({
        kind: "answer",
        answer,
        ...(isElsewhere(responseURL, url) ? { redirected: responseURL } : {}),
      });
    };
    const abort = (): void => {
      leave();
      reject(signal.reason);
    };
    const watchdog = startWatchdog({
      timeouts,
      clock,
      expired(phase, limit) {
        // An error status says more than the way the connection ended.
        if (xhr.readyState >= XMLHttpRequest.HEADERS_RECEIVED && !isOk(xhr.status)) return succeed();
        const { host } = url;
        const message = timeoutMessage({ phase, limit, partNumber, host, written, size, starved: false });
        leave();
        resolve({ kind: "silence", written, error: new PartTimeoutError(message, phase, limit) });
      },
    });
    const wrote = (bytes: number): void => {
      if (bytes <= written) return;
      written = Math.min(bytes, size);
      if (watchdog.phase === "connect") watchdog.enter("transfer");
      else watchdog.moved();
      part.onWritten?.(written);
    };

    xhr.upload.onprogress = ({ loaded }) => wrote(loaded);
    xhr.upload.onload = () => {
      wrote(size);
      watchdog.enter("answer", timeouts.answer + drainTime(performance.now() - began, size));
    };
    xhr.onreadystatechange = () => {
      if (xhr.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      answeredAt = clock.now();
      watchdog.enter("answer", timeouts.transfer);
    };
    xhr.onprogress = () => {
      // A slow response must be complete within the time limit for its beginning.
      if (clock.now() - answeredAt < timeouts.answer) watchdog.moved();
      if (xhr.responseText.length >= ANSWER_BODY_MAX) succeed();
    };
    xhr.onload = succeed;
    xhr.onerror = () => {
      leave();
      resolve({ kind: "silence", written });
    };
    const forget = onAbort(signal, abort);
    if (signal.aborted) return abort();
    xhr.open("PUT", url);
    for (const [name, value] of Object.entries(partHeaders(part))) xhr.setRequestHeader(name, value);
    // An empty body has no progress events, so connecting and waiting for the response cannot be
    // distinguished.
    if (size === 0) watchdog.enter("answer", timeouts.connect + timeouts.answer);
    xhr.send(body);
  });
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Browsers follow redirects automatically. Only the URL of the response shows that. */
function isElsewhere(responseUrl: string, { href, hash }: URL): boolean {
  return responseUrl !== "" && responseUrl !== href.slice(0, href.length - hash.length);
}

/** The response of an XMLHttpRequest so far: at least status and headers. */
export function answerOf(xhr: XMLHttpRequest, bytesWritten: number): PartResponse {
  return {
    status: xhr.status,
    headers: readHeaders(xhr.getAllResponseHeaders()),
    body: xhr.responseText.slice(0, ANSWER_BODY_MAX),
    bytesWritten,
  };
}

/**
 * Parses `name: value` lines; names become lower case. A store on another origin shows only the headers that
 * its CORS rule exposes.
 */
function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}
