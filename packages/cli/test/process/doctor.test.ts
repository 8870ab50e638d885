import { createServer } from "node:http";
import { createServer as createTcp } from "node:net";
import { createProxy } from "proxy";
import { expect, onTestFinished, test } from "vitest";
import { runCli, startCli } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

const UNVERIFIED = "TLS certificates are not verified (NODE_TLS_REJECT_UNAUTHORIZED=0)";

test("if certificates are not verified, doctor reports it, and an upload warns once", async () => {
  const { env } = await makeEmulator({ tls: true });
  const open = { ...env, NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  const doctor = await runCli(["doctor"], { env: open });
  expect(doctor.code).toBe(0);
  expect(doctor.stdout).toContain(`warning  TLS: ${UNVERIFIED}`);
  expect(doctor.stdout).toContain("NODE_EXTRA_CA_CERTS");
  expect(doctor.stdout).not.toMatch(/^ok +TLS/m);
  const upload = await runCli([await makeFile(1000), "--no-resume"], { env: open });
  expect(upload.code).toBe(0);
  expect(upload.stderr.split(UNVERIFIED)).toHaveLength(2);
  const json = await runCli([await makeFile(1000), "--no-resume", "--json"], { env: open });
  expect(json.stdout.split(UNVERIFIED)).toHaveLength(2);
});

test("if certificates are verified, or there is no TLS, there is no warning", async () => {
  const { emulator, env } = await makeEmulator({ tls: true });
  const trusted = { ...env, NODE_EXTRA_CA_CERTS: emulator.certificate ?? "" };
  for (const value of ["", "1", "true"]) {
    const run = await runCli(["doctor", "--no-test-upload"], {
      env: { ...trusted, NODE_TLS_REJECT_UNAUTHORIZED: value },
    });
    expect(run.stdout).toMatch(/^ok +TLS: TLSv1\.3/m);
  }
  const plain = await makeEmulator();
  const run = await runCli([await makeFile(1000)], {
    env: { ...plain.env, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
  });
  expect(run.stderr).not.toContain("not verified");
});

test("the test upload goes through the proxy, as every upload does", async () => {
  const { env } = await makeEmulator();
  const asked: string[] = [];
  const server = createProxy(createServer());
  server.on("request", ({ method = "" }) => asked.push(method));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const run = await runCli(["doctor"], { env: { ...env, HTTP_PROXY: `http://127.0.0.1:${port}` } });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toMatch(/^ok +Test upload: file \d+ in [\d.]+m?s$/m);
  expect(asked.filter((method) => method === "PUT")).toHaveLength(1);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const)(
  "doctor that waits for a silent service ends by %s with 130 and a message",
  async (name) => {
    const { env } = await makeEmulator({
      faults: [{ match: { operation: "putPart" }, do: { type: "stall" } }],
    });
    const { child, done } = startCli(["doctor"], { env });
    await new Promise<void>((resolve) => {
      let said = "";
      child.stdout?.on("data", (text: string) => {
        said += text;
        if (said.includes("Reading files")) resolve();
      });
    });
    child.kill(name);
    const run = await done;
    expect(run.code).toBe(130);
    expect(run.stderr).toBe(`cdf-upload: Stopped by ${name}.\n`);
  },
);

test("doctor ends immediately by Ctrl-C when a server accepts connections and never answers", async () => {
  const silent = createTcp(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : 0;
  const env = { CDF_URL: `http://127.0.0.1:${port}`, CDF_PROJECT: "p", CDF_TOKEN: "t" };
  const { child, done } = startCli(["doctor", "--json"], { env });
  silent.once("connection", () => child.kill("SIGINT"));
  expect(await done).toMatchObject({ code: 130, stderr: "cdf-upload: Stopped by SIGINT.\n" });
});

test.each([
  ["ftp://user:geheim@host/a.bin", "curl -f URL | cdf-upload - --name NAME"],
  ["sftp://host/a?.bin", "curl -f URL | cdf-upload - --name NAME"],
  ["SFTP://host/*.bin", "curl -f URL | cdf-upload - --name NAME"],
  ["s3://bucket/key", "aws s3 cp URL - | cdf-upload - --name NAME"],
  ["gs://bucket/key[1]", "gcloud storage cat URL"],
  ["file:///etc/hostname", "Give the path of the file"],
  ["git+ssh://host/x", "Download the file, and give its path"],
])("the message about an unsupported URL names a command that can read it: %s", async (word, says) => {
  const { env } = await makeEmulator();
  const run = await runCli([word], { env });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain("URLs are not supported, only http: and https:.");
  expect(run.stderr).toContain(says);
  expect(run.stderr).not.toMatch(/geheim|moved or deleted/);
});
