// `pnpm --filter @cdf-multipart/torture slurm-array`: the script of examples/fleet in a real Slurm cluster on
// this machine. Eight tasks divide many files; the upload of one task is killed, and another task is requeued
// by the administrator. No file may be stored twice, and none may be missing.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { COMMAND } from "./command.mjs";
import { EmulatorProcess } from "./emulator.mjs";
import { parseCount } from "./parse-options.mjs";
import { readArguments } from "./read-arguments.mjs";
import { SlurmCluster } from "./slurm-cluster.mjs";

const SCRIPT = fileURLToPath(new URL("../../examples/fleet/upload.sbatch", import.meta.url));
const TASKS = 8;
/** Bytes per entry of a run record. */
const ENTRY_BYTES = 16;
const FILES_A_FOLDER = 500;
/** Files in several parts, so that a killed task leaves journals and locks. */
const LARGE_FILES = 16;
const LARGE_SIZE = 30 * 2 ** 20;
const KILLED_TASK = 3;
const REQUEUED_TASK = 6;
/** Shares of the files that are stored when a task is disturbed. */
const KILL_AT = 0.2;
const REQUEUE_AT = 0.4;

const usage = `pnpm --filter @cdf-multipart/torture slurm-array [options]

Runs examples/fleet/upload.sbatch in a real Slurm cluster, with one task killed and another one requeued. No file may be stored twice, and none may be missing.

  --files N                small files (10000)
  --requests-per-second N  for all tasks together (80)
`;

const { files, requestsPerSecond } = readArguments(usage, (args) => {
  const { values } = parseArgs({
    args,
    options: {
      files: { type: "string", default: "10000" },
      "requests-per-second": { type: "string", default: "80" },
    },
  });
  return {
    files: parseCount("files", values.files),
    requestsPerSecond: parseCount("requests-per-second", values["requests-per-second"]),
  };
});

const ground = await mkdtemp(join(tmpdir(), "cdf-slurm-"));
const folder = join(ground, "files");
const state = join(ground, "uploads-state");
const clusterGround = await mkdtemp(join(tmpdir(), "cdf-slurm-cluster-"));
const cluster = new SlurmCluster(clusterGround);
const emulator = new EmulatorProcess(join(ground, "emulator"));
/** @type {string[]} */
const faults = [];
const startedAt = Date.now();
try {
  await makeFiles();
  await cluster.start();
  await mkdir(join(ground, "emulator"));
  await emulator.start();
  await emulator.setFaults([]);
  report(`${files} files and ${LARGE_FILES} of ${LARGE_SIZE / 2 ** 20} MiB; the cluster has started`);
  const job = await submit();
  await disturb(job);
  await ended(job);
  await judge(job);
} finally {
  await cluster.stop();
  await emulator.stop();
  for (const place of [ground, clusterGround]) await rm(place, { recursive: true, force: true });
}
for (const fault of faults) process.stdout.write(`FAULT: ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

async function makeFiles() {
  for (let at = 0; at < files; at += 1) {
    const path = join(folder, String(Math.floor(at / FILES_A_FOLDER)), `${at}.txt`);
    if (at % FILES_A_FOLDER === 0) await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `file ${at}`);
  }
  for (let at = 0; at < LARGE_FILES; at += 1) {
    const path = join(folder, `large-${at}.bin`);
    await writeFile(path, `large ${at}`);
    await truncate(path, LARGE_SIZE);
  }
}

/** @returns {Promise<string>} the number of the job */
async function submit() {
  const { url, token, project } = emulator.address;
  const bin = join(ground, "bin");
  await mkdir(bin);
  // Writes down the process of each task, so that one can be killed.
  const wrapper = `#!/bin/bash\necho $$ > "${ground}/pid-$SLURM_ARRAY_TASK_ID"\nexec "${process.execPath}" "${COMMAND}" "$@"\n`;
  await writeFile(join(bin, "cdf-upload"), wrapper, { mode: 0o755 });
  return cluster.submit(
    [
      `--output=${join(ground, "log-%a")}`,
      `--chdir=${ground}`,
      SCRIPT,
      folder,
      "--external-id",
      "{path}",
      "--part-size",
      "6MiB",
      "--requests-per-second",
      String(requestsPerSecond),
    ],
    {
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      CDF_URL: url,
      CDF_PROJECT: project,
      CDF_TOKEN: token,
      XDG_STATE_HOME: state,
    },
  );
}

