// A real server that stores the parts, in memory if there is a tmpfs: nginx with its WebDAV module. Its own
// log, in milliseconds, provides the figures. The stored parts are read back to check them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sumStretches } from "../measure/payload.mjs";
import { startControlServer } from "./control-server.mjs";
import { nginxConfig } from "./nginx-config.mjs";

const inMemory = "/dev/shm";
/** Debian: nginx-light. */
const program = "nginx";

/**
 * @typedef {{ kind: string, end: number, took: number, status: number, bytes: string, connection: string, file: string, request: string }} LogLine
 */

/**
 * @param {{ tls?: { cert: string, key: string } | undefined }} options
 * @returns {Promise<import("../types.js").Sink>}
 */
export async function startNginxStore({ tls }) {
  const folder = await mkdtemp(join(existsSync(inMemory) ? inMemory : tmpdir(), "cdf-bench-nginx-"));
  // If root starts nginx, it serves as another user.
  await chmod(folder, 0o755);
  const kept = join(folder, "kept");
  const log = join(folder, "access.log");
  for (const path of [kept, join(folder, "temporary")]) {
    await mkdir(path);
    await chmod(path, 0o777);
  }
  const port = await freePort();
  const origin = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  const control = await startControlServer(() => origin);
  const config = join(folder, "nginx.conf");
  await writeFile(config, nginxConfig({ folder, port, control: control.port, tls }));
  const nginx = spawn(program, ["-e", join(folder, "error.log"), "-c", config, "-p", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(nginx, "exit");
  await listening(log, ended);
  return {
    kind: "nginx",
    port,
    tls: tls !== undefined,
    origin,
    caFile: tls?.cert,
    stats: async () => countLines(await settledLog(log)),
    parts: async () => {
      const lines = (await settledLog(log)).filter(isPart);
      return Promise.all(lines.map((line) => keptPart(kept, line)));
    },
    reset: async () => {
      await settledLog(log);
      await truncate(log);
      for (const name of await readdir(kept)) await rm(join(kept, name));
    },
    close: async () => {
      nginx.kill("SIGTERM");
      await ended;
      control.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A free port, because nginx needs a fixed number in its configuration. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Could not get a free port.");
  server.close();
  await once(server, "close");
  return address.port;
}

/** Waits until nginx listens. It opens its log before that. @param {string} log @param {Promise<unknown>} ended */
async function listening(log, ended) {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!existsSync(join(log, "../pid"))) {
    if (over) throw new Error(`nginx did not start: ${await readFile(join(log, "../error.log"), "utf8")}`);
    await wait(5);
  }
}

/** Reads the log until no line is added, because nginx writes a line after its answer. @param {string} log @returns {Promise<LogLine[]>} */
async function settledLog(log) {
  let text = await readFile(log, "utf8");
  for (let before; before !== text; ) {
    before = text;
    await wait(20);
    text = await readFile(log, "utf8");
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** @param {Pick<LogLine, "kind" | "status">} line */
const isPart = ({ kind, status }) => kind === "data" && status >= 200 && status < 300;

/** @param {readonly Omit<LogLine, "request" | "file">[]} lines @returns {import("../types.js").SinkStats} */
export function countLines(lines) {
  const data = lines.filter((line) => line.kind === "data");
  const starts = data.map(({ end, took }) => end - took);
  return {
    bytes: data.filter(isPart).reduce((sum, { bytes }) => sum + Number(bytes), 0),
    requests: lines.length,
    connections: new Set(lines.map(({ connection }) => connection)).size,
    dataRequests: data.length,
    mostAtOnce: Math.max(
      0,
      ...starts.map((start) => data.filter(({ end, took }) => end - took <= start && start < end).length),
    ),
    elapsed: data.length === 0 ? 0 : (Math.max(...data.map(({ end }) => end)) - Math.min(...starts)) * 1000,
  };
}

/** @param {string} kept @param {LogLine} line @returns {Promise<import("../types.js").SinkPart>} */
async function keptPart(kept, { file, bytes, request }) {
  const [crc = 0] = await sumStretches(join(kept, file), [Number(bytes)]);
  return { request, part: "", bytes: Number(bytes), crc };
}
