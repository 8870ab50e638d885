import { hideSecrets } from "@cdf-multipart/core";
import { type Attributes, type Span, SpanStatusCode } from "@opentelemetry/api";

/** `error.type` of the semantic conventions: an HTTP status, or else the code or the class of the error. */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return "_OTHER";
  const status = statusOf(error);
  if (status !== undefined) return String(status);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** The HTTP status that an error carries. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number"
    ? error.status
    : undefined;
}

/** Marks a span as failed, with the reason, without any secret. */
export function markFailed(span: Span, type: string, error: unknown): Attributes {
  const message = error instanceof Error ? error.message : type;
  span.setStatus({ code: SpanStatusCode.ERROR, message: hideSecrets(message) });
  const attributes = { "error.type": hideSecrets(type) };
  span.setAttributes(attributes);
  return attributes;
}
