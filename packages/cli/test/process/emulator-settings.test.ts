import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { type RunningCli, runCli, startCli } from "./run-cli.js";
import { makeFile, makeFolder } from "./scene.js";

interface Address {
  readonly url: string;
  readonly token: string;
  readonly project: string;
  readonly certificate?: string;
}

async function addressOf({ child, done }: RunningCli): Promise<Address> {
  if (child.stdout === null) throw new Error("no standard output");
  const line: Promise<string[]> = once(createInterface({ input: child.stdout }), "line");
  const [first] = await Promise.race([line, done.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return JSON.parse(first ?? "");
}

test("the options set projects, token, faults from a file, the clock and CORS", async () => {
  const faults = join(await makeFolder(), "faults.yaml");
  await writeFile(
    faults,
    "- match: { operation: byIdsFiles }\n  do: { type: status, status: 503, retryAfter: 2 }\n",
  );
  const emulator = startCli([
    ...["emulator", "--json", "--project", "plant", "--project", "lab", "--token", "open-sesame"],
    ...["--faults", faults, "--clock", "8d", "--cors", "no-store", "--relative-urls", "--envelope", "items"],
    ...[
      "--allow-host",
      "cdf.test",
      "--allow-origin",
      "https://app.test",
      "--allow-origin",
      "http://localhost:3",
    ],
  ]);
  const { url, token, project } = await addressOf(emulator);
  expect([token, project]).toEqual(["open-sesame", "plant"]);
  const state = await (await fetch(`${url}/_emulator/state`)).json();
  expect(state).toMatchObject({
    projects: ["plant", "lab"],
    cors: { store: false, origin: ["https://app.test", "http://localhost:3"] },
  });
  expect(state.now - Date.now()).toBeGreaterThan(7.9 * 86_400_000);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1/projects/lab/files/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
  const refused = await call("byids", { items: [{ id: 1 }] });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
  const { items } = await (await call("initmultipartupload?parts=1", { name: "a" })).json();
  expect(items[0].uploadUrls[0]).toMatch(/^\/upload\//);
  emulator.child.kill("SIGTERM");
  expect(await emulator.done).toMatchObject({ code: 0, stderr: "" });
});

test("--tls prints the certificate to trust, and an upload that trusts it works", async () => {
  const emulator = startCli(["emulator", "--json", "--tls"]);
  const { url, token, project, certificate = "" } = await addressOf(emulator);
  expect(url).toMatch(/^https:/);
  expect(await readFile(certificate, "utf8")).toContain("BEGIN CERTIFICATE");
  const env = { CDF_URL: url, CDF_PROJECT: project, CDF_TOKEN: token, XDG_STATE_HOME: await makeFolder() };
  const upload = await runCli([await makeFile(10)], { env: { ...env, NODE_EXTRA_CA_CERTS: certificate } });
  expect(upload).toMatchObject({ code: 0, stderr: "" });
  emulator.child.kill("SIGTERM");
  await emulator.done;
});

test("the options set throttling", async () => {
  const emulator = startCli(["emulator", "--json", "--requests-per-second", "1", "--retry-after", "3"]);
  const { url, token, project } = await addressOf(emulator);
  const headers = { authorization: `Bearer ${token}` };
  const call = (): Promise<Response> => fetch(`${url}/api/v1/projects/${project}/files/1`, { headers });
  let throttled: Response[] = [];
  // On a busy machine the requests may arrive too far apart to be throttled.
  while (throttled.length === 0) {
    const answers = await Promise.all([call(), call(), call()]);
    throttled = answers.filter(({ status }) => status === 429);
  }
  expect(throttled[0]?.headers.get("retry-after")).toBe("3");
  emulator.child.kill("SIGTERM");
  await emulator.done;
});

test("a warning appears for an IP address that other machines can reach", async () => {
  const emulator = startCli(["emulator", "--json", "--host", "0.0.0.0"]);
  await addressOf(emulator);
  emulator.child.kill("SIGTERM");
  expect((await emulator.done).stderr).toBe(
    "cdf-upload: The emulator listens on 0.0.0.0: other machines on your network can reach it.\n",
  );
});

test.each([
  [["--faults", "no-such-file"], 1, /The faults file no-such-file cannot be used: ENOENT/],
  [["--clock", "8 weeks"], 2, /Give a time with the unit ms, s, m, h or d, such as 30s/],
  [["--cors", "maybe"], 2, /Allowed choices are on, no-etag, no-store, off/],
  [["--project", "a", "--project", "a"], 2, /Give each name once/],
  [["--allow-origin", "https://app.test/"], 2, /--allow-origin https:\/\/app\.test\/ is not an origin/],
  [["--port", "70000"], 2, /Give a port from 0/],
])("%j is refused in one sentence", async (args, code, message) => {
  const run = await runCli(["emulator", ...args]);
  expect(run.code).toBe(code);
  expect(run.stderr).toMatch(message);
  expect(run.stderr).not.toContain("    at ");
});

test("--sync-delay: a node can be read immediately, and its file is found only after the delay of the syncer", async () => {
  const emulator = startCli(["emulator", "--json", "--sync-delay", "1h"]);
  const { url, token, project } = await addressOf(emulator);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1/projects/${project}/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
  const instanceId = { space: "plant", externalId: "scan-17" };
  const source = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" };
  const node = { instanceType: "node", ...instanceId, sources: [{ source, properties: { name: "a" } }] };
  expect((await call("models/instances", { items: [node] })).status).toBe(200);
  const read = await call("models/instances/byids", { items: [{ instanceType: "node", ...instanceId }] });
  expect((await read.json()).items).toHaveLength(1);
  expect((await call("files/byids", { items: [{ instanceId }] })).status).toBe(400);
  await fetch(`${url}/_emulator/clock`, {
    method: "POST",
    headers,
    body: JSON.stringify({ advance: 3_600_000 }),
  });
  expect((await call("files/byids", { items: [{ instanceId }] })).status).toBe(200);
  emulator.child.kill("SIGTERM");
  expect((await emulator.done).code).toBe(0);
});
