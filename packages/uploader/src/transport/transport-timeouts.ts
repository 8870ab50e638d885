/** The limits of the three watchdogs over an attempt to send a part. */
export interface TransportTimeouts {
  /** ms until the connection stands, with name lookup, proxy and TLS. @default 30_000 */
  readonly connect: number;
  /** ms in which not one byte of the part moved: the store takes nothing, or the source gives nothing. @default 30_000 */
  readonly transfer: number;
  /**
   * ms without an answer after the last byte has left, or in the middle of the answer. The time that what lies in socket
   * buffers needs at the part's own speed is added. @default 120_000
   */
  readonly answer: number;
}

/** What applies where the caller sets nothing. */
export const DEFAULT_TRANSPORT_TIMEOUTS: TransportTimeouts = Object.freeze({
  connect: 30_000,
  transfer: 30_000,
  answer: 120_000,
});
