import type { Clock } from "@cdf-multipart/core";
import { createClosing } from "../closing.js";
import { openTransport } from "../open-transport.js";
import type { Transport } from "../transport.js";
import { DEFAULT_TRANSPORT_TIMEOUTS, type TransportTimeouts } from "../transport-timeouts.js";
import { blobBodies } from "./part-body.js";
import { sendXhr } from "./send-xhr.js";

/** How a page sends parts. */
export interface XhrTransportOptions {
  /** The limits of the three watchdogs. They count the time that the page is awake. @default {@link DEFAULT_TRANSPORT_TIMEOUTS} */
  readonly timeouts?: Partial<TransportTimeouts>;
  /** Time of the watchdogs, for tests. @default the system's */
  readonly clock?: Clock;
}

/**
 * Sends parts with `XMLHttpRequest`, which tells how far they are while they are sent: for pages and dedicated workers. A Blob
 * or File goes out as a slice that the browser reads; a part of any other source is read into memory first. Browsers follow
 * redirects unasked, so an answer that came from another URL is an error here.
 */
export function xhrTransport(options: XhrTransportOptions = {}): Transport {
  const timeouts = { ...DEFAULT_TRANSPORT_TIMEOUTS, ...options.timeouts };
  const closing = createClosing();
  const wire = {
    timeouts,
    clock: options.clock,
    closing,
    answered: new Set<string>(),
    bodies: blobBodies(),
  };
  return openTransport({ put: (part) => sendXhr(part, wire), closing });
}
