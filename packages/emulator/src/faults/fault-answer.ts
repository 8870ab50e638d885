import type { Answer } from "../http/answer.js";
import type { FaultAction } from "../http/fault.js";
import type { OperationName } from "../http/operation-name.js";
import { xmlError } from "../http/storage-refusal.js";

type AnsweringFault = Extract<FaultAction, { readonly type: "status" | "html" }>;

/**
 * The response that a fault asks for. It is not the emulator's own response, so it is not validated against
 * the spec.
 */
export function faultAnswer(fault: AnsweringFault, operation: OperationName): Answer {
  if (fault.type === "html") {
    const status = fault.status ?? 502;
    return {
      status,
      headers: { "content-type": "text/html" },
      body: `<html><head><title>${status} Bad Gateway</title></head><body><h1>${status} Bad Gateway</h1></body></html>`,
    };
  }
  const retryAfter: Record<string, string> =
    fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
  const headers = { ...lowerCase(fault.headers ?? {}), ...retryAfter };
  if (typeof fault.body === "string") {
    return { status: fault.status, headers: { "content-type": "text/plain", ...headers }, body: fault.body };
  }
  if (fault.body === undefined && isStorage(operation)) {
    const error = xmlError(
      fault.status,
      fault.status === 503 ? "SlowDown" : "InternalError",
      "This error was injected by a fault.",
    );
    return { ...error, headers: { ...error.headers, ...headers } };
  }
  const body = fault.body ?? {
    error: { code: fault.status, message: `This error was injected by a fault: ${fault.status}.` },
  };
  return {
    status: fault.status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function isStorage(operation: OperationName): boolean {
  return operation === "putPart" || operation === "putFile" || operation === "download";
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
