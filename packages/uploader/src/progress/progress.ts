/** How far an upload has progressed. */
export interface Progress {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes that the store has acknowledged. Falls when a session is lost. */
  readonly bytesAcknowledged: number;
  /** Bytes written to connections, including repeated attempts. */
  readonly bytesSent: number;
  /**
   * The bytes to show. Never falls, is never more than `size`, and reaches it only when the upload is
   * completed.
   */
  readonly bytesShown: number;
  /** `bytesShown` of `size`, 0 to 100 with one decimal; 100 only when the upload is completed. */
  readonly percent: number;
  /** Bytes per second that reach the store, averaged over the last ten seconds. 0 while nothing moves. */
  readonly speed: number;
  /** ms until the last byte has arrived at this speed; undefined while nothing moves. */
  readonly timeLeft: number | undefined;
  readonly partsDone: number;
  readonly parts: number;
  /** PUTs in flight. */
  readonly partsInFlight: number;
  /** PUTs that may be in flight. */
  readonly concurrency: number;
}
