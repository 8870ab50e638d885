import type { OperationId } from "@cdf-multipart/spec";
import type { HttpAnswer } from "../http/exchange.js";
import type { AnswerHeaders } from "../http/wire.js";
import { isObject } from "../json/is-object.js";
import { parseRetryAfter } from "../retry/parse-retry-after.js";
import { scrub } from "../secrets/scrub.js";
import { ApiError, type ApiErrorCode } from "./api-error.js";
import { hintFor } from "./hint.js";

/** Longer messages are cut: a proxy's HTML page can be long. Characters. */
const MESSAGE_MAX = 500;

const CODES: Readonly<Record<number, ApiErrorCode>> = {
  400: "bad-request",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  429: "throttled",
};

/** What the answer answered, for the message and the hint. */
export interface AnswerContext {
  readonly operation: OperationId;
  readonly body: string | undefined;
  /** ms since the epoch; the answer's own `Date` goes before it. */
  readonly now: number;
}

/** The server's time of an answer, ms since the epoch, to the second; `fallback` where it does not tell. */
export function answerTime(headers: AnswerHeaders, fallback: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? fallback : date;
}

/** Reads JSON; undefined when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cut(text: string): string {
  return text.length > MESSAGE_MAX ? `${text.slice(0, MESSAGE_MAX)}…` : text;
}

/** Text of an HTML page: its title, else what is left without its tags. */
function plainText(text: string): string {
  const title = /<title[^>]*>(.*?)<\/title>/is.exec(text)?.[1];
  const plain = title ?? text.replace(/<(script|style)\b.*?<\/\1>/gis, " ").replace(/<[^>]+>/g, " ");
  return plain.replace(/\s+/g, " ").trim();
}

/**
 * `error` is an object as documented, but has been seen as a plain string too; proxies answer HTML, or
 * nothing.
 */
function detailsOf(answer: HttpAnswer): Readonly<Record<string, unknown>> {
  const json = parseJson(answer.text);
  const error = isObject(json) ? (json["error"] ?? json) : json;
  if (isObject(error)) return error;
  if (typeof error === "string") return { message: error };
  return { message: json === undefined ? plainText(answer.text) : "" };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function codeOf(status: number, missing: boolean): ApiErrorCode {
  if (status === 400 && missing) return "unknown-ids";
  return CODES[status] ?? (status >= 500 && status <= 599 ? "server-error" : "unexpected-status");
}

/** Makes an ApiError of an answer that is not a success. */
export function answerError(answer: HttpAnswer, context: AnswerContext): ApiError {
  const { status, headers } = answer;
  const details = detailsOf(answer);
  const said = typeof details["message"] === "string" ? details["message"].trim() : "";
  const message = cut(scrub(said)).replace(/\.$/, "");
  const missing = listOf(details["missing"]);
  const requestId = headers.get("x-request-id") ?? undefined;
  const hint = hintFor({ ...context, status, message, missing: missing !== undefined });
  const text = [
    `${context.operation} failed with status ${status}: ${message === "" ? "the answer says nothing more" : message}.`,
    ...(hint === undefined ? [] : [hint]),
    ...(requestId === undefined ? [] : [`Request id: ${requestId}.`]),
  ].join(" ");
  return new ApiError(text, {
    code: codeOf(status, missing !== undefined),
    operation: context.operation,
    status,
    requestId,
    missing,
    duplicated: listOf(details["duplicated"]),
    hint,
    autoRetryable: headers.get("cdf-is-auto-retryable") === "true" || details["isAutoRetryable"] === true,
    retryAfter: parseRetryAfter(headers.get("retry-after"), answerTime(headers, context.now)),
  });
}

/** The error of a 2xx whose body is not what the document says. */
export function invalidAnswer(operation: OperationId, answer: HttpAnswer, problem: string): ApiError {
  const requestId = answer.headers.get("x-request-id") ?? undefined;
  const start = cut(scrub(plainText(answer.text))).slice(0, 120);
  const seen = start === "" ? "it is empty" : `it begins with: ${start}`;
  const message = `${operation} was answered with status ${answer.status}, but ${problem}; ${seen}. Something between here and CDF may have answered: check the base URL and the proxy.`;
  return new ApiError(message, { code: "invalid-answer", operation, status: answer.status, requestId });
}
