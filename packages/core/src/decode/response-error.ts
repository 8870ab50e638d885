import type { OperationId } from "@cdf-multipart/spec";
import { ApiError } from "../errors/call-errors.js";
import type { ApiErrorCode } from "../errors/error-codes.js";
import { excerpt, plainText } from "../errors/plain-text.js";
import { isObject } from "../errors/unknown-value.js";
import type { HttpResponse } from "../http/exchange.js";
import { hintFor } from "./hint.js";

/** Longer messages are cut: a proxy's HTML page can be long. Characters. */
const MESSAGE_MAX = 500;

/** Ids of the service have 36 characters. */
const REQUEST_ID_MAX = 128;

/** The request id for support, if a response has one. Any server may have set it to any text. */
export function requestIdOf({ headers }: Pick<HttpResponse, "headers">): string | undefined {
  const id = headers.get("x-request-id");
  return id === null ? undefined : excerpt(id, REQUEST_ID_MAX);
}

const CODES: Readonly<Record<number, ApiErrorCode>> = {
  400: "bad-request",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  429: "throttled",
};

/** The operation of the response, for the message and the hint. */
export interface ResponseContext {
  readonly operation: OperationId;
  /** Of the request. */
  readonly body: string | undefined;
  /** The target of a redirect, without its query. */
  readonly target: string | undefined;
  /** The wait that the service asks for, ms. */
  readonly retryAfter: number | undefined;
}

/** Reads JSON; undefined when the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * `error` is an object as documented, but has been seen as a plain string too; proxies respond with HTML, or
 * nothing.
 */
function detailsOf(response: HttpResponse): Readonly<Record<string, unknown>> {
  const json = parseJson(response.text);
  const error = isObject(json) ? (json["error"] ?? json) : json;
  if (isObject(error)) return error;
  if (typeof error === "string") return { message: error };
  return { message: json === undefined ? plainText(response.text) : "" };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function codeOf(status: number, missing: boolean): ApiErrorCode {
  if (status === 400 && missing) return "unknown-ids";
  return CODES[status] ?? (status >= 500 && status <= 599 ? "server-error" : "unexpected-status");
}

/** Creates an ApiError from a response that is not a success. */
export function responseError(response: HttpResponse, context: ResponseContext): ApiError {
  const { status, headers } = response;
  const details = detailsOf(response);
  const said = typeof details["message"] === "string" ? details["message"].trim() : "";
  const message = excerpt(said, MESSAGE_MAX).replace(/\.$/, "");
  const missing = listOf(details["missing"]);
  const requestId = requestIdOf(response);
  const hint = hintFor({
    ...context,
    status,
    message,
    missing: missing !== undefined,
    proxy: response.proxy,
  });
  const text = [
    `${context.operation} failed with status ${status}: ${message === "" ? "the response says nothing more" : message}.`,
    ...(hint === undefined ? [] : [hint]),
    ...(requestId === undefined ? [] : [`Request id: ${requestId}.`]),
  ].join(" ");
  return new ApiError(text, {
    code: codeOf(status, missing !== undefined),
    operation: context.operation,
    status,
    requestId,
    said: message === "" ? undefined : message,
    missing,
    duplicated: listOf(details["duplicated"]),
    hint,
    autoRetryable: headers.get("cdf-is-auto-retryable") === "true" || details["isAutoRetryable"] === true,
    retryAfter: context.retryAfter,
  });
}

/** Number of characters of a response in which a title is searched. */
const BEGINNING = 16_384;

/** The error of a 2xx whose body is not as documented. */
export function invalidResponse(operation: OperationId, response: HttpResponse, problem: string): ApiError {
  const requestId = requestIdOf(response);
  const start = excerpt(plainText(response.text.slice(0, BEGINNING)), 120);
  const seen = start === "" ? "it is empty" : `it begins with: ${start}`;
  const message = `${operation} got a response with status ${response.status}, but ${problem}; ${seen}. A server between here and CDF may have responded: check the base URL and the proxy.`;
  return new ApiError(message, { code: "invalid-response", operation, status: response.status, requestId });
}
