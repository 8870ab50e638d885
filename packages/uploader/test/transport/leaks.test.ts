import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { fileSource } from "../../src/sources/node/file-source.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import { openFiles } from "../sources/open-files.js";
import { pattern } from "../sources/pattern.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { countingSignal } from "./counting-signal.js";
import { countingTimers } from "./counting-timers.js";
import { errorOf } from "./make-transport.js";
import { partRequest } from "./part-request.js";
import { type Behaviour, partServer } from "./part-server.js";

/** Open connections of this process, at either end, because the servers of the test run in it, too. */
const connections = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap" || kind === "TCPConnectWrap")
    .length;

beforeEach(() => expect.poll(connections).toBe(0));

const large = bytesSource(pattern(24 * 1024 * 1024));

const WAYS: Readonly<Record<string, { readonly behave: Behaviour; readonly ends: "answers" | "rejects" }>> = {
  "an answer": { behave: () => false, ends: "answers" },
  "an early refusal": {
    behave: (request, response) => {
      request.once("data", () => {
        request.pause();
        response.writeHead(403).end();
      });
      return true;
    },
    ends: "answers",
  },
  "a reset": {
    behave: (request) => {
      request.once("data", () => request.socket.resetAndDestroy());
      return true;
    },
    ends: "rejects",
  },
  "a stall": {
    behave: (request) => {
      request.once("data", () => request.pause());
      return true;
    },
    ends: "rejects",
  },
  "no answer": {
    behave: (request) => {
      request.resume();
      return true;
    },
    ends: "rejects",
  },
};

test.each(Object.keys(WAYS))("%s leaves no socket, no timer and no listener behind", async (name) => {
  const { behave, ends } = WAYS[name] ?? { behave: () => false, ends: "answers" };
  const timers = countingTimers();
  const store = await partServer(behave);
  // Only if the watchdog has to abort the part: a response may take some time.
  const timeouts = ends === "rejects" ? { transfer: 60, answer: 60 } : {};
  const sender = nodeTransport({ proxy: "none", timeouts });
  const { signal, listeners } = countingSignal();
  const sending = sender.putPart(partRequest({ url: store.url, source: large, signal }));
  if (ends === "answers") await sending;
  else await errorOf(sending);
  expect(listeners()).toBe(0);
  expect(timers()).toBe(0);
  await sender.close();
  store.server.closeAllConnections();
  await expect.poll(connections).toBe(0);
});

test("an abort leaves no socket, no timer and no listener behind", async () => {
  const store = await partServer((request) => {
    request.resume();
    return true;
  });
  const timers = countingTimers();
  const sender = nodeTransport({ proxy: "none" });
  const { controller, signal, listeners } = countingSignal();
  let written = 0;
  const onWritten = (bytes: number): void => {
    written = bytes;
    controller.abort("enough");
  };
  expect(
    await errorOf(sender.putPart(partRequest({ url: store.url, source: large, signal, onWritten }))),
  ).toBe("enough");
  expect(written).toBeLessThan(large.size);
  expect(listeners()).toBe(0);
  expect(timers()).toBe(0);
  await expect.poll(connections).toBe(0);
  await sender.close();
});

test("a reused socket has no listeners of earlier parts, and no more files are open than before", async () => {
  const path = join(await temporaryFolder(), "scan.e57");
  await writeFile(path, pattern(1_000_000));
  const before = new Set(await openFiles());
  const store = await partServer();
  const sender = nodeTransport({ proxy: "none" });
  const source = await fileSource(path);
  const counts: number[] = [];
  for (let partNumber = 1; partNumber <= 20; partNumber += 1) {
    await sender.putPart(partRequest({ url: store.url, source, partNumber }));
    counts.push(sockets().reduce((sum, socket) => sum + listenersOf(socket), 0));
  }
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeGreaterThan(0);
  await source.close();
  await sender.close();
  store.server.closeAllConnections();
  await new Promise<void>((resolve) => store.server.close(() => resolve()));
  // A socket has a unique name, and others in this process may close theirs meanwhile.
  await expect.poll(async () => (await openFiles()).filter((file) => !before.has(file))).toEqual([]);
});

/** All objects with a handle in this process that can have listeners. */
function sockets(): NodeJS.EventEmitter[] {
  const handles: unknown = Reflect.get(process, "_getActiveHandles");
  const list: unknown = typeof handles === "function" ? handles.call(process) : [];
  return Array.isArray(list) ? list.filter(isEmitter).filter((handle) => "bytesWritten" in handle) : [];
}

function isEmitter(value: unknown): value is NodeJS.EventEmitter {
  return typeof value === "object" && value !== null && "eventNames" in value;
}

function listenersOf(socket: NodeJS.EventEmitter): number {
  return socket.eventNames().reduce((sum, event) => sum + socket.listenerCount(event), 0);
}

test("thirty concurrent parts cause no warning about listeners", async () => {
  const warnings: Error[] = [];
  const warned = (warning: Error): void => void warnings.push(warning);
  process.on("warning", warned);
  const store = await partServer();
  const sender = nodeTransport({ proxy: "none" });
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      sender.putPart(partRequest({ url: store.url, partNumber: index + 1 })),
    ),
  );
  await sender.close();
  await new Promise((resolve) => setImmediate(resolve));
  process.removeListener("warning", warned);
  expect(warnings).toEqual([]);
});
