import type { CooldownGate } from "@cdf-multipart/core";
import { isOffline } from "../transport/xhr/is-offline.js";

/** When to look: the network went or came, or the page comes back from where it heard no events. */
const SIGNS = ["online", "offline", "pageshow", "focus"] as const;

/**
 * Holds the gate closed while the browser says that there is no network, so that an outage uses up no attempts and the upload
 * goes on at the moment when it is over. Runs in pages and workers; the function returned ends it.
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
