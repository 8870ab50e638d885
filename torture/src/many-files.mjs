// `pnpm --filter @cdf-multipart/torture many-files`: one run of many small files and a large one, killed
// twice. No file may be stored twice, and none may be missing. Prints files per second and the peak memory.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startCommand } from "./command.mjs";
import { EmulatorProcess } from "./emulator.mjs";
import { parseCount, parseSize } from "./parse-options.mjs";
import { readArguments } from "./read-arguments.mjs";

/** The process is killed when these shares of the files are stored. */
const KILLS = [0.25, 0.6];
/** Bytes per file in the run record. */
const DIGEST_BYTES = 16;
const FILES_A_FOLDER = 1000;
/** Number of small files whose stored bytes are compared. */
const READ_BACK = 200;
/** Writes the peak memory of the process to a file once per second, so that it is known after a kill. */
const HOOK = `const { writeFileSync } = require("node:fs");
const write = () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024));
setInterval(write, 1000).unref();
process.on("exit", write);`;

const usage = `pnpm --filter @cdf-multipart/torture many-files [options]

Uploads many small files and a large one, and kills the run twice. No file may be stored twice, and none may be missing.

  --files N          small files (20000)
  --large SIZE       size of the large file (3GiB)
`;

const { files, largeSize } = readArguments(usage, (args) => {
  const { values } = parseArgs({
    args,
    options: { files: { type: "string", default: "20000" }, large: { type: "string", default: "3GiB" } },
  });
  const count = parseCount("files", values.files);
  if (count === 0) throw new Error("--files is 0; pass at least 1.");
  return { files: count, largeSize: parseSize(values.large) };
});

const ground = await mkdtemp(join(tmpdir(), "cdf-torture-many-"));
const emulator = new EmulatorProcess(join(ground, "emulator"));
/** @type {string[]} */
const faults = [];
try {
  const folder = join(ground, "files");
  await makeFiles(folder);
  await mkdir(join(ground, "emulator"));
  await writeFile(hookPath(), HOOK);
  await emulator.start();
  await emulator.setFaults([]);
  await runKilled(folder);
  await judge(folder);
} finally {
  await emulator.stop();
  await rm(ground, { recursive: true, force: true });
}
for (const fault of faults) process.stdout.write(`FAULT: ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @param {string} folder */
async function makeFiles(folder) {
  for (let at = 0; at < files; at += 1) {
    const path = join(folder, String(Math.floor(at / FILES_A_FOLDER)), `${at}.txt`);
    if (at % FILES_A_FOLDER === 0) await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contentOf(at));
  }
  await writeFile(join(folder, "large.bin"), "a large file");
  await truncate(join(folder, "large.bin"), largeSize);
}

/** @param {number} at */
function contentOf(at) {
  return `file ${at} `.repeat(200);
}

/** @param {string} folder */
async function runKilled(folder) {
  const startedAt = Date.now();
  for (const share of KILLS) {
    const run = start(folder);
    while (!run.over && (await countStored()) < share * files) await sleep(50);
    if (run.over) faults.push(`The run ended before ${share * files} files were stored.`);
    run.kill("SIGKILL");
    await run.ended;
    await report(`killed with ${await countStored()} files stored`, startedAt);
  }
  const before = await countStored();
  const lastAt = Date.now();
  const last = await start(folder).ended;
  const rate = (files + 1 - before) / ((Date.now() - lastAt) / 1000);
  if (last.code !== 0) faults.push(`The last run ended with ${last.code}: ${last.stderr.slice(-2000)}`);
  process.stdout.write(`${last.stderr.trim()}\n`);
  await report(`done, the last run with ${rate.toFixed(0)} files/s`, startedAt);
}

/** @param {string} what @param {number} startedAt */
async function report(what, startedAt) {
  const peak = Number(await readFile(join(ground, "peak"), "utf8").catch(() => "0"));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`${seconds} s: ${what}; peak memory ${(peak / 2 ** 20).toFixed(0)} MiB\n`);
}

/** @param {string} folder */
function start(folder) {
  const { url, token, project } = emulator.address;
  return startCommand([folder, "--requests-per-second", "1000", "--quiet"], {
    CDF_URL: url,
    CDF_PROJECT: project,
    CDF_TOKEN: token,
    XDG_STATE_HOME: join(ground, "state"),
    PEAK_FILE: join(ground, "peak"),
    NODE_OPTIONS: `--require=${hookPath()}`,
  });
}

function hookPath() {
  return join(ground, "hook.cjs");
}

async function countStored() {
  const runs = join(ground, "state", "cdf-multipart", "runs");
  const [name] = await readdir(runs).catch(() => []);
  return name === undefined ? 0 : Math.floor((await stat(join(runs, name))).size / DIGEST_BYTES);
}

/** @param {string} folder */
async function judge(folder) {
  /** @type {Map<string, number>} */
  const stored = new Map();
  let empty = 0;
  for await (const { id, name, uploaded } of emulator.allEntries()) {
    if (!uploaded) empty += 1;
    else if (stored.has(name)) faults.push(`${name} is stored twice, as ${stored.get(name)} and ${id}.`);
    else stored.set(name, id);
  }
  if (stored.size !== files + 1) faults.push(`${stored.size} files are stored instead of ${files + 1}.`);
  for (let turn = 0; turn < Math.min(READ_BACK, files); turn += 1) {
    const at = Math.floor((turn * files) / READ_BACK) % files;
    const expected = createHash("sha256").update(contentOf(at)).digest("hex");
    if ((await hashOf(emulator.contentOf(stored.get(`${at}.txt`) ?? 0))) !== expected)
      faults.push(`${at}.txt has other bytes.`);
  }
  const large = await hashOf(emulator.contentOf(stored.get("large.bin") ?? 0));
  if (large !== (await hashOf(join(folder, "large.bin")))) faults.push("large.bin has other bytes.");
  const left = await readdir(join(ground, "state", "cdf-multipart", "uploads")).catch(() => []);
  const journals = left.filter((name) => name.endsWith(".journal"));
  if (journals.length > 0) faults.push(`${journals.length} journals are left.`);
  process.stdout.write(
    `${stored.size} files stored, ${empty} entries without content, ${faults.length} faults\n`,
  );
}

/** @param {string} path */
async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest("hex");
}
