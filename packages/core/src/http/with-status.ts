import { answerError } from "../errors/answer-error.js";
import type { Clock } from "../time/clock.js";
import type { Send } from "./exchange.js";

/**
 * Turns every answer but a 2xx into an ApiError. Any 2xx will do: the live service and its description
 * differ.
 */
export function withStatus(send: Send, clock: Clock): Send {
  return async (request, call) => {
    const answer = await send(request, call);
    if (answer.status >= 200 && answer.status <= 299) return answer;
    const { operation } = call;
    throw answerError(answer, {
      operation,
      body: request.body,
      now: clock.now(),
    });
  };
}
