/** How far an upload is. */
export interface Progress {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes that the store has acknowledged. Falls when a session is lost. */
  readonly bytesAcknowledged: number;
  /** Bytes that were written to connections, those of repeated attempts too. */
  readonly bytesSent: number;
  /** What to show: never goes back, is never more than `size`, and reaches it only when the upload is completed. */
  readonly bytesShown: number;
  /** `bytesShown` of `size`, 0 to 100 with one decimal; 100 only when the upload is completed. */
  readonly percent: number;
  /** Bytes a second that reach the store, over the last ten seconds. 0 while nothing moves. */
  readonly speed: number;
  /** ms until the last byte is there, at this speed; undefined while nothing moves. */
  readonly timeLeft: number | undefined;
  readonly partsDone: number;
  readonly parts: number;
  /** PUTs under way. */
  readonly partsInFlight: number;
  /** PUTs that may run at once. */
  readonly concurrency: number;
}
