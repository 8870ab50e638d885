import { type Clock, NetworkError, redactUrl } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { loadFetchBody } from "../../chunks.js";
import type { TransportTimeouts } from "../../net/timeouts.js";
import type { Closing } from "../open-transport.js";
import { type PartRequest, type PartResponse, partBlob } from "../transport.js";
import { explainSilence } from "./explain-silence.js";
import type { BlobBodies, PartBytes } from "./part-body.js";
import { putBody, type Sendable } from "./put-body.js";
import { askBeforeLeaving, readAlong, watchSource } from "./while-sending.js";

/** What an attempt shares with other attempts. */
export interface XhrWire {
  readonly timeouts: TransportTimeouts;
  /** Clock of the watchdogs. */
  readonly clock: Clock | undefined;
  /** Ends the attempt when the transport is closed. */
  readonly closing: Closing;
  /** Origins that gave a response that this page could read. */
  readonly answered: Set<string>;
  readonly bodies: BlobBodies;
  /** Whether the user is asked before the page is left. */
  readonly asks: boolean;
}

/** One attempt to send one part. The promise settles when its request is over and its body is closed. */
export async function sendXhr(request: PartRequest, wire: XhrWire): Promise<PartResponse> {
  const ending = new AbortController();
  const end = (reason: unknown): void => ending.abort(reason);
  const forget = onAbort(request.signal, () => end(request.signal.reason));
  const unlisten = wire.closing.onClose(end);
  const part = { ...request, signal: ending.signal };
  const leave = watchSource(part, end);
  const stopAsking = wire.asks ? askBeforeLeaving() : undefined;
  let reading: Promise<void> | undefined;
  let bytes: PartBytes | undefined;
  try {
    const blob = partBlob(part);
    // Without a Blob, the part is read into memory, and `onChunk` receives its bytes there.
    if (blob !== undefined) bytes = await wire.bodies.open(part, blob);
    const body = bytes?.body ?? (await intoMemory(part));
    reading = blob === undefined ? undefined : readAlong(part);
    reading?.catch(end);
    const outcome = await putBody(part, body, wire);
    if (outcome.kind !== "answer") {
      // A changed file looks like a network failure, or causes no error. `verify` distinguishes the two.
      await part.source.verify();
      await wire.bodies.silent(part, body, outcome.written);
      throw outcome.error ?? (await explain(part, outcome.written, wire));
    }
    const { origin } = new URL(part.url);
    wire.answered.add(origin);
    if (outcome.redirected !== undefined) throw redirected(part, outcome.redirected);
    await reading;
    return outcome.answer;
  } finally {
    forget();
    unlisten();
    leave();
    stopAsking?.();
    bytes?.release();
    end(new DOMException("The attempt is over.", "AbortError"));
    await reading?.catch(() => {});
  }
}

async function intoMemory(part: PartRequest): Promise<Sendable> {
  const { bytesOfPart } = await loadFetchBody(part.signal);
  return bytesOfPart(part);
}

async function explain(part: PartRequest, written: number, { answered }: XhrWire): Promise<NetworkError> {
  part.signal.throwIfAborted();
  const { url, partNumber, attempt, signal } = part;
  const answeredBefore = answered.has(new URL(url).origin);
  const size = part.end - part.start;
  return explainSilence({ url, partNumber, attempt, written, size, answeredBefore, signal });
}

function redirected({ partNumber, url }: PartRequest, to: string): NetworkError {
  return new NetworkError(
    `The upload URL of part ${partNumber} (${redactUrl(url)}) redirects to ${redactUrl(to)}. Upload URLs of a store are never redirected. Check whether a proxy is in between.`,
    { code: "connection-lost", mayHaveArrived: true, retryable: false },
  );
}
