import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import type { Clock } from "../ground/clock.js";
import type { EmulatorState } from "../state/state.js";
import type { Store } from "./store.js";

/**
 * Deletes what the service deletes after a week: sessions that were not completed, and files without any
 * content. It runs when a request arrives, so it needs no timer.
 */
export interface Expiry {
  sweep(): void;
}

/** `busy` contains the uploads whose parts are being assembled. They are not deleted. */
export function createExpiry(
  state: EmulatorState,
  store: Pick<Store, "drop" | "dropFile">,
  busy: ReadonlySet<string>,
  clock: Clock,
): Expiry {
  // All have the same lifetime, so nothing that is created later expires earlier.
  let next = Number.NEGATIVE_INFINITY;

  return {
    sweep() {
      const now = clock.now();
      if (now < next) return;
      next = now + UPLOAD_URL_LIFETIME_MS;
      for (const { session } of [...state.sessions.values()]) {
        if (session.expiresAt <= now && !busy.has(session.uploadId)) store.drop(session.uploadId);
        else next = Math.min(next, session.expiresAt);
      }
      for (const file of [...state.files.values()]) {
        if (file.expiresAt === undefined || file.content !== undefined) continue;
        if (file.expiresAt > now) next = Math.min(next, file.expiresAt);
        // A session that started later keeps its file, because the session has its own week.
        else if (state.sessionsOf(file.id).length === 0) store.dropFile(file.id);
      }
    },
  };
}
