import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { request } from "node:https";
import type { Emulator } from "@cdf-multipart/emulator";
import { describe, expect, onTestFinished, test } from "vitest";
import { eventsOf, type Run, runCli, storedOne } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile } from "./scene.js";

const MiB = 2 ** 20;
const SIZE = 12 * MiB + 7;
const BYTES = makeBytes(SIZE);
const QUERY = "?sig=very-secret";

/** A server with one object. Returns its URL, with a query that must stay secret. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/data/scan%20one.e57${QUERY}`;
}

function answerRange({ headers }: IncomingMessage, response: ServerResponse, etag = '"v1"'): void {
  const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
  const [first, last] = [Number(from), Math.min(Number(to), SIZE - 1)];
  response.writeHead(206, {
    etag,
    "content-range": `bytes ${first}-${last}/${SIZE}`,
    "content-length": last - first + 1,
  });
  response.end(BYTES.subarray(first, last + 1));
}

function expectNoSecret({ stdout, stderr }: Run): void {
  expect(stdout + stderr).not.toContain("very-secret");
}

describe("a URL", () => {
  test("whose server supports ranges is uploaded from there, in parts, under its own name", async () => {
    const { emulator, env } = await makeEmulator();
    const address = await serve(answerRange);
    const args = [address, "--external-id", "{path}", "--part-size", "6MiB"];
    const run = await runCli([...args, "--json", "--verbose"], { env });
    expect(run.code).toBe(0);
    const stored = storedOne<{ id: number; path: string }>(run);
    expect(stored).toMatchObject({
      name: "scan one.e57",
      externalId: "data/scan one.e57",
      parts: 3,
      bytes: SIZE,
    });
    expect(stored.path).toBe(address.replace(QUERY, ""));
    expect((await readFile(emulator.filePath(stored.id) ?? "")).equals(BYTES)).toBe(true);
    expect(eventsOf(run)[0]).toMatchObject({ type: "run-started", sizesUnknown: 1 });
    expectNoSecret(run);
  });

  test("whose upload was interrupted resumes with the same command, with any signature", async () => {
    const refusal = { type: "status" as const, status: 403 };
    const faults = [{ match: { operation: "putPart" as const, partNumber: 3 }, do: refusal }];
    const { emulator, env } = await makeEmulator({ faults });
    const address = await serve(answerRange);
    const options = ["--external-id", "scan", "--part-size", "6MiB", "--concurrency", "1", "--json"];
    const first = await runCli([address, ...options], { env });
    expect(first.code).toBe(1);
    expect(eventsOf(first).at(-1)?.["again"]).toContain(
      `cdf-upload '${address.replace(QUERY, "?QUERY")}' --external-id`,
    );
    const status = await runCli(["status"], { env });
    expect(status.stdout).toMatch(/99 % of 12\.6 MB, 2\/3 parts .*\/data\/scan%20one\.e57$/m);
    emulator.setFaults([]);
    const again = await runCli([address.replace("very", "other"), ...options], { env });
    expect(again.code).toBe(0);
    expect(storedOne(again)).toMatchObject({ partsResumed: 2, parts: 3 });
    for (const run of [first, status, again]) expectNoSecret(run);
  });

  test("whose server ignores ranges is refused, and the message names a command that works", async () => {
    const { emulator, env } = await makeEmulator();
    const address = await serve((_, response) => void response.writeHead(200).end(BYTES));
    const run = await runCli([address], { env });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(
      /^cdf-upload: http:\S+\/data\/scan%20one\.e57: its server does not support range requests\. Download it with another program: curl -fL URL \| cdf-upload - --name 'scan one\.e57'\.\n$/,
    );
    expectNoSecret(run);
    expect(emulator.requests.count()).toBe(0);
  });

  test.each([
    [404, 1, /there is nothing|no such|not there|404/i],
    [403, 1, /its server denies access\. Give a signed URL/],
  ])("that answers %i is reported with the reason", async (status, code, words) => {
    const { emulator, env } = await makeEmulator();
    const run = await runCli([await serve((_, response) => void response.writeHead(status).end())], { env });
    expect(run).toMatchObject({ code, stdout: "" });
    expect(run.stderr).toMatch(words);
    expectNoSecret(run);
    expect(emulator.requests.count()).toBe(0);
  });

  test("whose object changes is not completed", async () => {
    const { emulator, env } = await makeEmulator();
    let requests = 0;
    const address = await serve((asked, response) => {
      requests += 1;
      answerRange(asked, response, requests > 2 ? '"v2"' : '"v1"');
    });
    const run = await runCli([address, "--part-size", "6MiB", "--concurrency", "1"], { env });
    expect(run).toMatchObject({ code: 4, stdout: "" });
    expectNoSecret(run);
    expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  });

  test("may be https: a file goes from one project to another without a copy on this disk", async () => {
    const from = await makeEmulator({ tls: true });
    const NODE_EXTRA_CA_CERTS = from.emulator.certificate ?? "";
    const here = { ...from.env, NODE_EXTRA_CA_CERTS };
    const path = await makeFile(6 * MiB + 1);
    const { id } = storedOne<{ id: number }>(await runCli([path, "--json"], { env: here }));
    const link = await downloadLink(from.emulator, id);
    expect(link).toMatch(/^https:/);
    const to = await makeEmulator();
    const run = await runCli([link, "--name", "copy.e57", "--json"], {
      env: { ...to.env, NODE_EXTRA_CA_CERTS },
    });
    expect(run.code).toBe(0);
    const stored = storedOne<{ id: number }>(run);
    expect((await readFile(to.emulator.filePath(stored.id) ?? "")).equals(makeBytes(6 * MiB + 1))).toBe(true);
    expect(run.stdout + run.stderr).not.toContain(new URL(link).search);
  });
});

/** The signed URL of a file in an emulator that has its own certificate. */
async function downloadLink(
  { url, token, project, certificate = "" }: Emulator,
  id: number,
): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const asked = request(`${url}/api/v1/projects/${project}/files/downloadlink`, {
    method: "POST",
    headers,
    ca: await readFile(certificate),
  }).end(JSON.stringify({ items: [{ id }] }));
  const [answer]: IncomingMessage[] = await once(asked, "response");
  let text = "";
  for await (const chunk of answer ?? []) text += String(chunk);
  const { items }: { items: { downloadUrl: string }[] } = JSON.parse(text);
  return items[0]?.downloadUrl ?? "";
}
