import type { UploadEvent } from "@cdf-multipart/uploader";
import { type Attributes, type Context, type Span, SpanKind, type Tracer } from "@opentelemetry/api";
import { errorType, markFailed, statusOf } from "./failure.js";
import type { Instruments } from "./metrics.js";

/** Records the parts of one upload. */
export interface PartRecorder {
  event(event: UploadEvent): void;
  /** Ends the spans of parts that are still being sent. Returns what was repeated. */
  end(at: number): { readonly retries: number; readonly wasted: number };
}

interface Attempt {
  readonly span: Span;
  readonly startedAt: number;
}

/** Makes recorders for the parts of uploads: each attempt is one span below the upload's. */
export function partRecorder(tracer: Tracer, instruments: Instruments): (parent: Context) => PartRecorder {
  const active = instruments.upDownCounter("cdf.upload.part.active");
  const duration = instruments.histogram("cdf.upload.part.duration");
  const acknowledged = instruments.counter("cdf.upload.acknowledged");
  const wastedBytes = instruments.counter("cdf.upload.wasted");
  const repeated = instruments.counter("cdf.upload.part.retries");
  const stalls = instruments.counter("cdf.upload.stalls");

  return (parent) => {
    const attempts = new Map<number, Attempt>();
    let retries = 0;
    let wasted = 0;

    const close = (partNumber: number, at: number, finish: (span: Span) => Attributes): void => {
      const attempt = attempts.get(partNumber);
      if (attempt === undefined) return;
      attempts.delete(partNumber);
      const attributes = finish(attempt.span);
      attempt.span.end(at);
      active.add(-1, {}, parent);
      duration.record((at - attempt.startedAt) / 1000, attributes, parent);
    };

    const waste = (bytes: number): void => {
      wasted += bytes;
      if (bytes > 0) wastedBytes.add(bytes, {}, parent);
    };

    return {
      event(event): void {
        switch (event.type) {
          case "part-start": {
            const { partNumber, attempt, bytes, at } = event;
            close(partNumber, at, (span) => markFailed(span, "abandoned", undefined));
            const attributes = {
              "http.request.method": "PUT",
              "http.request.body.size": bytes,
              "cdf.upload.part.number": partNumber,
              "cdf.upload.part.attempt": attempt,
              ...(attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {}),
            };
            const options = { kind: SpanKind.CLIENT, startTime: at, attributes };
            attempts.set(partNumber, {
              span: tracer.startSpan("cdf.upload.part", options, parent),
              startedAt: at,
            });
            active.add(1, {}, parent);
            break;
          }
          case "part-done":
            close(event.partNumber, event.at, () => ({}));
            acknowledged.add(event.bytes, {}, parent);
            break;
          case "part-retry": {
            const { partNumber, reason, delay, error, bytesWasted, at } = event;
            retries += 1;
            waste(bytesWasted);
            repeated.add(1, { "cdf.upload.retry.reason": reason }, parent);
            if (reason === "timeout") stalls.add(1, {}, parent);
            close(partNumber, at, (span) => {
              const status = statusOf(error);
              span.setAttributes({
                "cdf.upload.retry.reason": reason,
                "cdf.upload.retry.delay_ms": delay,
                ...(status === undefined ? {} : { "http.response.status_code": status }),
              });
              return markFailed(span, status === undefined ? reason : errorType(error), error);
            });
            break;
          }
          case "session":
            waste(event.bytesLost);
            break;
          default:
        }
      },
      end(at): { retries: number; wasted: number } {
        for (const partNumber of [...attempts.keys()])
          close(partNumber, at, (span) => markFailed(span, "abandoned", undefined));
        return { retries, wasted };
      },
    };
  };
}
