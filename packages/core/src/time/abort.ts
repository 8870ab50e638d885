/** The callbacks by signal. */
const relays = new WeakMap<AbortSignal, { readonly callbacks: Set<() => void>; readonly fire: () => void }>();

/**
 * Calls back once when the signal aborts; not if it is already aborted. The returned function removes the
 * callback. A signal gets one listener for all callbacks: thousands of calls may share one signal, and Node warns
 * of a leak at eleven listeners. Everything that waits for a signal uses this function.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let relay = relays.get(signal);
  if (relay === undefined) {
    const callbacks = new Set<() => void>();
    const fire = (): void => {
      relays.delete(signal);
      signal.removeEventListener("abort", fire);
      for (const call of callbacks) call();
    };
    relay = { callbacks, fire };
    relays.set(signal, relay);
    signal.addEventListener("abort", fire);
  }
  const { callbacks, fire } = relay;
  // Wrapped, so that a function that is registered twice is called twice.
  const entry = (): void => callback();
  callbacks.add(entry);
  return () => {
    callbacks.delete(entry);
    if (callbacks.size > 0 || relays.get(signal)?.callbacks !== callbacks) return;
    relays.delete(signal);
    signal.removeEventListener("abort", fire);
  };
}

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
    // The signal is first: if both are already settled, it wins.
    return await Promise.race([aborted, promise]);
  } finally {
    forget();
  }
}
