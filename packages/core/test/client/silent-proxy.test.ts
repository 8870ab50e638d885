import { once } from "node:events";
import https from "node:https";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { boundOf, byteCollector } from "../../src/http/byte-collector.js";
import { type Clock, type createFilesClient, type FilesClient, isTimeoutError } from "../../src/index.js";
import { failureOf, TOKEN } from "../support/fake-service.js";
import { manualClock, passUntil } from "../support/manual-clock.js";

const FILE = { name: "scan.e57" };
/** Connections that the proxy keeps open. */
const open = new Set<Socket>();
let asked = 0;
let response: string | undefined;
let proxy: Server;

/** It accepts every connection and never responds, unless `response` is set. */
beforeEach(async () => {
  asked = 0;
  response = undefined;
  proxy = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
    socket.once("data", () => {
      asked += 1;
      if (response !== undefined) socket.end(response);
    });
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, "");
    vi.stubEnv(name.toLowerCase(), "");
  }
  const address = proxy.address();
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  // The runtime keeps the proxies that it started with for the life of the process.
  vi.resetModules();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const socket of open) socket.destroy();
  proxy.close();
  await once(proxy, "close");
});

async function makeClient(timeout: number, clock?: Clock): Promise<FilesClient> {
  const fresh: { createFilesClient: typeof createFilesClient } = await import("../../src/index.js");
  return fresh.createFilesClient({
    baseUrl: "https://service.invalid",
    project: "p",
    token: TOKEN,
    timeout,
    ...(clock !== undefined && { clock }),
    retry: { retries: 3, minDelay: 1 },
  });
}

it("that is abandoned counts as not sent, and leaves no connection behind", async () => {
  const clock = manualClock();
  const client = await makeClient(200, clock);
  const call = failureOf(client.initMultiPartUpload(FILE, { parts: 1 }));
  // Time passes only after the proxy was asked.
  await expect.poll(() => asked).toBe(1);
  await passUntil(call, clock, 50);
  const error = await call;
  expect(isTimeoutError(error) && error.mayHaveArrived).toBe(false);
  expect(String(error)).toContain("no connection to https://service.invalid/");
  expect(String(error)).not.toContain("may exist now");
  await expect.poll(() => open.size).toBe(0);
  // The host was never reached, and that took as long as a response may take, so there is no second attempt.
  expect(asked).toBe(1);
});

it("aborting a call does not affect another one that still waits", async () => {
  const client = await makeClient(60_000);
  const stops = [new AbortController(), new AbortController()];
  const calls = stops.map(({ signal }) => failureOf(client.byIdsFiles([{ id: 7 }], { signal })));
  await expect.poll(() => asked).toBe(2);
  stops[0]?.abort("first");
  expect(await calls[0]).toBe("first");
  expect(open.size).toBe(2);
  stops[1]?.abort("second");
  expect(await calls[1]).toBe("second");
  await expect.poll(() => open.size).toBe(0);
});

it.each(Array.from({ length: 6 }, (_, turns) => turns))(
  "a call that is aborted after %d turns of the event loop leaves no connection behind",
  async (turns) => {
    const client = await makeClient(60_000);
    const stop = new AbortController();
    const call = failureOf(client.byIdsFiles([{ id: 7 }], { signal: stop.signal }));
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    stop.abort("never mind");
    expect(await call).toBe("never mind");
    // When a later call has reached the proxy, everything that started before has reached it, too.
    const later = new AbortController();
    const other = failureOf(client.byIdsFiles([{ id: 7 }], { signal: later.signal }));
    const before = asked;
    await expect.poll(() => asked).toBeGreaterThan(before);
    later.abort("enough");
    await other;
    await expect.poll(() => open.size).toBe(0);
  },
);

it("a call that is aborted while the proxy's library is loaded is never sent", async () => {
  const { nodeWire } = await import("../../src/http/node-wire.js");
  const request = { method: "GET", url: "https://service.invalid/", headers: {}, body: undefined };
  const sent = nodeWire(() => https, { boundOf, byteCollector })(
    request,
    AbortSignal.abort("late"),
    () => {},
  );
  expect(await failureOf(sent)).toBe("late");
  expect(asked).toBe(0);
});

it("the next call opens a new connection", async () => {
  const client = await makeClient(60_000);
  const stop = new AbortController();
  const call = failureOf(client.byIdsFiles([{ id: 7 }], { signal: stop.signal }));
  await expect.poll(() => asked).toBe(1);
  stop.abort("enough");
  await call;
  response = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
  await failureOf(client.byIdsFiles([{ id: 7 }]));
  expect(asked).toBeGreaterThan(1);
  await expect.poll(() => open.size).toBe(0);
});
