/** The OpenTelemetry SDK. Only this file imports it, so that a run without telemetry needs none of its packages. */
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { readVersion } from "../package-files.js";
import type { OtlpSettings } from "./otlp-settings.js";

/** Providers that send to the endpoint of the settings. */
export interface Sdk {
  readonly tracerProvider?: TracerProvider;
  readonly meterProvider?: MeterProvider;
  /** Sends what is left. */
  readonly shutdown: () => Promise<unknown>;
}

/** ms of one request, unless OTEL_EXPORTER_OTLP_TIMEOUT is set. */
const TIMEOUT = 5_000;
/** ms between two exports of metrics, unless OTEL_METRIC_EXPORT_INTERVAL is set: the standard's default. */
const INTERVAL = 60_000;

/** @param onFailure receives the error of each export that failed. */
export function createSdk(settings: OtlpSettings, onFailure: (error: unknown) => void): Sdk {
  const own = { "service.name": "cdf-upload", "service.version": readVersion() };
  const resource = defaultResource()
    .merge(resourceFromAttributes(own))
    .merge(detectResources({ detectors: [envDetector] }));
  const tracerProvider = settings.traces
    ? new TracerProvider({
        resource,
        spanProcessors: [
          new BatchSpanProcessor({
            exporter: reporting(new OTLPTraceExporter(exporterOptions(settings, "v1/traces")), onFailure),
          }),
        ],
      })
    : undefined;
  const meterProvider = settings.metrics
    ? new MeterProvider({
        resource,
        readers: [
          new PeriodicExportingMetricReader({
            exporter: reporting(new OTLPMetricExporter(exporterOptions(settings, "v1/metrics")), onFailure),
            ...interval(),
          }),
        ],
      })
    : undefined;
  return {
    ...(tracerProvider === undefined ? {} : { tracerProvider }),
    ...(meterProvider === undefined ? {} : { meterProvider }),
    shutdown: () => Promise.allSettled([tracerProvider?.shutdown(), meterProvider?.shutdown()]),
  };
}

function exporterOptions({ url }: OtlpSettings, path: string): { url?: string; timeoutMillis?: number } {
  return {
    ...(url === undefined ? {} : { url: `${url.replace(/\/$/, "")}/${path}` }),
    ...(process.env["OTEL_EXPORTER_OTLP_TIMEOUT"] === undefined ? { timeoutMillis: TIMEOUT } : {}),
  };
}

/** The reader refuses a timeout that is longer than its interval. */
function interval(): { exportIntervalMillis: number; exportTimeoutMillis: number } {
  const wanted = Number(process.env["OTEL_METRIC_EXPORT_INTERVAL"]);
  const exportIntervalMillis = wanted > 0 ? wanted : INTERVAL;
  return { exportIntervalMillis, exportTimeoutMillis: Math.min(exportIntervalMillis, 2 * TIMEOUT) };
}

interface Exporter<Items> {
  export(items: Items, done: (result: { code: number; error?: Error }) => void): void;
}

/** The same exporter; its failures are also reported. The SDK alone would drop them silently. */
function reporting<Items, Wrapped extends Exporter<Items>>(
  exporter: Wrapped & Exporter<Items>,
  onFailure: (error: unknown) => void,
): Wrapped {
  const send = exporter.export.bind(exporter);
  exporter.export = (items, done): void =>
    send(items, (result) => {
      if (result.code !== 0) onFailure(result.error);
      done(result);
    });
  return exporter;
}
