import type { CooldownGate } from "@cdf-multipart/core";

/**
 * Maximum connections of a browser to one host over HTTP/1.1. A seventh request waits in the browser, and no
 * watchdog can distinguish it from a stalled one.
 */
export const CONNECTIONS: number = 6;

/** Whether the browser reports that there is no network. False does not prove that there is one. */
export function isOffline(): boolean {
  return typeof navigator === "object" && navigator.onLine === false;
}

/** When to check: the network changed, or the page returns from a state in which it received no events. */
const SIGNS = ["online", "offline", "pageshow", "focus"] as const;

/**
 * Holds the gate closed while the browser reports that there is no network. So an outage uses up no attempts,
 * and the upload continues as soon as it ends. Runs in pages and workers. The returned function stops it.
 */
export function attendNetwork(gate: CooldownGate): () => void {
  let release: (() => void) | undefined;
  const look = (): void => {
    if (isOffline()) {
      release ??= gate.hold();
      return;
    }
    release?.();
    release = undefined;
  };
  for (const sign of SIGNS) globalThis.addEventListener(sign, look);
  look();
  return () => {
    for (const sign of SIGNS) globalThis.removeEventListener(sign, look);
    release?.();
  };
}
