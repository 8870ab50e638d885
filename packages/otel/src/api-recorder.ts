import type { AttemptEvent, RetryEvent } from "@cdf-multipart/core";
import { ROUTES } from "@cdf-multipart/spec";
import { type Attributes, type Context, SpanKind, type Tracer } from "@opentelemetry/api";
import { errorType, markFailed } from "./failure.js";
import type { Instruments } from "./metrics.js";

/** Records API requests. */
export interface ApiRecorder {
  /** @param parent the context that the request belongs to. */
  attempt(event: AttemptEvent, parent: Context): void;
  retry(event: RetryEvent): void;
}

/** Records each attempt as one span and one value of `http.client.request.duration`. */
export function apiRecorder(tracer: Tracer, instruments: Instruments): ApiRecorder {
  const durations = instruments.histogram("http.client.request.duration");
  const retries = instruments.counter("cdf.api.retries");
  return {
    attempt(event, parent): void {
      const { method, attempt, startedAt, elapsed, requestId, error, operation } = event;
      const common = describeRequest(event);
      const attributes = {
        ...common,
        "url.full": event.url,
        "cdf.operation": operation,
        ...(attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {}),
        ...(requestId === undefined ? {} : { "cdf.request_id": requestId }),
      };
      const name = `${method} ${common["url.template"]}`;
      const options = { kind: SpanKind.CLIENT, startTime: startedAt, attributes };
      const span = tracer.startSpan(name, options, parent);
      const failure = error === undefined ? {} : markFailed(span, errorType(error), error);
      span.end(startedAt + elapsed);
      durations.record(elapsed / 1000, { ...common, ...failure }, parent);
    },
    retry: ({ operation, error }) =>
      retries.add(1, { "cdf.operation": operation, "error.type": errorType(error) }),
  };
}

function describeRequest({ operation, method, url, status }: AttemptEvent) {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": method,
    "server.address": hostname,
    "server.port": port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
    "url.template": `/api/v1/projects/{project}${ROUTES[operation].replace(/^\S+ /, "")}`,
    ...(status === undefined ? {} : { "http.response.status_code": status }),
  } satisfies Attributes;
}
