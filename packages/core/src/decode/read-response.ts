import type { OperationId } from "@cdf-multipart/spec";
import { isObject } from "../errors/unknown-value.js";
import type { HttpResponse } from "../http/exchange.js";
import { keepUrlSecrets } from "../secrets/redact-url.js";
import { invalidResponse } from "./response-error.js";

/** A response, and the operation that it belongs to. */
export interface Received {
  readonly operation: OperationId;
  readonly response: HttpResponse;
}

/** A response that is being read. `data` has the type of the document, but is not checked yet. */
export interface Reading<Data = unknown> extends Received {
  readonly data: Data;
}

/** @throws ApiError (`invalid-response`) that says what is wrong. */
export function refuse(reading: Received, problem: string): never {
  throw invalidResponse(reading.operation, reading.response, problem);
}

/** The JSON object of a response. */
export function parseResponse(received: Received): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(received.response.text);
  } catch {
    return refuse(received, "the response is not JSON");
  }
  return isObject(value) ? value : refuse(received, "the response is not a JSON object");
}

/**
 * The response to a call that returns nothing: `{}` as documented, or an empty body. Any other response did
 * not come from the service, so it does not show that the call took effect.
 */
export function readAcknowledgement(received: Received): Readonly<Record<string, unknown>> {
  const { headers, text } = received.response;
  if (/html/i.test(headers.get("content-type") ?? "")) refuse(received, "the response is a page");
  return text.trim() === "" ? {} : parseResponse(received);
}

/** The items of a response, each checked. */
export function readItems<T>(
  reading: Reading<{ readonly items: readonly T[] }>,
  isItem: (value: unknown) => boolean,
): readonly T[] {
  const { items } = reading.data;
  if (!Array.isArray(items)) return refuse(reading, "the response has no list `items`");
  const wrong = items.findIndex((item: unknown) => !isItem(item));
  return wrong < 0 ? items : refuse(reading, `items[${wrong}] of the response is not what was asked for`);
}

/**
 * Whether this is a file. Only fields that everything else depends on are checked: a new or missing field
 * must not break an upload.
 */
export function isFileInfo(value: unknown): boolean {
  return isObject(value) && typeof value["id"] === "number";
}

/**
 * An upload or download URL, absolute: on Private Link projects it may come without a host and then belongs
 * to the base URL.
 */
export function resolveUrl(reading: Received, url: string, baseUrl: string): string {
  keepUrlSecrets(url);
  return URL.canParse(url, `${baseUrl}/`)
    ? new URL(url, `${baseUrl}/`).href
    : refuse(reading, "a URL of the response cannot be understood");
}
