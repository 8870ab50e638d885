import { messageOf } from "@cdf-multipart/core/internal";
import { watchUploads } from "@cdf-multipart/otel/node";
import { type Context, isSpanContextValid, ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { codeOf, UsageError } from "../errors.js";
import type { RunView } from "../output/run-event.js";
import { toStderr } from "../output/write.js";
import type { OtlpSettings } from "./otlp-settings.js";
import type { Sdk } from "./sdk.js";

/** The telemetry of a run. */
export interface Telemetry {
  readonly view: RunView;
  /** Sends the remaining data, within {@link PATIENCE}. Never rejects. */
  readonly close: () => Promise<void>;
}

/** ms that the last export may take, so that a silent collector cannot keep the program alive. */
const PATIENCE = 10_000;

const PACKAGES = [
  "@opentelemetry/sdk-trace@2",
  "@opentelemetry/sdk-metrics@2",
  "@opentelemetry/resources@2",
  "@opentelemetry/exporter-trace-otlp-http@0.223",
  "@opentelemetry/exporter-metrics-otlp-http@0.223",
].join(" ");

/**
 * Records the run as one trace: a span of the run, with one child per upload. Undefined, with a notice, if
 * the SDK is not installed and only a variable asks for telemetry.
 *
 * @throws UsageError if the SDK is not installed and `--otlp` was given.
 */
export async function openTelemetry(
  settings: OtlpSettings,
  { notice, quiet }: { readonly notice: (line: string) => void; readonly quiet: boolean },
): Promise<Telemetry | undefined> {
  let failure: { readonly error: unknown } | undefined;
  const sdk = await loadSdk(settings, notice, (error) => {
    failure ??= { error };
  });
  if (sdk === undefined) return undefined;
  const outer = outerContext(settings.traceparent);
  const tracer = (sdk.tracerProvider ?? trace).getTracer("cdf-upload");
  const span = tracer.startSpan("cdf-upload", {}, outer);
  const watching = watchUploads({ ...sdk, parent: trace.setSpan(outer, span) });
  return {
    view(event): void {
      if (event.type === "begun") span.setAttribute("cdf.project", event.project);
      if (event.type !== "ended") return;
      const { stored, skipped, failed, exitCode } = event.summary;
      span.setAttributes({
        "process.exit.code": exitCode,
        "cdf.files.stored": stored,
        "cdf.files.skipped": skipped,
        "cdf.files.failed": failed,
      });
      if (exitCode !== 0) span.setStatus({ code: SpanStatusCode.ERROR });
    },
    async close(): Promise<void> {
      watching.stop();
      span.end();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          failure ??= { error: new Error(`no answer within ${PATIENCE / 1000} s`) };
          resolve();
        }, PATIENCE);
      });
      await Promise.race([sdk.shutdown(), late]);
      clearTimeout(timer);
      if (failure === undefined || quiet) return;
      toStderr(
        `cdf-upload: traces and metrics were not sent: ${messageOf(failure.error)}. Check ${settings.askedBy}; the uploads are not affected.`,
      );
    },
  };
}

async function loadSdk(
  settings: OtlpSettings,
  notice: (line: string) => void,
  onFailure: (error: unknown) => void,
): Promise<Sdk | undefined> {
  try {
    const { createSdk } = await import("./sdk.js");
    return createSdk(settings, onFailure);
  } catch (error) {
    // The first code is that of the bundle, the second that of modules.
    if (!["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(codeOf(error) ?? "")) throw error;
    const { askedBy } = settings;
    const line = `${askedBy} needs the OpenTelemetry SDK, which is not installed. Install it next to cdf-upload: npm install --global ${PACKAGES}`;
    if (askedBy === "--otlp") throw new UsageError(line);
    notice(`${line}, or set OTEL_SDK_DISABLED=true. No traces and metrics are sent.`);
    return undefined;
  }
}

/** The context of a `traceparent`, as the program that started this one passes it. */
function outerContext(traceparent: string | undefined): Context {
  const [, traceId = "", spanId = "", flags = ""] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/.exec(traceparent ?? "") ?? [];
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}
