import { decodeAll } from "./decode-all.js";
import { keepHeaderSecret } from "./keep-secret.js";

/**
 * Keeps the values of `OTEL_EXPORTER_OTLP_HEADERS` and similar variables: `name=value`, separated by commas,
 * percent-encoded.
 */
export function keepTelemetryHeaders(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, headers = ""] of Object.entries(env)) {
    if (!/^OTEL_EXPORTER_OTLP_(\w+_)?HEADERS$/.test(name)) continue;
    for (const header of headers.split(",")) {
      keepHeaderSecret(decodeAll(header.slice(header.indexOf("=") + 1)));
    }
  }
}
