import type { OperationId } from "@cdf-multipart/spec";
import type { HttpAnswer, HttpRequest, Repeat, Send } from "../http/exchange.js";
import type { SessionMemory } from "../operations/session-memory.js";
import type { RetryContext } from "../retry/with-retry.js";
import { type CallScope, withCallScope } from "../time/call-scope.js";
import type { CallOptions } from "../types/files-client.js";
import { type RequestParts, validateRequest } from "../validation/validate-request.js";
import type { Binding } from "./binding.js";

/** What the operations of a client share. */
export interface ClientContext extends RetryContext {
  readonly baseUrl: string;
  readonly binding: Binding;
  readonly send: Send;
  /** The deadline of a call, ms. */
  readonly deadline: number;
  readonly sessions: SessionMemory;
}

/** One call under way: all the requests it makes share its time and its signal. */
export interface Turn extends CallScope {
  readonly operation: OperationId;
  /** The way to the wire for one of its requests, which may be another operation that it needs. */
  transmit(repeat: Repeat, operation?: OperationId): (request: HttpRequest) => Promise<HttpAnswer>;
}

/** Validates a call, then runs it within its time. */
export async function runCall<T>(
  context: ClientContext,
  call: { readonly operation: OperationId; readonly parts: RequestParts; readonly options: CallOptions },
  run: (turn: Turn) => Promise<T>,
): Promise<T> {
  const { operation, parts, options } = call;
  const { clock, deadline, send } = context;
  options.signal?.throwIfAborted();
  validateRequest(operation, parts);
  return await withCallScope({ subject: operation, signal: options.signal, deadline, clock }, (scope) =>
    run({
      ...scope,
      operation,
      transmit:
        (repeat, of = operation) =>
        (request) =>
          send(request, { ...scope, operation: of, repeat, attempt: 1 }),
    }),
  );
}