/** @param {string} job */
async function disturb(job) {
  await storedShare(KILL_AT, job);
  process.kill(Number(await readFile(join(ground, `pid-${KILLED_TASK}`), "utf8")), "SIGKILL");
  report(`the upload of task ${KILLED_TASK} was killed; the script requeues its task`);
  await storedShare(REQUEUE_AT, job);
  await cluster.requeue(`${job}_${REQUEUED_TASK}`);
  report(`task ${REQUEUED_TASK} was requeued`);
}

/** Waits until this share of the files is stored. @param {number} share @param {string} job */
async function storedShare(share, job) {
  while ((await countRecorded()) < share * files) {
    if ((await cluster.tasks(job)).every(({ state: now }) => now === "FAILED"))
      throw new Error(`All tasks have failed.\n${await logs()}`);
    await sleep(200);
  }
}

async function countRecorded() {
  const runs = join(state, "cdf-multipart", "runs");
  const names = await readdir(runs).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(runs, name))).size));
  // The id of the entry and the file itself have an entry each.
  return sizes.reduce((sum, size) => sum + size / ENTRY_BYTES, 0) / 2;
}

/** @param {string} job */
async function ended(job) {
  for (;;) {
    const tasks = await cluster.tasks(job);
    if (tasks.every(({ state: now }) => /^(COMPLETED|FAILED|CANCELLED|TIMEOUT)$/.test(now))) return;
    await sleep(1000);
  }
}

/** @param {string} job */
async function judge(job) {
  const tasks = await cluster.tasks(job);
  report(`the array has ended`);
  if (tasks.length !== TASKS) faults.push(`The array has ${tasks.length} tasks.`);
  for (const { id, state: now, exitCode, restarts } of tasks) {
    const expected = [KILLED_TASK, REQUEUED_TASK].includes(Number(id)) ? 1 : 0;
    if (now !== "COMPLETED" || exitCode !== "0:0" || restarts !== expected)
      faults.push(`Task ${id} is ${now} with ${exitCode}, and was started again ${restarts} times.`);
  }
  /** @type {Map<string, number>} */
  const stored = new Map();
  let empty = 0;
  for await (const { name, uploaded } of emulator.allEntries()) {
    if (!uploaded) empty += 1;
    else stored.set(name, (stored.get(name) ?? 0) + 1);
  }
  for (const [name, count] of stored) if (count > 1) faults.push(`${name} is stored ${count} times.`);
  if (stored.size !== files + LARGE_FILES)
    faults.push(`${stored.size} files are stored instead of ${files + LARGE_FILES}.`);
  if (empty > 0) faults.push(`${empty} entries have no content.`);
  for (const kind of ["runs", "uploads"]) {
    const left = await readdir(join(state, "cdf-multipart", kind)).catch(() => []);
    if (left.length > 0) faults.push(`${left.length} files are left in ${kind}: ${left.slice(0, 3).join()}`);
  }
  if (faults.length > 0) process.stdout.write(`${await logs()}\n`);
  const calls = (await emulator.requests()).filter(({ operation }) => !/^put/.test(operation));
  process.stdout.write(
    `${stored.size} files stored, ${calls.length} API requests recorded, at most ${busiestSecond(calls)} in a second of ${requestsPerSecond} allowed; ${faults.length} faults\n`,
  );
}

/** @param {readonly import("./emulator.mjs").Request[]} calls */
function busiestSecond(calls) {
  const times = calls.map((call) => call.startedAt).sort((a, b) => a - b);
  let [first, most] = [0, 0];
  for (const [at, time] of times.entries()) {
    while ((times[first] ?? time) <= time - 1000) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

async function logs() {
  const names = (await readdir(ground)).filter((name) => name.startsWith("log-"));
  const texts = await Promise.all(
    names.map(async (name) => `${name}:\n${(await readFile(join(ground, name), "utf8")).slice(-1500)}`),
  );
  return [...texts, await cluster.logs()].join("\n");
}

/** @param {string} what */
function report(what) {
  process.stdout.write(`${Math.round((Date.now() - startedAt) / 1000)} s: ${what}\n`);
}
