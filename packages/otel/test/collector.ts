import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };
interface KeyValue {
  readonly key: string;
  readonly value: Value;
}

/** A span as the collector received it. */
interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly KeyValue[];
  readonly events: readonly { readonly name: string; readonly attributes: readonly KeyValue[] }[];
  readonly status: { readonly code: number; readonly message?: string };
}

/** A point of a metric as the collector received it. */
interface WirePoint {
  readonly attributes: readonly KeyValue[];
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly sum?: number;
  readonly count?: number | string;
}

interface WireMetric {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly sum?: { readonly dataPoints: readonly WirePoint[] };
  readonly gauge?: { readonly dataPoints: readonly WirePoint[] };
  readonly histogram?: { readonly dataPoints: readonly WirePoint[] };
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A span with plain attributes. */
export interface Span extends Omit<WireSpan, "attributes" | "events"> {
  readonly attributes: Attributes;
  readonly events: readonly { readonly name: string; readonly attributes: Attributes }[];
}

/** A point of a metric: its attributes, and its value (for a histogram, the number of values). */
export interface Point {
  readonly attributes: Attributes;
  readonly value: number;
}

/** A receiver of OTLP over HTTP with JSON. */
export interface Collector {
  readonly url: string;
  /** Every byte that arrived. */
  dump(): string;
  /** Values of this header, of all requests. */
  headers(name: string): readonly (string | undefined)[];
  spans(): readonly Span[];
  /** The names of the services that sent something. */
  services(): ReadonlySet<unknown>;
  metrics(): readonly WireMetric[];
  /** The newest points of a metric. */
  points(name: string): readonly Point[];
}

interface Dump {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly WireMetric[] }[];
  }[];
}

/** Starts a collector for this test, on a free port of 127.0.0.1. */
export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const seen: IncomingMessage["headers"][] = [];
  const server = createServer(async (request, response) => {
    request.setEncoding("utf8");
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    seen.push(request.headers);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const dumps = (): Dump[] => bodies.map((body): Dump => JSON.parse(body));
  const metrics = (): WireMetric[] =>
    dumps()
      .flatMap(({ resourceMetrics = [] }) => resourceMetrics)
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap((scope) => scope.metrics);
  return {
    url: `http://127.0.0.1:${port}`,
    dump: () => bodies.join("\n"),
    headers: (name) => seen.map((headers) => headers[name]?.toString()),
    spans: () =>
      dumps()
        .flatMap(({ resourceSpans = [] }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans)
        .map((span) => ({
          ...span,
          attributes: plain(span.attributes),
          events: span.events.map(({ name, attributes }) => ({ name, attributes: plain(attributes) })),
        })),
    services: () =>
      new Set(
        dumps()
          .flatMap(({ resourceSpans = [], resourceMetrics = [] }) => [...resourceSpans, ...resourceMetrics])
          .map(({ resource }) => plain(resource.attributes)["service.name"]),
      ),
    metrics,
    points: (name) => {
      const newest = metrics().findLast((metric) => metric.name === name);
      const points = newest?.sum ?? newest?.gauge ?? newest?.histogram;
      return (points?.dataPoints ?? []).map(({ attributes, asInt, asDouble, count }) => ({
        attributes: plain(attributes),
        value: Number(asInt ?? asDouble ?? count),
      }));
    },
  };
}

/** The sum of all points of a metric. */
export function total(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0);
}

function plain(attributes: readonly KeyValue[]): Attributes {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? Number(value.intValue ?? value.doubleValue),
    ]),
  );
}
