import { type CooldownGate, createLoader, loadCalls } from "@cdf-multipart/core";
import type { Machine } from "../upload/machine.js";
import { attendNetwork } from "./attend-network.js";
import type { BrowserInput } from "./browser-input.js";

type Script<T> = (gate: CooldownGate, signal?: AbortSignal) => Promise<T>;

/** What runs an upload, from its journal to its last call. All of it at once: one script after another, each would cost a round trip. */
export const loadMachine: Script<Machine<BrowserInput>> = onceOnline(async () => {
  const [{ browserMachine }] = await Promise.all([
    import("./browser-machine.js"),
    import("../journal/indexed-db/indexed-db-journal-store.js"),
    loadCalls(),
  ]);
  return browserMachine;
});

/** What, beside that, runs many. */
export const loadMany: Script<typeof import("../upload/run-many.js")> = onceOnline(
  () => import("../upload/run-many.js"),
);

/**
 * Loads a script of uploads. Without a network it waits for it. Nothing is loaded later than at the beginning of an upload: in
 * the middle the network may be gone, and a script that was to explain it could not be had.
 *
 * The function rejects with a NetworkError when the script is not to be had, and with the signal's reason.
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
