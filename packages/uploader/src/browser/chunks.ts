/**
 * The start of a page's loading plan. With the page: a handle without its engine (`upload/steer-upload.ts`),
 * the events, and this file. With the first upload: its engine, its journals and the client's calls. All of
 * that is loaded at the start: later the network may be down or the site redeployed, and then not even a
 * script that explains the failure could be loaded. The rest of the plan is in `../chunks.ts`.
 */
import type { CooldownGate } from "@cdf-multipart/core";
import { createLoader, giveCalls } from "@cdf-multipart/core/internal";
import { attendNetwork } from "../transport/xhr/network.js";
import type { Engine } from "../upload/engine.js";
import type { BrowserInput } from "./browser-input.js";

/**
 * Loads a script. Without a network, it waits. Rejects with a NetworkError if the script cannot be loaded,
 * and with the signal's reason.
 */
type LoadOnline<T> = (gate: CooldownGate, signal?: AbortSignal) => Promise<T>;

/** The journals of interrupted uploads. A page can list these without uploading. */
export const loadInterrupted: () => Promise<typeof import("../chunks/interrupted.js")> =
  /* @__PURE__ */ createLoader(() => import("../chunks/interrupted.js"));

/** Everything that an upload needs until its end. Loading it in parallel saves one round trip. */
export const loadEngine: LoadOnline<Engine<BrowserInput>> = onceOnline(async () => {
  const { browserEngine, createOperations } = await import("../chunks/browser-engine.js");
  giveCalls({ createOperations });
  return browserEngine;
});

/** What `uploadMany` needs in addition. */
export const loadMany: LoadOnline<typeof import("../chunks/many.js")> = /* @__PURE__ */ onceOnline(
  () => import("../chunks/many.js"),
);

function onceOnline<T>(script: () => Promise<T>): LoadOnline<T> {
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
