import type { ClientContext, Turn } from "../call/caller.js";
import { isOutcomeUnknownError, isTimeoutError, type OutcomeUnknownError } from "../errors/call-errors.js";
import { notify, RETRIES } from "../pipeline/hooks.js";
import { isAmbiguous } from "../retry/may-repeat.js";
import { createRetrier, retryAfterOf } from "../retry/retrying.js";

/** A call that must not be repeated blindly. */
export interface CarefulCall<T> {
  /** Makes the request. Repeats it only if it certainly did not take effect. */
  readonly send: () => Promise<T>;
  /**
   * Finds out the outcome after a failure that left it open. Undefined: send again. `error` is the last
   * failure; it may be a plain refusal after an earlier failure with an open outcome. If this function throws
   * it, the call ends with it.
   */
  readonly settle: (error: unknown) => Promise<{ readonly value: T } | undefined>;
  /** The error of the call if the outcome stays open. */
  readonly unknown: (cause: unknown) => OutcomeUnknownError;
}

/**
 * Sends, and after an ambiguous failure checks before it sends again. Repeats follow the one retry policy.
 */
export async function repeatWithCare<T>(
  context: ClientContext,
  turn: Turn,
  call: CarefulCall<T>,
): Promise<T> {
  const { clock, hooks, retry } = context;
  const { operation, signal } = turn;
  let lost: unknown;
  /** Whether the last attempt failed with an unknown outcome, and a check did not settle it. */
  let open = false;

  /** Looks. If even the check fails, the outcome remains unknown. */
  async function settle(error: unknown): Promise<{ readonly value: T } | undefined> {
    try {
      return await call.settle(error);
    } catch (failure) {
      signal.throwIfAborted();
      if (failure === error || isOutcomeUnknownError(failure)) throw failure;
      throw call.unknown(failure);
    }
  }

  async function attempt(): Promise<T> {
    open = false;
    try {
      return await call.send();
    } catch (error) {
      if (isAmbiguous(error)) lost = error;
      else if (lost === undefined) throw error;
      signal.throwIfAborted();
      const asked = retryAfterOf(error, retry);
      if (asked !== undefined) context.cooldown.close(clock.now() + asked);
      const settled = await settle(error);
      if (settled !== undefined) return settled.value;
      open = true;
      throw error;
    }
  }

  try {
    return await createRetrier({ ...context, reached: true })(attempt, {
      signal,
      mayRepeat: () => open,
      onRetry: (again) => notify(hooks.onRetry, RETRIES, { operation, ...again }),
    });
  } catch (error) {
    if (open && isAmbiguous(error)) throw call.unknown(error);
    const outOfTime = isTimeoutError(error) && error.code === "deadline-exceeded";
    throw outOfTime && lost !== undefined ? call.unknown(lost) : error;
  }
}
