import { TimeoutError } from "../errors/timeout-error.js";
import type { Clock } from "./clock.js";
import { onAbort } from "./on-abort.js";

/** The time that a call has. */
export interface CallScope {
  /** Aborts with the caller's reason, or with a TimeoutError when the deadline passes. */
  readonly signal: AbortSignal;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** ms since the epoch. */
  readonly deadlineAt: number;
  /** The deadline that was set, ms. */
  readonly deadline: number;
}

/** What bounds a call. */
export interface CallBounds {
  /** The operation, for the message. */
  readonly subject: string;
  readonly signal: AbortSignal | undefined;
  /** ms. */
  readonly deadline: number;
  readonly clock: Clock;
}

/** The error of a call that ran out of time. */
export function deadlineError(subject: string, deadline: number, mayHaveArrived: boolean): TimeoutError {
  const message = `${subject} was given up after its deadline of ${deadline} ms. Raise \`deadline\`, or look at the hooks for what kept it waiting.`;
  return new TimeoutError(message, { code: "deadline-exceeded", timeout: deadline, mayHaveArrived });
}

/** Runs a call under the caller's signal and a deadline. No timer and no listener outlives it. */
export async function withCallScope<T>(
  bounds: CallBounds,
  run: (scope: CallScope) => Promise<T>,
): Promise<T> {
  const { clock, deadline, signal, subject } = bounds;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const finished = new AbortController();
  const forget = signal === undefined ? undefined : onAbort(signal, () => ending.abort(signal.reason));
  clock.sleep(deadline, finished.signal).then(
    () => ending.abort(deadlineError(subject, deadline, false)),
    () => {},
  );
  const startedAt = clock.now();
  try {
    return await run({ signal: ending.signal, startedAt, deadlineAt: startedAt + deadline, deadline });
  } finally {
    finished.abort();
    forget?.();
  }
}
