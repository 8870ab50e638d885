/** Who wants to hear of which signal. */
const relays = new WeakMap<AbortSignal, { readonly callbacks: Set<() => void>; readonly fire: () => void }>();

/**
 * Calls back once when the signal aborts; the function returned takes that back. A signal gets one listener
 * however many ask: thousands of calls may share one signal, and Node warns of a leak at eleven listeners.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let relay = relays.get(signal);
  if (relay === undefined) {
    const callbacks = new Set<() => void>();
    relay = {
      callbacks,
      fire() {
        relays.delete(signal);
        for (const call of callbacks) call();
      },
    };
    relays.set(signal, relay);
    signal.addEventListener("abort", relay.fire, { once: true });
  }
  const { callbacks, fire } = relay;
  // Wrapped, so that the same function asked twice is called twice.
  const entry = (): void => callback();
  callbacks.add(entry);
  return () => {
    callbacks.delete(entry);
    if (callbacks.size > 0 || relays.get(signal)?.callbacks !== callbacks) return;
    relays.delete(signal);
    signal.removeEventListener("abort", fire);
  };
}
