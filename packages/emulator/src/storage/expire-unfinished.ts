import type { EmulatorContext } from "../context.js";

/**
 * Deletes what the service deletes after a week: sessions that were not completed, and files of which nothing was
 * ever uploaded. Looked at when a request comes, so no timer runs.
 */
export function expireUnfinished({ state, uploads, clock, completing }: EmulatorContext): void {
  const now = clock.now();
  for (const { session } of [...state.sessions.values()]) {
    if (session.expiresAt <= now && !completing.has(session.uploadId)) uploads.drop(session.uploadId);
  }
  for (const file of [...state.files.values()]) {
    const ended = file.expiresAt !== undefined && file.expiresAt <= now;
    // A session begun later keeps its file: it has a week of its own.
    if (ended && file.content === undefined && state.sessionsOf(file.id).length === 0)
      uploads.dropFile(file.id);
  }
}
