import { onAbort } from "./on-abort.js";

/**
 * The promise's outcome, or the signal's reason if that comes first. For waits that do not listen to the
 * signal themselves: what the promise does later is ignored.
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let forget = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else forget = onAbort(signal, () => reject(signal.reason));
  });
  try {
    // The signal stands first: when both are settled already it wins.
    return await Promise.race([aborted, promise]);
  } finally {
    forget();
  }
}
