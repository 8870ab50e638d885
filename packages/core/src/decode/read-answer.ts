import type { OperationId } from "@cdf-multipart/spec";
import { invalidAnswer } from "../errors/invalid-answer.js";
import type { HttpAnswer } from "../http/exchange.js";
import { isObject } from "../json/is-object.js";
import type { FileInfo } from "../types/file-info.js";

/** An answer that is being read, and the operation it answers. */
export interface Reading {
  readonly operation: OperationId;
  readonly answer: HttpAnswer;
}

/** @throws ApiError (`invalid-answer`) that says what is wrong. */
export function refuse(reading: Reading, problem: string): never {
  throw invalidAnswer(reading.operation, reading.answer, problem);
}

/** The JSON object of an answer. */
export function readObject(reading: Reading): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(reading.answer.text);
  } catch {
    return refuse(reading, "the answer is not JSON");
  }
  return isObject(value) ? value : refuse(reading, "the answer is not a JSON object");
}

/**
 * The answer to a call that has nothing to tell: `{}` as documented, or nothing at all. Whatever else was answered did not come from
 * the service, so it does not say that the call was carried out.
 */
export function readAcknowledgement(reading: Reading): void {
  const { headers, text } = reading.answer;
  if (/html/i.test(headers.get("content-type") ?? "")) refuse(reading, "the answer is a page");
  if (text.trim() !== "") readObject(reading);
}

/** The items of an answer, each checked. */
export function readItems<T>(reading: Reading, isItem: (value: unknown) => value is T): T[] {
  const { items } = readObject(reading);
  if (!Array.isArray(items)) return refuse(reading, "the answer has no list `items`");
  return items.map((item: unknown, index) =>
    isItem(item) ? item : refuse(reading, `items[${index}] of the answer is not what was asked for`),
  );
}

/**
 * Whether this is a file. Only what everything else depends on is looked at: a field more or less must not
 * break an upload.
 */
export function isFileInfo(value: unknown): value is FileInfo {
  return isObject(value) && typeof value["id"] === "number";
}
