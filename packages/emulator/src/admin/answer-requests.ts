import { type Answer, emptyAnswer, jsonAnswer } from "../http/answer.js";
import type { AdminCall } from "./admin-call.js";
import { readQuestion } from "./journal-query.js";

/**
 * Returns the journal entries that match. With `wait` it waits until there are `count` of them; after that
 * time the response is 204.
 */
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
