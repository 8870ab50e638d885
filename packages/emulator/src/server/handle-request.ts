import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterWork, beforeWork } from "../faults/around-work.js";
import { DiskFullError } from "../faults/shapes.js";
import { codeOf } from "../ground/unknown-value.js";
import type { Answer } from "../http/answer.js";
import { emptyAnswer, type Outgoing, RULE_HEADER, TAKEN } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Exchange } from "../http/exchange.js";
import { isOperationId } from "../http/operation-name.js";
import { isStorePath } from "../http/paths.js";
import { BodyCutError } from "../http/request-body.js";
import { StorageRefusal } from "../http/storage-refusal.js";
import { handleAdmin } from "../requests/admin/handle-admin.js";
import { deviceAuthorization, issueToken, openidConfiguration } from "../requests/identity-endpoints.js";
import { answerPage } from "../requests/page.js";
import { callOperation } from "./call-operation.js";
import { refuseCaller } from "./caller.js";
import { allowsPage } from "./cors.js";
import { openExchange } from "./open-exchange.js";
import type { ServerParts } from "./server-parts.js";

/** Handles a request from its first line to its response. Never rejects. */
export async function handleRequest(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = openExchange(parts, request, response);
  const isApi = isOperationId(exchange.operation);
  if (exchange.path.startsWith("/api/") && exchange.fault?.type !== "html") {
    exchange.entry.requestId = randomUUID();
    response.setHeader("x-request-id", exchange.entry.requestId);
  }
  const refusal = refuseCaller(parts.settings, parts.cors.get(), exchange);
  if (refusal !== undefined) {
    // The store reports errors in its own form.
    const { message } = refusal;
    const said = isStorePath(exchange.path) ? new StorageRefusal(403, "AccessDenied", message) : refusal;
    return sendAnswer(exchange, said.answer());
  }
  try {
    const instead = await beforeWork(parts.lifetime, exchange);
    const answer = instead ?? (await afterWork(parts.lifetime, exchange, await work(parts, exchange)));
    if (answer !== TAKEN) sendAnswer(exchange, answer);
  } catch (error) {
    if (error instanceof BodyCutError || parts.lifetime.aborted || response.destroyed) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendAnswer(exchange, unexpected(parts, error, isApi));
  }
}

async function work(parts: ServerParts, exchange: Exchange): Promise<Outgoing> {
  const { operation } = exchange;
  const { origin = "" } = exchange.request.headers;
  parts.expiry.sweep();
  if (isOperationId(operation)) return callOperation(parts, exchange, operation);
  try {
    switch (operation) {
      case "putPart":
        return await parts.store.putPart(exchange);
      case "putFile":
        return await parts.store.putFile(exchange);
      case "download":
        return await parts.store.download(exchange);
      case "openidConfiguration":
        return openidConfiguration(exchange);
      case "token":
        return await issueToken(parts, exchange);
      case "deviceAuthorization":
        return await deviceAuthorization(parts, exchange);
      case "admin":
        return await handleAdmin(parts, exchange);
      case "page":
        return answerPage(exchange.path);
      case "preflight":
        if (isStorePath(exchange.path) && !allowsPage(parts.cors.get(), origin, exchange.path))
          throw new StorageRefusal(403, "AccessForbidden", NO_CORS);
        return emptyAnswer(204);
      case "unknown":
        if (isStorePath(exchange.path)) throw new StorageRefusal(405, "MethodNotAllowed", NOT_ALLOWED);
        return new ApiRefusal(404, "There is no route with this method and path.").answer();
    }
  } catch (error) {
    if (error instanceof StorageRefusal || error instanceof ApiRefusal) return error.answer();
    throw error;
  }
}

const NO_CORS = "CORSResponse: CORS is not enabled for this bucket.";
const NOT_ALLOWED = "The specified method is not allowed against this resource.";

/** A full disk is an error of the store. Any other error is a bug of the emulator, and is logged. */
function unexpected(parts: ServerParts, error: unknown, isApi: boolean) {
  const full = error instanceof DiskFullError || codeOf(error) === "ENOSPC";
  if (!full) parts.settings.log(`emulator: ${error instanceof Error ? error.stack : String(error)}`);
  const message = full
    ? "The disk of the store is full."
    : "The emulator failed. Its log contains the reason.";
  if (isApi) return new ApiRefusal(full ? 507 : 500, message).answer();
  return new StorageRefusal(
    full ? 507 : 500,
    full ? "InsufficientStorage" : "InternalError",
    message,
  ).answer();
}

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
