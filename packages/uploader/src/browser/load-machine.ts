import { type CooldownGate, createLoader, loadCalls } from "@cdf-multipart/core";
import type { Machine } from "../upload/machine.js";
import { attendNetwork } from "./attend-network.js";
import type { BrowserInput } from "./browser-input.js";

type Script<T> = (gate: CooldownGate, signal?: AbortSignal) => Promise<T>;

/**
 * Loads all scripts of an upload, from its journal to its last request. Loading them in parallel saves one
 * round trip per script.
 */
export const loadMachine: Script<Machine<BrowserInput>> = onceOnline(async () => {
  const [{ browserMachine }] = await Promise.all([
    import("./browser-machine.js"),
    import("../journal/indexed-db/indexed-db-journal-store.js"),
    loadCalls(),
  ]);
  return browserMachine;
});

/** Loads what `uploadMany` needs in addition. */
export const loadMany: Script<typeof import("../upload/run-many.js")> = onceOnline(
  () => import("../upload/run-many.js"),
);

/**
 * Loads a script. Without a network, it waits. Everything is loaded at the start of an upload: later the
 * network may be down, and then not even a script that explains the failure could be loaded.
 *
 * The returned function rejects with a NetworkError if the script cannot be loaded, and with the signal's
 * reason.
 */
function onceOnline<T>(script: () => Promise<T>): Script<T> {
  const load = createLoader(script);
  return async (gate, signal) => {
    const leave = attendNetwork(gate);
    try {
      for (;;) {
        await gate.wait(signal);
        try {
          return await load(signal);
        } catch (error) {
          if (!gate.closed) throw error;
        }
      }
    } finally {
      leave();
    }
  };
}
