// `pnpm fleet-sim`: simulates a run of the fleet in virtual time. Prints hours, requests and bytes.
import { parseArgs } from "node:util";
import { parseCount, parseSize } from "../parse-options.mjs";
import { readArguments } from "../read-arguments.mjs";
import { simulate } from "./simulate.mjs";

const usage = `pnpm fleet-sim [options]

Simulates a run of the fleet in virtual time, with the real decisions, pacer and ledger, and prints its hours, requests and bytes in the broker.

  --files N x SIZE         such as 10000000x100KiB; can be repeated (10000000x100KiB)
  --workers N              (200)
  --slots N                jobs of a worker (8)
  --requests-per-second N  for all workers together (80)
  --latency MS             of a request (200)
  --worker-rate SIZE       bytes per second of a worker (125000000)
  --link-rate SIZE         bytes per second of all workers (1250000000)
  --kill-every MINUTES     kills a worker so often (0: never)
  --lose-jobs-every MINUTES  the broker loses all jobs so often (0: never)
  --part-failures SHARE    share of the attempts at a part that fail (0)
  --seed N                 (1)
`;

const MINUTE = 60_000;

const scenario = readArguments(usage, (args) => {
  const text = /** @type {const} */ ("string");
  const { values } = parseArgs({
    args,
    options: {
      files: { type: text, multiple: true, default: ["10000000x100KiB"] },
      workers: { type: text, default: "200" },
      slots: { type: text, default: "8" },
      "requests-per-second": { type: text, default: "80" },
      latency: { type: text, default: "200" },
      "worker-rate": { type: text, default: "125000000" },
      "link-rate": { type: text, default: "1250000000" },
      "kill-every": { type: text, default: "0" },
      "lose-jobs-every": { type: text, default: "0" },
      "part-failures": { type: text, default: "0" },
      seed: { type: text, default: "1" },
    },
  });
  const partFailures = Number(values["part-failures"]);
  if (!(partFailures >= 0 && partFailures < 1))
    throw new Error(`--part-failures is ${values["part-failures"]}; pass a number from 0 to below 1.`);
  const requestsPerSecond = atLeastOne("requests-per-second", values["requests-per-second"]);
  return {
    files: values.files.map(parseFiles),
    workers: atLeastOne("workers", values.workers),
    slots: atLeastOne("slots", values.slots),
    speeds: {
      requestsPerSecond,
      burst: Math.max(1, Math.round(requestsPerSecond / 10)),
      latency: parseCount("latency", values.latency),
      workerRate: parseSize(values["worker-rate"]),
      linkRate: parseSize(values["link-rate"]),
    },
    killEvery: parseCount("kill-every", values["kill-every"]) * MINUTE,
    loseJobsEvery: parseCount("lose-jobs-every", values["lose-jobs-every"]) * MINUTE,
    partFailures,
    seed: parseCount("seed", values.seed),
  };
});

const startedAt = Date.now();
const outcome = await simulate(scenario);
const files = scenario.files.reduce((sum, { count }) => sum + count, 0);
const whole = scenario.files.reduce((sum, { count, size }) => sum + count * size, 0);
const MB = 1e6;
const rows = [
  ["hours", outcome.hours.toFixed(2)],
  ["files done / failed", `${outcome.filesDone} / ${outcome.filesFailed} of ${files}`],
  ["files sent again", String(outcome.filesSent - outcome.filesDone)],
  ["requests", `${outcome.requests}, ${(outcome.requests / files).toFixed(3)} per file`],
  ["most requests in one second", String(outcome.busiestSecond)],
  ["bytes sent", `${(outcome.bytes / 1e9).toFixed(1)} GB of ${(whole / 1e9).toFixed(1)} GB`],
  ["parts sent", String(outcome.partsSent)],
  ["jobs", String(outcome.jobs)],
  ["broker: jobs at most", `${(outcome.queueBytes / MB).toFixed(2)} MB`],
  ["broker: list, sessions, parts", `${(outcome.ledgerBytes / MB).toFixed(2)} MB`],
  ["open files / pages at most", `${outcome.openFiles} / ${outcome.openPages}`],
  ["workers killed / jobs lost", `${outcome.kills} / ${outcome.losses}`],
  ["computed in", `${((Date.now() - startedAt) / 1000).toFixed(1)} s`],
];
for (const [name, value] of rows) process.stdout.write(`${name?.padEnd(32)}${value}\n`);
process.exitCode = outcome.filesDone === files ? 0 : 1;

/** @param {string} text */
function parseFiles(text) {
  const [, count, size] = /^(\d+)x(.+)$/.exec(text) ?? [];
  if (count === undefined || size === undefined)
    throw new Error(`--files is "${text}"; pass a number and a size, such as 1000x100KiB.`);
  return { count: atLeastOne("files", count), size: parseSize(size) };
}

/** @param {string} name @param {string} text */
function atLeastOne(name, text) {
  const count = parseCount(name, text);
  if (count === 0) throw new Error(`--${name} is 0; pass at least 1.`);
  return count;
}
