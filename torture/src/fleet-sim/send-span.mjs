import { ATTEMPTS_MAX, jobBackoff } from "@cdf-multipart/fleet/internal";
import { planParts } from "@cdf-multipart/uploader";

/**
 * A `part` job: its parts one after the other. A part that fails is sent again after a wait. After the last
 * attempt the job ends, and `complete` finds that parts are missing.
 *
 * @param {import("./sim-worker.mjs").Task} task
 */
export function sendSpan({ job, world, worker, alive, end }) {
  const { ledger, service, time, units, tally, random, partFailures } = world;
  const { parts } = planParts(units[job.unit]?.bytes ?? 0);
  const [first = 1, last = 0] = job.parts ?? [];
  /** @param {number} partNumber @param {number} attempt */
  const send = (partNumber, attempt) => {
    const part = parts[partNumber - 1];
    if (partNumber > last || part === undefined) return end();
    const bytes = part.end - part.start;
    time.at(service.send(worker, bytes, time.now), async () => {
      if (!alive()) return;
      tally.partsSent += 1;
      if (random() < partFailures) {
        if (attempt >= ATTEMPTS_MAX) return end();
        return time.after(jobBackoff(attempt, random()), () => {
          if (alive()) send(partNumber, attempt + 1);
        });
      }
      // The session is that of the round in which the file was opened.
      const view = await ledger.readUnit(job);
      const session = view?.records.at(-1) ?? "";
      await ledger.append(job, { kind: "part", session, partNumber, bytes, body: "" });
      send(partNumber + 1, 1);
    });
  };
  send(first, 1);
}
