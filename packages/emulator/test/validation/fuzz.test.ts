import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectToEmulator } from "../../src/control/index.js";
import { ask, beginUpload, type Service, uploadParts } from "../ask.js";
import { type ChildEmulator, startChild } from "../process/child-emulator.js";
import { type RawAnswer, raw } from "../raw.js";
import { type AnyRequest, apiRequest, type Known, otherRequest, storeRequest } from "./requests.js";

/** Number of requests. The soak test uses 200,000. */
const RUNS = Number(process.env["EMULATOR_FUZZ_RUNS"] ?? 2000);
const MIB = 1024 * 1024;
/** Memory that uncollected garbage may add from the first half to the second. */
const STEADY = 48 * MIB;
const TIMEOUT = 4 * 3_600_000;

let directory: string;
let child: ChildEmulator;
let service: Service;
let known: Known;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "emulator-fuzz-"));
  child = await startChild(join(directory, "emulator"), "small");
  service = { url: child.url, token: child.token, project: "emulator" };
  const { id } = await uploadParts(service, ["content"], { externalId: "known" });
  const { uploadId, uploadUrls } = await beginUpload(service, 3);
  const { items } = await ask(service, 200, "downloadlink?extendedExpiration=true", { items: [{ id }] });
  const pathOf = (url: string): string => url.slice(child.url.length);
  known = {
    project: service.project,
    token: service.token,
    id,
    uploadId,
    uploadPaths: uploadUrls.map(pathOf),
    downloadPath: pathOf(items[0].downloadUrl),
  };
});
afterAll(async () => {
  agent.destroy();
  await child.kill();
  rmSync(directory, { recursive: true, force: true });
});

function send({ method, path, headers, body }: AnyRequest): Promise<RawAnswer> {
  const length = { "content-length": Buffer.byteLength(body) };
  const chunks = body.length === 0 ? [] : [body];
  return raw(child.url + path, { method, headers: { ...length, ...headers }, chunks, agent });
}

/** No 5xx, and an error in the form of the component that answers: JSON from the API, XML from the store. */
async function judge(request: AnyRequest): Promise<void> {
  const { status, headers, body, code } = await send(request);
  const text = `${request.method} ${request.path} ${status} ${body.slice(0, 500)}`;
  expect(status, text).toBeLessThan(500);
  if (status === 201 && request.path.startsWith("/api/")) await removeMade(body);
  // Node's server itself answers an invalid Expect header.
  if (status < 400 || request.method === "HEAD" || (status === 417 && body === "")) return;
  if (/^\/(upload|download)\//.test(request.path)) expect(code, text).toMatch(/^[A-Z]\w+$/);
  else if (!request.path.startsWith("/oauth2/") && headers["content-type"] !== undefined)
    expect(JSON.parse(body).error.code, text).toBe(status);
}

/** Created files are deleted, so that the test does not measure files that it asked for. */
async function removeMade(body: string): Promise<void> {
  const answer = JSON.parse(body);
  const { id } = answer.items?.[0] ?? answer;
  if (id === known.id) return;
  await ask(service, 200, "delete", { items: [{ id }], ignoreUnknownIds: true });
}

async function play(request: fc.Arbitrary<AnyRequest>, runs: number): Promise<void> {
  await fc.assert(fc.asyncProperty(request, judge), { numRuns: Math.ceil(runs) });
}

test(`${RUNS} requests of any kind: no 5xx, no crash, and memory does not grow after half of them`, {
  timeout: TIMEOUT,
}, async () => {
  const peaks: number[] = [];
  for (const _half of [1, 2]) {
    await play(apiRequest(known), RUNS * 0.3);
    await play(storeRequest(known), RUNS * 0.1);
    await play(otherRequest(known), RUNS * 0.1);
    peaks.push(await child.peakMemory());
  }
  const [first = 0, second = 0] = peaks;
  if (process.env["EMULATOR_FUZZ_RUNS"] !== undefined)
    console.log(`peak memory after each half: ${peaks.map((peak) => Math.round(peak / MIB)).join(", ")} MiB`);
  expect(second - first).toBeLessThan(STEADY);
  const control = connectToEmulator(child);
  expect((await control.requests.all()).filter(({ violation }) => violation !== undefined)).toEqual([]);
  // Nothing was written next to its folder, regardless of the names.
  expect(readdirSync(directory)).toEqual(["emulator"]);
  await ask(service, 200, "list", {});
});

test("bytes that are not HTTP end the connection, not the service", { timeout: TIMEOUT }, async () => {
  const start = fc.constantFrom(
    "",
    "GET / HTTP/1.1\r\n",
    "PUT /upload/x HTTP/1.1\r\nContent-Length: 9\r\n",
    "\r\n\r\n",
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ minLength: 1, maxLength: 300 }), async (head, bytes) => {
      await new Promise<void>((resolve) => {
        const { hostname, port } = new URL(child.url);
        const socket = connect(Number(port), hostname, () =>
          socket.end(Buffer.concat([Buffer.from(head), bytes])),
        );
        socket.on("error", () => {});
        socket.once("close", () => resolve());
        socket.resume();
      });
    }),
    { numRuns: Math.ceil(RUNS / 20) },
  );
  await ask(service, 200, "list", {});
});
