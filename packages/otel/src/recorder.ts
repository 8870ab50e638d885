import {
  type Context,
  context,
  type MeterProvider,
  metrics,
  type ObservableResult,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { type ApiRecorder, apiRecorder } from "./api-recorder.js";
import { instrumentsOf } from "./metrics.js";
import { type UploadRecorder, type UploadSubject, uploadRecorders } from "./upload-recorder.js";

const SCOPE = "@cdf-multipart/otel";

/** Where traces and metrics go. */
export interface TelemetryOptions {
  /** @default the one that is registered with `@opentelemetry/api` */
  readonly tracerProvider?: TracerProvider;
  /** @default the one that is registered with `@opentelemetry/api` */
  readonly meterProvider?: MeterProvider;
  /** The context of uploads and requests outside of any span. @default the active context */
  readonly parent?: Context;
}

/** Records uploads and API requests as spans and metrics. */
export interface Recorder extends ApiRecorder {
  /** Starts the span of an upload. */
  upload(subject: UploadSubject): UploadRecorder;
  /** The current context, outside of any upload. */
  outside(): Context;
  /** Ends the spans of running uploads, and reports no more gauges. */
  stop(): void;
}

/** Makes a recorder. Gauges cover only the uploads of this recorder. */
export function createRecorder({ tracerProvider, meterProvider, parent }: TelemetryOptions): Recorder {
  const tracer = (tracerProvider ?? trace).getTracer(SCOPE);
  const instruments = instrumentsOf((meterProvider ?? metrics).getMeter(SCOPE));
  const start = uploadRecorders(tracer, instruments);
  const running = new Set<UploadRecorder>();
  const each = <Value>(read: (upload: UploadRecorder) => Value): Value[] => [...running].map(read);
  const goodput = instruments.gauge("cdf.upload.goodput");
  const concurrency = instruments.gauge("cdf.upload.concurrency");
  const observeGoodput = (result: ObservableResult): void =>
    result.observe(each(({ progress }) => progress?.speed ?? 0).reduce((sum, speed) => sum + speed, 0));
  const observeConcurrency = (result: ObservableResult): void =>
    result.observe(Math.max(0, ...each(({ progress }) => progress?.concurrency ?? 0)));
  goodput.addCallback(observeGoodput);
  concurrency.addCallback(observeConcurrency);

  const outside = (): Context => {
    const active = context.active();
    return trace.getSpan(active) === undefined ? (parent ?? active) : active;
  };

  return {
    ...apiRecorder(tracer, instruments),
    outside,
    upload(subject): UploadRecorder {
      const upload = start(subject, outside());
      const end = upload.end.bind(upload);
      running.add(upload);
      upload.end = (failed, error): void => {
        running.delete(upload);
        end(failed, error);
      };
      return upload;
    },
    stop(): void {
      goodput.removeCallback(observeGoodput);
      concurrency.removeCallback(observeConcurrency);
      for (const upload of running) upload.end(true, new Error("The watching was stopped."));
    },
  };
}
