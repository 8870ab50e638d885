export { METRICS, type MetricDescription, type MetricName } from "./metrics.js";
export { createTelemetry, type Telemetry, type TelemetryOptions } from "./telemetry.js";
export type { UploadSubject } from "./upload-recorder.js";
