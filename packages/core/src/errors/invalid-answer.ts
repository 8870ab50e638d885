import type { OperationId } from "@cdf-multipart/spec";
import type { HttpAnswer } from "../http/exchange.js";
import { requestIdOf } from "./answer-error.js";
import { ApiError } from "./api-error.js";
import { excerpt, plainText } from "./plain-text.js";

/** Characters of an answer in which a title is looked for. */
const BEGINNING = 16_384;

/** The error of a 2xx whose body is not what the document says. */
export function invalidAnswer(operation: OperationId, answer: HttpAnswer, problem: string): ApiError {
  const requestId = requestIdOf(answer);
  const start = excerpt(plainText(answer.text.slice(0, BEGINNING)), 120);
  const seen = start === "" ? "it is empty" : `it begins with: ${start}`;
  const message = `${operation} was answered with status ${answer.status}, but ${problem}; ${seen}. Something between here and CDF may have answered: check the base URL and the proxy.`;
  return new ApiError(message, { code: "invalid-answer", operation, status: answer.status, requestId });
}
