import type { OperationId } from "@cdf-multipart/spec";
import { isObject } from "../errors/unknown-value.js";
import type { HttpAnswer } from "../http/exchange.js";
import { keepUrlSecrets } from "../secrets/redact-url.js";
import { invalidAnswer } from "./response-error.js";

/** An answer, and the operation it answers. */
export interface Answered {
  readonly operation: OperationId;
  readonly answer: HttpAnswer;
}

/** An answer that is being read. `data` has the type of the document; that it really is so is yet to be seen. */
export interface Reading<Data = unknown> extends Answered {
  readonly data: Data;
}

/** @throws ApiError (`invalid-answer`) that says what is wrong. */
export function refuse(reading: Answered, problem: string): never {
  throw invalidAnswer(reading.operation, reading.answer, problem);
}

/** The JSON object of an answer. */
export function parseAnswer(answered: Answered): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(answered.answer.text);
  } catch {
    return refuse(answered, "the answer is not JSON");
  }
  return isObject(value) ? value : refuse(answered, "the answer is not a JSON object");
}

/**
 * The answer to a call that has nothing to tell: `{}` as documented, or nothing at all. Whatever else was answered did not come from
 * the service, so it does not say that the call was carried out.
 */
export function readAcknowledgement(answered: Answered): Readonly<Record<string, unknown>> {
  const { headers, text } = answered.answer;
  if (/html/i.test(headers.get("content-type") ?? "")) refuse(answered, "the answer is a page");
  return text.trim() === "" ? {} : parseAnswer(answered);
}

/** The items of an answer, each checked. */
export function readItems<T>(
  reading: Reading<{ readonly items: readonly T[] }>,
  isItem: (value: unknown) => boolean,
): readonly T[] {
  const { items } = reading.data;
  if (!Array.isArray(items)) return refuse(reading, "the answer has no list `items`");
  const wrong = items.findIndex((item: unknown) => !isItem(item));
  return wrong < 0 ? items : refuse(reading, `items[${wrong}] of the answer is not what was asked for`);
}

/**
 * Whether this is a file. Only what everything else depends on is looked at: a field more or less must not
 * break an upload.
 */
export function isFileInfo(value: unknown): boolean {
  return isObject(value) && typeof value["id"] === "number";
}

/**
 * An upload or download URL, absolute: on Private Link projects it may come without a host and then belongs
 * to the base URL.
 */
export function resolveUrl(reading: Answered, url: string, baseUrl: string): string {
  keepUrlSecrets(url);
  return URL.canParse(url, `${baseUrl}/`)
    ? new URL(url, `${baseUrl}/`).href
    : refuse(reading, "a URL of the answer cannot be understood");
}
