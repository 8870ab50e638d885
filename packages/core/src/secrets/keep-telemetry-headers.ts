import { decodeAll } from "./decode-all.js";
import { keepSecret } from "./keep-secret.js";

/**
 * Keeps the values of `OTEL_EXPORTER_OTLP_HEADERS` and its like: `name=value`, separated by commas,
 * percent-encoded.
 */
export function keepTelemetryHeaders(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, headers = ""] of Object.entries(env)) {
    if (!/^OTEL_EXPORTER_OTLP_(\w+_)?HEADERS$/.test(name)) continue;
    for (const header of headers.split(",")) {
      const value = decodeAll(header.slice(header.indexOf("=") + 1).trim());
      // A scheme, such as Bearer, is not a secret; the word after it is.
      keepSecret(value.split(/\s/).at(-1) ?? "");
    }
  }
}
