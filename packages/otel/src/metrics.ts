import type { Meter, MetricOptions } from "@opentelemetry/api";

type CounterName =
  | "cdf.upload.acknowledged"
  | "cdf.upload.wasted"
  | "cdf.upload.part.retries"
  | "cdf.upload.stalls"
  | "cdf.api.retries";
type UpDownCounterName = "cdf.upload.active" | "cdf.upload.part.active";
type HistogramName = "cdf.upload.duration" | "cdf.upload.part.duration" | "http.client.request.duration";
type GaugeName = "cdf.upload.concurrency" | "cdf.upload.goodput";

/** The name of a metric. */
export type MetricName = CounterName | UpDownCounterName | HistogramName | GaugeName;

/** What a metric measures. */
export interface MetricDescription {
  readonly kind: "counter" | "upDownCounter" | "histogram" | "gauge";
  /** In the notation of UCUM, as OpenTelemetry requires. */
  readonly unit: string;
  readonly description: string;
  /** Names of the attributes that its points can have. */
  readonly attributes: readonly string[];
  /** Upper bounds of the buckets of a histogram. */
  readonly buckets?: readonly number[];
}

/** s; the bounds that the semantic conventions give for HTTP requests. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** s; a part takes between a fraction of a second and many minutes. */
const PART_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];
/** s; an upload takes between a second and a day. */
const UPLOAD_BUCKETS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400];

const REQUEST_ATTRIBUTES = [
  "http.request.method",
  "http.response.status_code",
  "server.address",
  "server.port",
  "url.template",
  "error.type",
];

/**
 * All metrics. `http.client.request.duration` is defined by the semantic conventions. They have no metrics
 * for multipart uploads, so those have their own names below `cdf.upload`.
 */
export const METRICS: Readonly<Record<MetricName, MetricDescription>> = Object.freeze({
  "cdf.upload.active": {
    kind: "upDownCounter",
    unit: "{upload}",
    description: "Uploads that have started and not ended.",
    attributes: [],
  },
  "cdf.upload.duration": {
    kind: "histogram",
    unit: "s",
    description: "Time from the start of an upload to its end. With error.type if it failed.",
    attributes: ["error.type"],
    buckets: UPLOAD_BUCKETS,
  },
  "cdf.upload.acknowledged": {
    kind: "counter",
    unit: "By",
    description: "Bytes of the parts that the store has acknowledged.",
    attributes: [],
  },
  "cdf.upload.wasted": {
    kind: "counter",
    unit: "By",
    description: "Bytes of failed attempts and of lost sessions, which have to be sent again.",
    attributes: [],
  },
  "cdf.upload.part.duration": {
    kind: "histogram",
    unit: "s",
    description: "Time of one attempt to send a part. With error.type if it failed.",
    attributes: ["error.type"],
    buckets: PART_BUCKETS,
  },
  "cdf.upload.part.active": {
    kind: "upDownCounter",
    unit: "{part}",
    description: "Parts that are being sent.",
    attributes: [],
  },
  "cdf.upload.part.retries": {
    kind: "counter",
    unit: "{retry}",
    description: "Attempts to send a part that failed and are repeated.",
    attributes: ["cdf.upload.retry.reason"],
  },
  "cdf.upload.stalls": {
    kind: "counter",
    unit: "{stall}",
    description: "Attempts that were ended because no byte moved, or no response arrived.",
    attributes: [],
  },
  "cdf.upload.concurrency": {
    kind: "gauge",
    unit: "{part}",
    description: "Parts that may be sent at the same time; the highest limit of the running uploads.",
    attributes: [],
  },
  "cdf.upload.goodput": {
    kind: "gauge",
    unit: "By/s",
    description: "Rate of the bytes that reach the store, of all running uploads together.",
    attributes: [],
  },
  "cdf.api.retries": {
    kind: "counter",
    unit: "{retry}",
    description: "API requests that failed and are repeated.",
    attributes: ["cdf.operation", "error.type"],
  },
  "http.client.request.duration": {
    kind: "histogram",
    unit: "s",
    description: "Duration of one attempt of an API request.",
    attributes: REQUEST_ATTRIBUTES,
    buckets: REQUEST_BUCKETS,
  },
});

/** Creates an instrument by its name, with its unit and its description. */
export interface Instruments {
  counter(name: CounterName): ReturnType<Meter["createCounter"]>;
  upDownCounter(name: UpDownCounterName): ReturnType<Meter["createUpDownCounter"]>;
  histogram(name: HistogramName): ReturnType<Meter["createHistogram"]>;
  gauge(name: GaugeName): ReturnType<Meter["createObservableGauge"]>;
}

/** The instruments of a meter. */
export function instrumentsOf(meter: Meter): Instruments {
  return {
    counter: (name) => meter.createCounter(name, optionsOf(name)),
    upDownCounter: (name) => meter.createUpDownCounter(name, optionsOf(name)),
    histogram: (name) => meter.createHistogram(name, optionsOf(name)),
    gauge: (name) => meter.createObservableGauge(name, optionsOf(name)),
  };
}

function optionsOf(name: MetricName): MetricOptions {
  const { unit, description, buckets }: MetricDescription = METRICS[name];
  return {
    unit,
    description,
    ...(buckets === undefined ? {} : { advice: { explicitBucketBoundaries: [...buckets] } }),
  };
}
