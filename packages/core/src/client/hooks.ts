import type { OperationId } from "@cdf-multipart/spec";

/** One attempt, after it ended. Carries no secret. */
export interface AttemptEvent {
  readonly operation: OperationId;
  readonly method: string;
  /** Without query. */
  readonly url: string;
  /** Counted from 1; a repeat with a new token after a 401 has the number of the attempt that it repeats. */
  readonly attempt: number;
  /** When the attempt started, ms since the epoch. */
  readonly startedAt: number;
  /** ms. */
  readonly elapsed: number;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly requestId?: string;
  /** What it failed with. Absent on success. */
  readonly error?: unknown;
}

/** A failed attempt that will be repeated. */
export interface RetryEvent {
  readonly operation: OperationId;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  /** How long the client waits before the next one, ms. */
  readonly delay: number;
  readonly error: unknown;
}

/** Functions that are told what happens. What they throw is ignored: watching must not change the outcome. */
export interface ClientHooks {
  readonly onAttempt?: (event: AttemptEvent) => void;
  readonly onRetry?: (event: RetryEvent) => void;
}
