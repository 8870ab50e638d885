/**
 * Uploads a file and sends traces and metrics to an OpenTelemetry collector.
 *
 * Usage: node traced-upload.mjs <file>
 *
 * CDF_URL, CDF_PROJECT and CDF_TOKEN name the project. OTEL_EXPORTER_OTLP_ENDPOINT (default
 * http://localhost:4318), OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME and the other standard variables
 * configure the exporters.
 */
import { createFilesClient, settingsFromEnv } from "@cdf-multipart/core";
import { tokenProviderFromSettings } from "@cdf-multipart/core/auth";
import { watchUploads } from "@cdf-multipart/otel/node";
import { uploadFile } from "@cdf-multipart/uploader/node";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const tracerProvider = new TracerProvider({
  resource,
  spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
});
const meterProvider = new MeterProvider({
  resource,
  readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })],
});

const watching = watchUploads({ tracerProvider, meterProvider });
try {
  const settings = settingsFromEnv(process.env);
  const client = createFilesClient({ ...settings, token: tokenProviderFromSettings(settings) });
  const { file } = await uploadFile(client, process.argv[2] ?? "");
  console.log(file.id);
} finally {
  watching.stop();
  await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
}
