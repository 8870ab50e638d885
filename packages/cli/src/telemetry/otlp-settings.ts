import { UsageError } from "../errors.js";

/** The data to send, and its destination. */
export interface OtlpSettings {
  /** The option or variable that requests it. */
  readonly askedBy: string;
  /** The base URL of `--otlp`. Absent: the exporters read the variables. */
  readonly url?: string;
  readonly traces: boolean;
  readonly metrics: boolean;
  /** The trace context of the program that started this one. */
  readonly traceparent?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

/**
 * The settings of the option and the standard variables. Undefined if nothing is to be sent. The option takes
 * precedence over `OTEL_SDK_DISABLED` and the endpoints.
 *
 * @throws UsageError for an option that is not an http(s) URL.
 */
export function otlpSettings(otlp: string | undefined, env: Env): OtlpSettings | undefined {
  if (otlp !== undefined) checkUrl(otlp);
  else if (setValue(env, "OTEL_SDK_DISABLED")?.toLowerCase() === "true") return undefined;
  const traces = signal(env, "TRACES", otlp);
  const metrics = signal(env, "METRICS", otlp);
  const askedBy = traces ?? metrics;
  if (askedBy === undefined) return undefined;
  const traceparent = setValue(env, "TRACEPARENT");
  return {
    askedBy,
    ...(otlp === undefined ? {} : { url: otlp }),
    traces: traces !== undefined,
    metrics: metrics !== undefined,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** The setting that requests traces or metrics, if there is one. */
function signal(env: Env, name: "TRACES" | "METRICS", otlp: string | undefined): string | undefined {
  const exporters = (setValue(env, `OTEL_${name}_EXPORTER`) ?? "otlp").split(",").map((one) => one.trim());
  if (!exporters.includes("otlp")) return undefined;
  if (otlp !== undefined) return "--otlp";
  return [ENDPOINT, `OTEL_EXPORTER_OTLP_${name}_ENDPOINT`].find((one) => setValue(env, one) !== undefined);
}

/** An empty variable counts as not set. */
function setValue(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function checkUrl(text: string): void {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return;
  throw new UsageError(
    `--otlp ${text}: not an http or https URL. Give the URL of an OTLP/HTTP endpoint, such as http://localhost:4318.`,
  );
}
