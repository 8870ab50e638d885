import type { ClientHooks } from "@cdf-multipart/core";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { context } from "@opentelemetry/api";
import { createRecorder, type TelemetryOptions } from "./recorder.js";
import type { UploadSubject } from "./upload-recorder.js";

export type { TelemetryOptions } from "./recorder.js";

/** Traces and metrics of uploads, in any runtime. */
export interface Telemetry {
  /** Pass these to `createFilesClient`. */
  readonly hooks: ClientHooks;
  /**
   * Records one upload as a span. Pass `onEvent` to the upload that `work` starts. API requests of `work`
   * become children of the span if a context manager is registered with `@opentelemetry/api`.
   *
   * @returns what `work` returns; rejects as `work` does
   */
  upload<Result>(
    subject: UploadSubject,
    work: (onEvent: (event: UploadEvent) => void) => Promise<Result>,
  ): Promise<Result>;
}

/**
 * Makes spans and metrics from hooks and events. In Node `watchUploads()` of `@cdf-multipart/otel/node` needs
 * neither of them. Make one per process.
 */
export function createTelemetry(options: TelemetryOptions = {}): Telemetry {
  const recorder = createRecorder(options);
  return {
    hooks: {
      onAttempt: (event) => recorder.attempt(event, recorder.outside()),
      onRetry: (event) => recorder.retry(event),
    },
    async upload(subject, work) {
      const upload = recorder.upload(subject);
      try {
        const result = await context.with(upload.context, () => work((event) => upload.event(event)));
        upload.end(false);
        return result;
      } catch (error) {
        upload.end(true, error);
        throw error;
      }
    },
  };
}
