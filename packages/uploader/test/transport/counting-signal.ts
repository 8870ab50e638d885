/** A signal that counts its listeners. */
export interface CountingSignal {
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  listeners(): number;
}

/** Creates one that counts added and removed listeners. */
export function countingSignal(): CountingSignal {
  const controller = new AbortController();
  const { signal } = controller;
  const held = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...given: Parameters<typeof add>) => {
      held.add(given[1]);
      add(...given);
    },
    removeEventListener: (...given: Parameters<typeof remove>) => {
      held.delete(given[1]);
      remove(...given);
    },
  });
  return { controller, signal, listeners: () => held.size };
}
