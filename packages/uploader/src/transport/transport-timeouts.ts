/** The limits of the three watchdogs of an attempt to send a part. */
export interface TransportTimeouts {
  /** ms to make the connection: name lookup, proxy and TLS. @default 30_000 */
  readonly connect: number;
  /** ms without a byte of the part: the store accepts none, or the source returns none. @default 30_000 */
  readonly transfer: number;
  /**
   * ms without a response after the last byte was sent, or within the response. The time that the socket
   * buffers need to drain at the speed of the part is added. @default 120_000
   */
  readonly answer: number;
}

/** The default limits. */
export const DEFAULT_TRANSPORT_TIMEOUTS: TransportTimeouts = Object.freeze({
  connect: 30_000,
  transfer: 30_000,
  answer: 120_000,
});
