/**
 * The start of a page's loading plan. With the page: a handle without its engine (`upload/steer-upload.ts`),
 * the events, and this file. With the first upload: its engine, its journals and the client's calls. All of
 * that is loaded at the start: later the network may be down or the site redeployed, and then not even a
 * script that explains the failure could be loaded. The rest of the plan is in `../chunks.ts`.
 */
import { type CooldownGate, loadCalls } from "@cdf-multipart/core";
import { createLoader } from "@cdf-multipart/core/internal";
import { attendNetwork } from "../transport/xhr/network.js";
import type { Engine } from "../upload/engine.js";
import type { BrowserInput } from "./browser-input.js";

/**
 * Loads a script. Without a network, it waits. Rejects with a NetworkError if the script cannot be loaded,
 * and with the signal's reason.
 */
type LoadOnline<T> = (gate: CooldownGate, signal?: AbortSignal) => Promise<T>;

/** Journals in IndexedDB are a separate script: a page can list interrupted uploads without uploading. */
export const loadJournals: () => Promise<typeof import("../journal/indexed-db/indexed-db-journal-store.js")> =
  createLoader(() => import("../journal/indexed-db/indexed-db-journal-store.js"));

/** Everything that an upload needs until its end. Loading it in parallel saves one round trip per script. */
export const loadEngine: LoadOnline<Engine<BrowserInput>> = onceOnline(async () => {
  const [{ browserEngine }, journals] = await Promise.all([
    import("../chunks/browser-engine.js"),
    loadJournals(),
    loadCalls(),
  ]);
  return browserEngine(journals);
});

/** What `uploadMany` needs in addition. */
export const loadMany: LoadOnline<typeof import("../upload/run-many.js")> = onceOnline(
  () => import("../upload/run-many.js"),
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
