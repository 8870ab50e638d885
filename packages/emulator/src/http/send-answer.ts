import type { Answer } from "./answer.js";
import type { Exchange } from "./exchange.js";
import { RULE_HEADER } from "./rule.js";

/** Writes an answer. What is left of the request's body is read and thrown away, so that the client sees it. */
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
