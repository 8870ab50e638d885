import { readFileSync } from "node:fs";
import { METRICS } from "@cdf-multipart/otel";
import { expect, it } from "vitest";

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly query: string | { readonly query: string } }[] };
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

const dashboard: Dashboard = JSON.parse(read("../dashboard.json"));

const UNITS: Readonly<Record<string, string>> = { s: "_seconds", By: "_bytes", "By/s": "_bytes_per_second" };

const underscored = (name: string): string => name.replaceAll(/\W/g, "_");

/** The series that Prometheus creates for a metric received by OTLP, with their labels. */
const SERIES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(METRICS).flatMap(([name, { kind, unit, attributes }]) => {
    const base = underscored(name) + (UNITS[unit] ?? "");
    const labels = ["job", ...attributes.map(underscored)];
    if (kind === "histogram")
      return [
        [`${base}_bucket`, new Set([...labels, "le"])],
        [`${base}_count`, new Set(labels)],
        [`${base}_sum`, new Set(labels)],
      ] as const;
    return [[base + (kind === "counter" ? "_total" : ""), new Set(labels)]] as const;
  }),
);

const queries = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr }))),
  ...dashboard.templating.list.flatMap(({ query }) =>
    typeof query === "string" ? [] : [{ title: "variable", expr: query.query }],
  ),
];

/** The names of the series in a query. */
function seriesOf(expr: string): string[] {
  return (
    expr
      .replaceAll(/\{[^}]*\}/g, "")
      .replaceAll(/by \([^)]*\)/g, "")
      .match(/\b(?:cdf|http)_\w+/g) ?? []
  );
}

function labelsOf(expr: string): string[] {
  const matchers = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inner = ""]) =>
    [...inner.matchAll(/(\w+)\s*(?:=~|!=|=)/g)].map(([, label = ""]) => label),
  );
  const groups = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inner = ""]) => inner.split(/,\s*/));
  return [...matchers, ...groups];
}

it.each(queries)("$title: $expr uses only series and labels that exist", ({ expr }) => {
  const series = seriesOf(expr);
  expect(series).not.toEqual([]);
  for (const name of series) {
    expect([...SERIES.keys()]).toContain(name);
    for (const label of labelsOf(expr)) expect([...(SERIES.get(name) ?? [])]).toContain(label);
  }
});

it("shows every metric", () => {
  const asked = new Set(queries.flatMap(({ expr }) => seriesOf(expr)));
  const hidden = Object.keys(METRICS).filter(
    (name) => ![...asked].some((series) => series.startsWith(underscored(name))),
  );
  expect(hidden).toEqual([]);
});

it("the documentation lists every metric with its unit and its attributes", () => {
  const page = read("../../../docs/watching.md");
  for (const [name, { kind, unit, attributes }] of Object.entries(METRICS)) {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? `no row for ${name}`;
    expect(row).toContain(`| ${kind} | \`${unit}\` |`);
    for (const attribute of attributes) expect(row).toContain(`\`${attribute}\``);
  }
});
