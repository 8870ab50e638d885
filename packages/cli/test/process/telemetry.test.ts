import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { eventsOf, MAIN, runCli, runWords } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";

interface WireSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** What a collector received, by path. */
interface Collector {
  readonly url: string;
  body(path: string): string;
  spans(): readonly WireSpan[];
  readonly authorizations: (string | undefined)[];
}

async function startCollector(status = 200): Promise<Collector> {
  const bodies: { readonly path: string; readonly body: string }[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push({ path: request.url ?? "", body });
    authorizations.push(request.headers.authorization);
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const of = (path: string): string[] => bodies.filter((one) => one.path === path).map(({ body }) => body);
  return {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    body: (path) => of(path).join("\n"),
    spans: () =>
      of("/v1/traces").flatMap((body) => {
        const dump: {
          readonly resourceSpans: readonly {
            readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
          }[];
        } = JSON.parse(body);
        return dump.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
      }),
  };
}

describe("telemetry", () => {
  test("--otlp sends the run as one trace, and its metrics, without a secret", async () => {
    const collector = await startCollector();
    const { emulator, env } = await makeEmulator({
      faults: [
        { match: { operation: "putPart", attempt: 1 }, do: { type: "status", status: 503 } },
        { match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "status", status: 503 } },
      ],
    });
    const words = [await makeFile(100_000), "--external-id", "scan-17", "--one-put-max", "0"];
    const run = await runCli([...words, "--otlp", collector.url], { env });
    expect(run.code).toBe(0);
    const spans = collector.spans();
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const [root] = spans.filter(({ parentSpanId }) => (parentSpanId ?? "") === "");
    const upload = spans.find(({ name }) => name === "cdf.upload");
    expect(root?.name).toBe("cdf-upload");
    expect(upload?.parentSpanId).toBe(root?.spanId);
    const below = spans.filter(({ parentSpanId }) => parentSpanId === upload?.spanId).map(({ name }) => name);
    expect(below.filter((name) => name === "cdf.upload.part")).toHaveLength(2);
    expect(below.filter((name) => name.endsWith("/files/initmultipartupload"))).toHaveLength(2);
    expect(collector.body("/v1/metrics")).toContain('"cdf.upload.part.retries"');
    const sent = collector.body("/v1/traces") + collector.body("/v1/metrics");
    expect(sent).toContain('"service.name","value":{"stringValue":"cdf-upload"}');
    expect(sent).not.toContain(emulator.token);
    expect(sent).not.toMatch(/sig(nature)?=|bearer/i);
  });

  test("the standard variables do the same, below the trace of the caller", async () => {
    const collector = await startCollector();
    const { env } = await makeEmulator();
    const run = await runCli([await makeFile(10), "--json"], {
      env: {
        ...env,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20secret-of-the-collector",
        OTEL_SERVICE_NAME: "nightly",
        OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test",
        OTEL_METRICS_EXPORTER: "none",
        TRACEPARENT: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      },
    });
    expect(run.code).toBe(0);
    expect(eventsOf(run).at(-1)).toMatchObject({ type: "run-ended", stored: 1 });
    const spans = collector.spans();
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(
      new Set(["0af7651916cd43dd8448eb211c80319c"]),
    );
    expect(spans.find(({ name }) => name === "cdf-upload")?.parentSpanId).toBe("b7ad6b7169203331");
    expect(new Set(collector.authorizations)).toEqual(new Set(["Bearer secret-of-the-collector"]));
    expect(collector.body("/v1/traces")).toContain('"nightly"');
    expect(collector.body("/v1/traces")).toContain('"deployment.environment.name"');
    expect(collector.body("/v1/metrics")).toBe("");
  });

  test.each([
    ["OTEL_SDK_DISABLED", { OTEL_SDK_DISABLED: "true" }],
    ["exporters that are none", { OTEL_TRACES_EXPORTER: "none", OTEL_METRICS_EXPORTER: "none" }],
    ["an empty endpoint", { OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
  ])("%s sends nothing", async (_, more) => {
    const collector = await startCollector();
    const { env } = await makeEmulator();
    const run = await runCli([await makeFile(10)], {
      env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...more },
    });
    expect(run).toMatchObject({ code: 0 });
    expect(collector.authorizations).toEqual([]);
  });

  test("a collector that refuses or is unreachable changes no upload, and is reported once", async () => {
    const refusing = await startCollector(400);
    const { env } = await makeEmulator();
    const path = await makeFile(10);
    for (const url of [refusing.url, "http://user:secret-login@127.0.0.1:9"]) {
      const run = await runCli([path, "--otlp", url], {
        env: { ...env, OTEL_EXPORTER_OTLP_HEADERS: "x-key=secret-key-of-the-collector" },
      });
      expect(run.code).toBe(0);
      expect(run.stderr.match(/traces and metrics were not sent/g)).toHaveLength(1);
      expect(run.stderr).toContain("Check --otlp");
      expect(run.stdout + run.stderr).not.toMatch(/secret-/);
    }
  });

  test("without the SDK, --otlp names what to install; a variable alone does not stop the upload", async () => {
    const { env } = await makeEmulator();
    const path = await makeFile(10);
    const hook = join(await makeFolder(), "hook.cjs");
    const code = `const nodeModule = require("node:module");
      const resolve = nodeModule._resolveFilename;
      nodeModule._resolveFilename = function (name, ...rest) {
        if (!name.startsWith("@opentelemetry/sdk-")) return resolve.call(this, name, ...rest);
        throw Object.assign(new Error("Cannot find module"), { code: "MODULE_NOT_FOUND" });
      };`;
    await writeFile(hook, code);
    const words = [process.execPath, "--require", hook, MAIN, path];
    const asked = await runWords([...words, "--otlp", "http://127.0.0.1:9"], env);
    expect(asked).toMatchObject({ code: 2, stdout: "" });
    expect(asked.stderr).toContain("--otlp needs the OpenTelemetry SDK");
    expect(asked.stderr).toContain("npm install --global @opentelemetry/sdk-trace@2");
    const set = await runWords(words, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
    expect(set.code).toBe(0);
    expect(set.stderr).toContain("OTEL_EXPORTER_OTLP_ENDPOINT needs the OpenTelemetry SDK");
  });

  test("an --otlp that is not a URL is refused before anything is sent", async () => {
    const { emulator, env } = await makeEmulator();
    const run = await runCli([await makeFile(10), "--otlp", "localhost:4318"], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("--otlp localhost:4318: not an http or https URL");
    expect(emulator.requests.all()).toEqual([]);
  });
});
