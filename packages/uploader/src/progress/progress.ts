/** Why a part is sent again. `slow`: its connection lags behind the others. */
export type RetryReason = "status" | "connection" | "timeout" | "early-answer" | "slow" | "checksum";

/** Why an attempt failed. */
export interface PartFailure {
  readonly reason: RetryReason;
  /** HTTP status of the store, if it responded. */
  readonly status?: number;
}

/**
 * What an upload does now, or what it waits for. `describeState` puts it into a sentence.
 *
 * - `sending`: parts are in flight, or about to be.
 * - `offline`: the browser reports that there is no network. The upload continues when it is back.
 * - `retrying`: nothing is in flight until `until` (ms since the epoch). With a `reason`, an attempt failed
 *   before; without one, the service asked all requests to wait.
 * - `completing`: all parts are acknowledged. The service joins them.
 * - `done`: the service has the file, `waitFor` is reached and the checks have passed.
 */
export type ProgressState =
  | { readonly kind: "sending" | "offline" | "completing" | "done" }
  | ({ readonly kind: "retrying"; readonly until: number } & Partial<PartFailure>);

/** How far an upload has progressed. People need two numbers: what was sent, and what is safe. */
export interface Progress {
  /** Bytes of the file. */
  readonly size: number;
  /**
   * Bytes that are safe: the store has acknowledged them, and they are not sent again after a pause or a
   * reload. Falls when a session is lost.
   */
  readonly bytesAcknowledged: number;
  /** Bytes written to connections, including repeated attempts. */
  readonly bytesSent: number;
  /**
   * The bytes to show. Never falls, is never more than `size`, and reaches it only when the upload is
   * done: the service has the file, `waitFor` is reached and the checks have passed.
   */
  readonly bytesShown: number;
  /** `bytesShown` of `size`, 0 to 100 with one decimal; 100 only when the upload is done. */
  readonly percent: number;
  /** `bytesAcknowledged` of `size`, 0 to 100 with one decimal. Can be 100 before the upload is done. */
  readonly percentAcknowledged: number;
  readonly state: ProgressState;
  /**
   * Bytes per second that reach the store, averaged over the last ten seconds in which parts were in flight. 0
   * while the upload is offline or waits.
   */
  readonly speed: number;
  /** ms until the last byte has arrived at this speed; undefined while the speed is 0. */
  readonly timeLeft: number | undefined;
  readonly partsDone: number;
  readonly parts: number;
  /** PUTs in flight. */
  readonly partsInFlight: number;
  /** PUTs that may be in flight. */
  readonly concurrency: number;
}
