// A fleet on this machine, without Docker: a Redis, an emulator and four workers upload a folder of small files and a
// large file. One worker is killed while it sends parts; others continue its work when its lease has ended, after a
// minute. Ends by itself.
//
// Usage: node demo.mjs [--mib <size of the large file>]
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { mib: { type: "string", default: "800" } } });
const cli = dirname(createRequire(import.meta.url).resolve("@cdf-multipart/cli/package.json"));
const COMMAND = join(cli, "dist", "start.cjs");
const WORKERS = 4;
const SMALL_FILES = 300;

const folder = mkdtempSync(join(tmpdir(), "cdf-fleet-demo-"));
const children = [];
const env = { ...process.env };

const say = (line) => process.stdout.write(`${line}\n`);

function start(program, args, stdio) {
  const child = spawn(program, args, { env, stdio });
  children.push(child);
  return child;
}

const cdfUpload = (args, stdio = ["ignore", "pipe", "inherit"]) =>
  start(process.execPath, [COMMAND, ...args], stdio);

/** Ends a process, and waits for it. */
async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a Redis that loses nothing, and resolves when it listens. */
async function startRedis() {
  const port = await freePort();
  const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const safe = ["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction"];
  const redis = start("redis-server", [...place, ...safe], ["ignore", "pipe", "inherit"]);
  await Promise.race([
    once(redis, "error").then(([error]) => {
      throw new Error(
        `redis-server cannot be started (${error.code}). Install it: apt-get install redis-server`,
      );
    }),
    firstLine(redis, (line) => line.includes("Ready to accept connections")),
  ]);
  return `redis://127.0.0.1:${port}`;
}

/** The first line of a process that passes. Its later output is read and dropped, so that it never blocks. */
function firstLine(child, passes) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (passes(line)) resolve(line);
    });
    child.once("exit", (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  });
}

function makeFiles(mib) {
  mkdirSync(join(folder, "nas", "small"), { recursive: true });
  for (let at = 0; at < SMALL_FILES; at += 1)
    writeFileSync(join(folder, "nas", "small", `${at}.txt`), `file ${at}\n`);
  const block = randomBytes(2 ** 20);
  const large = join(folder, "nas", "large.e57");
  for (let at = 0; at < mib; at += 1) {
    block.writeUInt32LE(at);
    writeFileSync(large, block, { flag: "a" });
  }
}

async function demo() {
  const mib = Number(values.mib);
  if (!(mib >= 64)) throw new Error(`--mib ${values.mib}: give at least 64, so that the file is split`);
  env.CDF_FLEET_BROKER = await startRedis();
  env.CDF_FLEET_KEY = randomBytes(32).toString("hex");
  env.CDF_FLEET_ROOT_NAS = join(folder, "nas");
  const emulator = cdfUpload(["emulator", "--port", "0", "--json", "--dir", join(folder, "cdf")]);
  const { url, project, token } = JSON.parse(await firstLine(emulator, () => true));
  Object.assign(env, { CDF_URL: url, CDF_PROJECT: project, CDF_TOKEN: token });
  makeFiles(mib);
  say(`Redis and the emulator run. ${WORKERS} workers start.`);
  const workers = Array.from({ length: WORKERS }, () =>
    cdfUpload(["fleet", "work", "--slots", "2", "--json"]),
  );
  const sending = workers.map((worker) =>
    firstLine(worker, (line) => /"type":"job-start","kind":"part"/.test(line)).then(() => worker),
  );
  for (const one of sending) one.catch(() => {});
  const list = ["fleet", "submit", "nas:", "--external-id", "{path}", "--rate", "40MB/s"];
  const submit = cdfUpload([...list, "--split-above", "32MiB", "--part-size", "16MiB"]);
  const run = await firstLine(submit, () => true);
  say(
    `${SMALL_FILES} small files and one of ${mib} MiB are submitted as run ${run}, at 40 MB/s for all workers.`,
  );
  const killed = await Promise.any(sending);
  await end(killed, "SIGKILL");
  say(
    "A worker that was sending parts is killed. Others continue its parts when its lease ends, after a minute.",
  );
  const watch = cdfUpload(["fleet", "status", run, "--watch"], ["ignore", "inherit", "inherit"]);
  const [code] = await once(watch, "exit");
  await once(cdfUpload(["fleet", "status", run], ["ignore", "inherit", "inherit"]), "exit");
  await Promise.all(workers.map((worker) => end(worker, "SIGTERM")));
  return code;
}

try {
  process.exitCode = await demo();
} finally {
  await Promise.all(children.map((child) => end(child, "SIGKILL")));
  rmSync(folder, { recursive: true, force: true });
}
