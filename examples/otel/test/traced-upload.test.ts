import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startEmulator } from "@cdf-multipart/emulator";
import { expect, it, onTestFinished } from "vitest";

const program = fileURLToPath(new URL("../traced-upload.mjs", import.meta.url));

it("the program uploads a file and sends its trace and its metrics", async () => {
  const received = new Map<string, string>();
  const collector = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.set(request.url ?? "", (received.get(request.url ?? "") ?? "") + body);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  onTestFinished(() => void collector.close());
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const { port } = collector.address() as AddressInfo;
  const { stdout } = await promisify(execFile)(process.execPath, [program, program], {
    env: {
      ...process.env,
      CDF_URL: emulator.url,
      CDF_PROJECT: emulator.project,
      CDF_TOKEN: emulator.token,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_SERVICE_NAME: "example",
      XDG_STATE_HOME: "/dev/null/state",
    },
  });
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(received.get("/v1/traces")).toContain('"cdf.upload.part"');
  expect(received.get("/v1/metrics")).toContain('"cdf.upload.acknowledged"');
  expect([...received.values()].join()).toContain('"example"');
  expect([...received.values()].join()).not.toContain(emulator.token);
});
