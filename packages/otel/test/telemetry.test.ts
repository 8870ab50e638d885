import { AsyncLocalStorage } from "node:async_hooks";
import { type Progress, upload } from "@cdf-multipart/uploader";
import { type Context, type ContextManager, context, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { expect, it, onTestFinished } from "vitest";
import { createTelemetry } from "../src/index.js";
import { startCollector } from "./collector.js";
import { makeProviders } from "./providers.js";
import { clientOf, MIB, makeEmulator } from "./scene.js";

/** A minimal version of the context manager of a Node application. */
function useContexts(): void {
  const store = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => store.getStore() ?? ROOT_CONTEXT,
    with: (at, work, self, ...args) => store.run(at, () => work.apply(self, args)),
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  context.setGlobalContextManager(manager);
  onTestFinished(() => context.disable());
}

it("hooks and events make the same trace in any runtime, below the active span", async () => {
  useContexts();
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const telemetry = createTelemetry(providers);
  const emulator = await makeEmulator([
    { match: { operation: "putPart", attempt: 1 }, do: { type: "status", status: 503 } },
  ]);
  const client = clientOf(emulator, telemetry.hooks);
  const job = providers.tracerProvider.getTracer("app").startSpan("job");
  const stored = await context.with(trace.setSpan(ROOT_CONTEXT, job), () =>
    telemetry.upload({ name: "a.bin", externalId: "a" }, (onEvent) =>
      upload(client, new Uint8Array(12 * MIB), {
        partSize: 6 * MIB,
        file: { name: "a.bin", externalId: "a" },
        retry: { minDelay: 1, maxDelay: 10 },
        onEvent,
      }),
    ),
  );
  job.end();
  await providers.flush();
  expect(stored.file.externalId).toBe("a");
  const spans = collector.spans();
  const root = spans.find(({ name }) => name === "cdf.upload");
  expect(root?.parentSpanId).toBe(spans.find(({ name }) => name === "job")?.spanId);
  const below = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
  expect(below.filter(({ name }) => name === "cdf.upload.part")).toHaveLength(4);
  expect(below.map(({ attributes }) => attributes["cdf.operation"])).toContain("completeMultiPartUpload");
  expect(collector.dump()).not.toContain(emulator.token);
});

it("gauges sum the speed of the running uploads, and fall to 0 after them", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const telemetry = createTelemetry(providers);
  const progress = (speed: number, concurrency: number): Progress => ({
    size: 1,
    bytesAcknowledged: 0,
    bytesSent: 0,
    bytesShown: 0,
    percent: 0,
    percentAcknowledged: 0,
    state: { kind: "sending" },
    speed,
    timeLeft: undefined,
    partsDone: 0,
    parts: 1,
    partsInFlight: 1,
    concurrency,
  });
  await telemetry.upload({}, (one) =>
    telemetry.upload({}, async (other) => {
      one({ type: "progress", at: 1, progress: progress(1000, 4) });
      other({ type: "progress", at: 1, progress: progress(500, 6) });
      await providers.flush();
    }),
  );
  expect(collector.points("cdf.upload.goodput")).toMatchObject([{ value: 1500 }]);
  expect(collector.points("cdf.upload.concurrency")).toMatchObject([{ value: 6 }]);
  expect(collector.points("cdf.upload.active")).toMatchObject([{ value: 2 }]);
  await providers.flush();
  expect(collector.points("cdf.upload.goodput")).toMatchObject([{ value: 0 }]);
  expect(collector.points("cdf.upload.active")).toMatchObject([{ value: 0 }]);
});

it("work that throws ends the span with its error, and the caller gets the error", async () => {
  const collector = await startCollector();
  const providers = makeProviders(collector.url);
  const telemetry = createTelemetry(providers);
  const error = Object.assign(new Error("no such file: https://store/a?sig=secret-signature"), {
    code: "ENOENT",
  });
  await expect(telemetry.upload({ name: "a" }, () => Promise.reject(error))).rejects.toBe(error);
  await providers.flush();
  expect(collector.spans()).toMatchObject([
    { name: "cdf.upload", status: { code: 2 }, attributes: { "error.type": "ENOENT" } },
  ]);
  expect(collector.dump()).not.toContain("secret-signature");
});
