import type { Progress, UploadEvent } from "@cdf-multipart/uploader";
import { type Attributes, type Context, type Span, type Tracer, trace } from "@opentelemetry/api";
import { errorType, markFailed } from "./failure.js";
import type { Instruments } from "./metrics.js";
import { type PartRecorder, partRecorder } from "./part-recorder.js";

/** What is uploaded, as attributes of the upload's span. All are optional. */
export interface UploadSubject {
  /** The name of the file. */
  readonly name?: string | undefined;
  readonly externalId?: string | undefined;
  readonly project?: string | undefined;
}

/** Records one upload. */
export interface UploadRecorder {
  /** The context with the upload's span. */
  readonly context: Context;
  /** The last progress that was reported. */
  readonly progress: Progress | undefined;
  event(event: UploadEvent): void;
  /**
   * Ends the span. @param error the reason for a failure; undefined after a success. Default: the error of
   * the event `failed`
   */
  end(failed: boolean, error?: unknown): void;
}

/** Makes recorders for uploads with these instruments. */
export function uploadRecorders(
  tracer: Tracer,
  instruments: Instruments,
): (subject: UploadSubject, parent: Context) => UploadRecorder {
  const active = instruments.upDownCounter("cdf.upload.active");
  const duration = instruments.histogram("cdf.upload.duration");
  const parts = partRecorder(tracer, instruments);

  return (subject, parent) => {
    const startedAt = Date.now();
    const attributes = known({
      "file.name": subject.name,
      "cdf.file.external_id": subject.externalId,
      "cdf.project": subject.project,
    });
    const span = tracer.startSpan("cdf.upload", { startTime: startedAt, attributes }, parent);
    const context = trace.setSpan(parent, span);
    const running: PartRecorder = parts(context);
    let progress: Progress | undefined;
    let failure: unknown;
    let ended = false;
    active.add(1, {}, context);
    return {
      context,
      get progress(): Progress | undefined {
        return progress;
      },
      event(event): void {
        if (ended) return;
        if (event.type === "progress") progress = event.progress;
        if (event.type === "failed") failure = event.error;
        running.event(event);
        describe(span, event);
      },
      end(failed, error = failure): void {
        if (ended) return;
        ended = true;
        const { retries, wasted } = running.end(Date.now());
        span.setAttributes({ "cdf.upload.retries": retries, "cdf.upload.wasted": wasted });
        const why = failed ? markFailed(span, errorType(error), error) : {};
        const endedAt = Date.now();
        span.end(endedAt);
        active.add(-1, {}, context);
        duration.record((endedAt - startedAt) / 1000, why, context);
      },
    };
  };
}

/** Adds what an event says about the whole upload to its span. */
function describe(span: Span, event: UploadEvent): void {
  switch (event.type) {
    case "planned": {
      const { size, partSize, parts } = event.plan;
      span.setAttributes({
        "file.size": size,
        "cdf.upload.part_size": partSize,
        "cdf.upload.parts": parts.length,
      });
      break;
    }
    case "session": {
      const { reason, fileId, partsKept, partsLost, at } = event;
      span.setAttribute("cdf.file.id", fileId);
      span.addEvent(
        "session",
        {
          "cdf.upload.session.reason": reason,
          "cdf.upload.parts_kept": partsKept,
          "cdf.upload.parts_lost": partsLost,
        },
        at,
      );
      break;
    }
    case "concurrency":
      span.addEvent("concurrency", { from: event.from, to: event.to }, event.at);
      break;
    case "cool-down":
      span.addEvent("cool-down", { "cdf.upload.wait_ms": Math.max(0, event.until - event.at) }, event.at);
      break;
    case "warning":
      span.addEvent("warning", { "cdf.upload.warning": event.code, message: event.message }, event.at);
      break;
    case "deadline":
    case "paused":
    case "resumed":
    case "verified":
      span.addEvent(event.type, {}, event.at);
      break;
    case "uploaded": {
      const { id, name, externalId } = event.file;
      span.setAttributes(known({ "cdf.file.id": id, "file.name": name, "cdf.file.external_id": externalId }));
      break;
    }
    default:
  }
}

function known(attributes: Readonly<Record<string, string | number | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
