import { type CooldownGate, createLoader } from "@cdf-multipart/core";
import { attendNetwork } from "./attend-network.js";

type Script<T> = (gate: CooldownGate, signal?: AbortSignal) => Promise<T>;

/** What runs an upload. */
export const loadMachine: Script<typeof import("./browser-machine.js")> = onceOnline(
  () => import("./browser-machine.js"),
);

/** What runs many. */
export const loadMany: Script<typeof import("./upload-many-browser.js")> = onceOnline(
  () => import("./upload-many-browser.js"),
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
