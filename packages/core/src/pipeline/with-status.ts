import { invalidResponse, responseError } from "../decode/response-error.js";
import type { Send } from "../http/exchange.js";
import { parseRetryAfter } from "../retry/delay.js";
import { redactUrl } from "../secrets/redact-url.js";
import type { Clock } from "../time/clock.js";
import { responseTime } from "../time/outside-time.js";

/**
 * Turns every response except a 2xx into an ApiError. Any 2xx counts as success, because the live service and
 * its description differ.
 */
export function withStatus(send: Send, clock: Clock): Send {
  return async (request, call) => {
    const response = await send(request, call);
    call.onResponse?.(response);
    const { status, headers, beyond } = response;
    const { operation } = call;
    if (status < 200 || status > 299) {
      const location = headers.get("location") ?? "";
      throw responseError(response, {
        operation,
        body: request.body,
        target: URL.canParse(location, request.url) ? redactUrl(new URL(location, request.url)) : undefined,
        retryAfter: parseRetryAfter(headers.get("retry-after"), responseTime(headers, clock.now())),
      });
    }
    if (beyond !== undefined)
      throw invalidResponse(operation, response, `the response is longer than ${beyond} bytes`);
    return response;
  };
}
