import { type Answer, emptyAnswer, jsonAnswer } from "../http/answer.js";
import type { AdminCall } from "./admin-call.js";
import { readQuestion } from "./journal-query.js";

/** What the journal has; with `wait` not before it has so many, and 204 when the time runs out. */
export async function answerRequests({ context, query, signal }: AdminCall): Promise<Answer> {
  const { query: wanted, since, limit, count, until, wait } = readQuestion(query);
  if (wait > 0) {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
    try {
      await context.journal.waitFor(wanted, { count, until, signal: enough });
    } catch {
      return emptyAnswer(204);
    }
  }
  const found = context.journal.all(wanted).filter(({ sequence }) => sequence > since);
  const requests = limit >= found.length ? found : found.slice(found.length - limit);
  return jsonAnswer(200, { requests });
}
