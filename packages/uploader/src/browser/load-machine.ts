import { type CooldownGate, createLoader } from "@cdf-multipart/core";
import { attendNetwork } from "./attend-network.js";

const load = createLoader(() => import("./browser-machine.js"));

/**
 * Loads what runs uploads. Without a network it waits for it. Nothing is loaded later than at the beginning of an upload: in the
 * middle the network may be gone, and a script that was to explain it could not be had.
 *
 * @throws NetworkError when the script is not to be had; the signal's reason.
 */
export async function loadMachine(
  gate: CooldownGate,
  signal?: AbortSignal,
): Promise<typeof import("./browser-machine.js")> {
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
}
