import type { OperationId } from "@cdf-multipart/spec";
import type { PathClient } from "@cdf-multipart/spec/bindings";
import type { Validator } from "@cdf-multipart/spec/validators";
import { deadlineError } from "../errors/call-errors.js";
import { ValidationError } from "../errors/validation-error.js";
import type { HttpRequest, HttpResponse, Send } from "../http/exchange.js";
import { createLoader } from "../http/loader.js";
import type { RetryContext } from "../pipeline/with-retry.js";
import type { Repeat } from "../retry/may-repeat.js";
import { withTimeLimit } from "../time/with-time-limit.js";
import type { CallOptions } from "../types/call-options.js";
import { hasJson, isValidRequest } from "../validation/is-valid-request.js";
import type { SessionMemory } from "./session-memory.js";

/** Few requests are invalid: the code that explains the faults is loaded for the first one. */
const loadFaults = createLoader(() => import("../validation/request-faults.js"));

/** The parts that the operations of a client share. */
export interface ClientContext extends RetryContext {
  readonly baseUrl: string;
  /** Scheme, host and path up to the project: the beginning of the URL of every request. */
  readonly projectUrl: string;
  /** openapi-fetch's client of the document. All requests are sent through `send`. */
  readonly client: PathClient;
  readonly send: Send;
  /** The deadline of a call, ms. */
  readonly deadline: number;
  readonly sessions: SessionMemory;
}

/** One call in progress. All its requests share its deadline and its signal. */
export interface Turn {
  readonly operation: OperationId;
  /** Aborts with the caller's reason, or with a TimeoutError when the deadline passes. */
  readonly signal: AbortSignal;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** Sends one of its requests, which may be of another operation. */
  send(
    request: HttpRequest,
    operation: OperationId,
    repeat: Repeat,
    onResponse?: (response: HttpResponse) => void,
  ): Promise<HttpResponse>;
}

/** The parameters and the body of a call, for the validation. The bindings check their types. */
export interface CallInput {
  readonly params?: { readonly query?: unknown; readonly path?: unknown } | undefined;
  readonly body?: unknown;
}

/** The checks of a body that `isValidRequest` does not contain (`x-validate: apart`). */
export interface BodyRules {
  isValid(body: unknown): boolean;
  /** Loads the code that explains the faults. */
  loadValidator(signal?: AbortSignal): Promise<Validator<unknown>>;
}

/** Validates a call, then runs it within its deadline. */
export async function runCall<T>(
  context: ClientContext,
  call: {
    readonly operation: OperationId;
    readonly input: CallInput;
    readonly options: CallOptions;
    readonly rules?: BodyRules;
  },
  run: (turn: Turn) => Promise<T>,
): Promise<T> {
  const { operation, input, options, rules } = call;
  const { clock, deadline } = context;
  options.signal?.throwIfAborted();
  const parts = { ...input.params, body: input.body };
  const { body } = parts;
  if (!(rules === undefined ? isValidRequest(operation, parts) : hasJson(body) && rules.isValid(body))) {
    const { bodyFaults, requestFaults } = await loadFaults(options.signal);
    const validate = await rules?.loadValidator(options.signal);
    const faults = validate === undefined ? requestFaults(operation, parts) : bodyFaults(validate, body);
    throw new ValidationError({ code: "invalid-request", subject: operation, faults });
  }
  const tooLate = () => deadlineError(operation, deadline, false);
  return await withTimeLimit({ signal: options.signal, limit: deadline, clock, tooLate }, (signal) => {
    const startedAt = clock.now();
    const shared = { signal, deadline, deadlineAt: startedAt + deadline, attempt: 1 };
    return run({
      operation,
      signal,
      startedAt,
      send: (request, of, repeat, onResponse) =>
        context.send(request, {
          ...shared,
          operation: of,
          repeat,
          ...(onResponse === undefined ? {} : { onResponse }),
        }),
    });
  });
}
