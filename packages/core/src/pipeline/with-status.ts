import { answerError, invalidAnswer } from "../decode/response-error.js";
import type { Send } from "../http/exchange.js";
import { parseRetryAfter } from "../retry/delay.js";
import { redactUrl } from "../secrets/redact-url.js";
import type { Clock } from "../time/clock.js";
import { answerTime } from "../time/outside-time.js";

/**
 * Turns every answer but a 2xx into an ApiError. Any 2xx will do: the live service and its description
 * differ.
 */
export function withStatus(send: Send, clock: Clock): Send {
  return async (request, call) => {
    const answer = await send(request, call);
    call.onAnswer?.(answer);
    const { status, headers, beyond } = answer;
    const { operation } = call;
    if (status < 200 || status > 299) {
      const location = headers.get("location") ?? "";
      throw answerError(answer, {
        operation,
        body: request.body,
        target: URL.canParse(location, request.url) ? redactUrl(new URL(location, request.url)) : undefined,
        retryAfter: parseRetryAfter(headers.get("retry-after"), answerTime(headers, clock.now())),
      });
    }
    if (beyond !== undefined)
      throw invalidAnswer(operation, answer, `the answer is longer than ${beyond} bytes`);
    return answer;
  };
}
