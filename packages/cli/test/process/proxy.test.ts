import { createServer } from "node:http";
import { createProxy } from "proxy";
import { expect, onTestFinished, test } from "vitest";
import { runCli, storedOne } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile } from "./scene.js";

const MiB = 2 ** 20;

/** A proxy for plain HTTP and for tunnels, with the requests that it received. */
async function makeProxy(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createProxy(createServer());
  server.on("request", ({ method, url = "" }) => asked.push(`${method} ${new URL(url).pathname}`));
  server.on("connect", ({ url }) => asked.push(`CONNECT ${url}`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, asked };
}

/** The URL of an object on a new server. */
async function makeObject(bytes: Buffer): Promise<string> {
  const server = createServer(({ headers }, response) => {
    const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    const range = `bytes ${from}-${to}/${bytes.length}`;
    response.writeHead(206, { etag: '"v1"', "content-range": range });
    response.end(bytes.subarray(Number(from), Number(to) + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/data/scan.e57`;
}

test("behind a proxy for plain HTTP everything goes through it: the API, the parts, a URL source, and the download", async () => {
  const { env } = await makeEmulator();
  const proxy = await makeProxy();
  const address = await makeObject(makeBytes(12 * MiB));
  const run = await runCli([address, "--part-size", "6MiB", "--verify", "download", "--json"], {
    env: { ...env, HTTP_PROXY: proxy.url },
  });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(storedOne(run)).toMatchObject({ parts: 2 });
  const asked = (words: string): number => proxy.asked.filter((line) => line.includes(words)).length;
  expect(asked("PUT ")).toBe(2);
  expect(asked("/files/initmultipartupload")).toBe(1);
  expect(asked("/files/completemultipartupload")).toBe(1);
  // One request to check the object, two parts, one more comparison for each, and a last check before complete.
  expect(asked("GET /data/scan.e57")).toBeGreaterThanOrEqual(4);
  expect(proxy.asked.filter((line) => line.startsWith("GET ") && !line.includes("/data/"))).toHaveLength(1);
});

test("doctor also uses the proxy, and says so", async () => {
  const { emulator, env } = await makeEmulator({ tls: true });
  const proxy = await makeProxy();
  const url = emulator.url.replace("127.0.0.1", "localhost");
  const settings = { ...env, CDF_URL: url, NODE_EXTRA_CA_CERTS: emulator.certificate ?? "" };
  const run = await runCli(["doctor"], { env: { ...settings, HTTPS_PROXY: proxy.url } });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toContain(`HTTPS_PROXY=${proxy.url}; used for ${new URL(url).host}`);
  expect(run.stdout).toMatch(/^ok +TLS: TLSv1\.3, certificate by .+, \d+ days left$/m);
  expect(proxy.asked.length).toBeGreaterThan(0);
  const gone = await runCli(["doctor"], { env: { ...settings, HTTPS_PROXY: "http://127.0.0.1:1" } });
  expect(gone.code).toBe(1);
  expect(gone.stdout).toMatch(/^BAD +TLS: .*ECONNREFUSED/m);
});

test("behind a proxy for TLS everything goes through tunnels, except for the hosts in NO_PROXY", async () => {
  const { emulator, env } = await makeEmulator({ tls: true });
  const proxy = await makeProxy();
  const path = await makeFile(6 * MiB);
  // Through a tunnel the certificate is checked against a name only, not against an IP address.
  const url = emulator.url.replace("127.0.0.1", "localhost");
  const settings = {
    ...env,
    CDF_URL: url,
    NODE_EXTRA_CA_CERTS: emulator.certificate ?? "",
    HTTPS_PROXY: proxy.url,
  };
  expect(await runCli([path, "--external-id", "a"], { env: settings })).toMatchObject({
    code: 0,
    stderr: "",
  });
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${new URL(url).host}`]));
  const tunnels = proxy.asked.length;
  expect(
    await runCli([path, "--external-id", "b"], { env: { ...settings, NO_PROXY: "localhost,127.0.0.1" } }),
  ).toMatchObject({ code: 0, stderr: "" });
  expect(proxy.asked).toHaveLength(tunnels);
});
