// How cost grows with the number of files, manifest lines, journals of interrupted uploads and files in
// flight. The laws are CPU per file, peak memory and the time to the first byte; a knee shows as a ratio that
// rises from line to line.

import { join } from "node:path";
import { commandOf } from "../clients/our-command.mjs";
import { runToFirstByte } from "../measure/first-byte.mjs";
import { makeJournals, makeManifest, makeTree } from "../measure/growing-inputs.mjs";
import { factor, mebibytes, seconds } from "../report/units.mjs";
import { startSink } from "../sink/start-sink.mjs";

/** @typedef {{ size: number, args: readonly string[], uploads?: boolean, env?: Record<string, string> }} Step */
/** @typedef {{ law: string, unit: string, steps: readonly Step[] }} Law */
/** @typedef {import("../measure/first-byte.mjs").FirstByteRun & { size: number }} GrowthRun */

/** Files of a folder in a tree. */
const PER_FOLDER = 1000;

/** @param {import("../types.js").Bench} bench @returns {Promise<import("../types.js").Result>} */
export async function growth(bench) {
  const { options, say } = bench;
  const sizes = options.smoke
    ? { files: [20, 60], lines: [20, 60], journals: [0, 4], inFlight: [1, 8] }
    : options.quick
      ? { files: [1000, 4000], lines: [2000, 20_000], journals: [0, 300], inFlight: [16, 100] }
      : {
          files: [1000, 10_000, 100_000, 300_000],
          lines: [10_000, 100_000, 1_000_000],
          journals: [0, 1000, 10_000],
          inFlight: [16, 200, 1000],
        };
  const sink = await startSink(bench);
  const laws = await makeLaws(bench, sizes, sink.origin);
  const measured = [];
  for (const { law, unit, steps } of laws) {
    const runs = [];
    for (const step of steps) {
      await sink.reset();
      const run = await runToFirstByte(bench, sink, commandFor(bench, step, sink.origin));
      say(`  ${law}, ${step.size} ${unit}: ${run.failure ?? seconds(run.wall)}`);
      runs.push({ size: step.size, ...run });
    }
    measured.push({ law, unit, runs });
  }
  await sink.close();
  return {
    scenario: "growth",
    tables: [tableOf(measured)],
    charts: [],
    data: { sizes, measured },
  };
}

/**
 * @param {import("../types.js").Bench} bench
 * @param {Record<"files" | "lines" | "journals" | "inFlight", readonly number[]>} sizes
 * @param {string} origin
 * @returns {Promise<readonly Law[]>}
 */
async function makeLaws({ folder }, sizes, origin) {
  const at = (/** @type {string} */ name) => join(folder, "growth", name);
  const most = Math.max(...sizes.inFlight);
  const many = await makeTree(at("in-flight"), most, PER_FOLDER);
  const one = await makeTree(at("beside"), 1, PER_FOLDER);
  const trees = await each(sizes.files, (size) => makeTree(at(`tree-${size}`), size, PER_FOLDER));
  const flat = await each(sizes.files, (size) => makeTree(at(`flat-${size}`), size, size));
  const lists = await each(sizes.lines, (size) => makeManifest(at(`ids-${size}.csv`), size, false));
  const same = await each(sizes.lines, (size) => makeManifest(at(`same-${size}.csv`), size, true));
  const states = await each(sizes.journals, (size) => makeJournals(at(`state-${size}`), size, origin));
  return [
    lawOf("plan of a folder", "files", trees, (tree) => ({ args: ["plan", tree] })),
    lawOf("plan of one directory", "files", flat, (tree) => ({ args: ["plan", tree] })),
    lawOf("upload of a folder", "files", trees, (tree) => ({ args: [tree], uploads: true })),
    lawOf("upload with external ids", "files", trees, (tree) => ({
      args: [tree, "--external-id", "{path}"],
      uploads: true,
    })),
    lawOf("plan of a manifest", "lines", lists, (list) => ({ args: ["plan", "--manifest", list] })),
    lawOf("plan of a manifest with one id", "lines", same, (list) => ({
      args: ["plan", "--manifest", list, "--keep-going"],
    })),
    lawOf("status", "journals", states, (state) => ({ args: ["status"], env: { XDG_STATE_HOME: state } })),
    // In parts, so that the file has a journal.
    lawOf("upload of one file next to", "journals", states, (state) => ({
      args: [one, "--one-put-max", "0"],
      env: { XDG_STATE_HOME: state },
      uploads: true,
    })),
    {
      law: `upload of ${most} files`,
      unit: "in flight",
      steps: sizes.inFlight.map((size) => ({
        size,
        args: [many, "--one-put-max", "0", "--files", String(size)],
        uploads: true,
      })),
    },
  ];
}

/** @param {readonly number[]} sizes @param {(size: number) => Promise<string>} make @returns {Promise<{ size: number, input: string }[]>} */
async function each(sizes, make) {
  const made = [];
  for (const size of sizes) made.push({ size, input: await make(size) });
  return made;
}

/**
 * @param {string} law
 * @param {string} unit
 * @param {readonly { size: number, input: string }[]} inputs
 * @param {(input: string) => Omit<Step, "size">} step
 * @returns {Law}
 */
function lawOf(law, unit, inputs, step) {
  return { law, unit, steps: inputs.map(({ size, input }) => ({ size, ...step(input) })) };
}

/** @param {import("../types.js").Bench} bench @param {Step} step @param {string} origin @returns {import("../types.js").Command} */
function commandFor({ options, folder }, { args, uploads, env }, origin) {
  const quiet = args[0] === "status" ? [] : ["--quiet"];
  const fast = uploads === true ? ["--requests-per-second", "1000000"] : [];
  return {
    command: process.execPath,
    args: [commandOf(options.root), ...args, ...quiet, ...fast],
    env: {
      ...{ CDF_URL: origin, CDF_PROJECT: "bench", CDF_TOKEN: "bench" },
      XDG_STATE_HOME: join(folder, "growth", "state"),
      ...env,
    },
  };
}

/** @param {readonly { law: string, unit: string, runs: readonly GrowthRun[] }[]} measured @returns {import("../types.js").Table} */
function tableOf(measured) {
  const rows = measured.flatMap(({ law, unit, runs }) =>
    runs.map((run) => {
      const { size, cost, failure, firstByte } = run;
      const name = `${law}: ${size} ${unit}`;
      if (failure !== undefined) return [name, "failed"];
      const first = runs.find((one) => one.cost !== undefined && one.size > 0);
      const share = perItem(run, unit);
      return [
        name,
        cost === undefined ? "–" : seconds(cost.user + cost.system),
        share === undefined ? "–" : `${share.toFixed(3)} ms`,
        share === undefined || first === undefined ? "–" : factor(share / (perItem(first, unit) ?? share)),
        cost === undefined ? "–" : mebibytes(cost.peakRss),
        firstByte === undefined ? "–" : seconds(firstByte),
      ];
    }),
  );
  return {
    title: "Growth: one run of each command",
    columns: ["command", "CPU", "CPU per item", "ratio to the smallest", "peak RSS", "first byte after"],
    rows,
    notes: [
      "The start of the program is part of the CPU time, so the smallest size costs more per item.",
      "Items in flight are compared by the whole CPU time, because each of those runs sends the same files.",
      ...new Set(
        measured.flatMap(({ runs }) =>
          runs.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
        ),
      ),
    ],
  };
}

/** ms of CPU per item. @param {GrowthRun} run @param {string} unit */
function perItem({ size, cost }, unit) {
  if (cost === undefined || size === 0) return undefined;
  return (cost.user + cost.system) / (unit === "in flight" ? 1 : size);
}
