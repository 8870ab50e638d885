import type { Clock } from "@cdf-multipart/core";
import { resolveTimeouts, type TimeoutOptions } from "../../net/timeouts.js";
import { createClosing, openTransport } from "../open-transport.js";
import { heldByBlobSender, type Transport } from "../transport.js";
import { blobBodies } from "./part-body.js";
import { sendXhr } from "./send-xhr.js";

/** Options of {@link xhrTransport}. */
export interface XhrTransportOptions {
  /**
   * The limits of the three watchdogs. They count the time in which the page is awake.
   */
  readonly timeouts?: TimeoutOptions | undefined;
  /** Clock of the watchdogs, for tests. @default the system's clock */
  readonly clock?: Clock | undefined;
  /**
   * Whether the browser asks the user before the page is left while a part is in flight. @default true
   */
  readonly askBeforeLeaving?: boolean | undefined;
}

/**
 * Sends parts with `XMLHttpRequest`, which reports upload progress: for pages and dedicated workers. A Blob
 * or File is sent as a slice that the browser reads. A part of any other source is first read into memory.
 * Browsers follow redirects automatically, so a response from another URL is an error here.
 */
export function xhrTransport(options: XhrTransportOptions = {}): Transport {
  const timeouts = resolveTimeouts(options.timeouts);
  const closing = createClosing();
  const wire = {
    timeouts,
    clock: options.clock,
    closing,
    answered: new Set<string>(),
    bodies: blobBodies(),
    asks: options.askBeforeLeaving ?? true,
  };
  return openTransport({ put: (part) => sendXhr(part, wire), closing, holds: heldByBlobSender });
}
