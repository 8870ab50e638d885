import type { Answer } from "./answer.js";
import type { Exchange } from "./exchange.js";
import { RULE_HEADER } from "./rule.js";

/**
 * Sends a response. The rest of the request body is read and discarded, so that the client sees the response.
 */
export function sendAnswer({ request, response, entry }: Exchange, answer: Answer): void {
  if (response.destroyed) {
    return;
  }
  entry.rule = answer.headers[RULE_HEADER];
  const body = Buffer.from(answer.body);
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, { ...answer.headers, ...(hasBody && { "content-length": body.length }) });
  response.end(hasBody ? body : undefined);
  if (response.shouldKeepAlive) request.resume();
}
