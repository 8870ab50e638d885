// Our packages in another workspace, in each way that docs/workspace.md describes: as a subtree or submodule, linked to a clone, and
// packed. Everything is installed from the registry into one store that begins empty.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commit, copyRepository, must, strangersEnvironment } from "./foreign/consumer.mjs";
import { linked, linkedEdit } from "./foreign/linked.mjs";
import { packed } from "./foreign/packed.mjs";
import { vendored } from "./foreign/vendored.mjs";
import { fail } from "./steps/say.mjs";

/** Runs a step and prints how long it took. */
function stopwatch(way) {
  return async (step, work) => {
    const started = performance.now();
    await work();
    process.stdout.write(`${way}: ${step} ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  };
}

/** Linked, then packed: from one clone, installed and built once. */
async function fromClone(scratch, env) {
  const clone = join(scratch, "clone");
  await stopwatch("clone")("install", async () => {
    await copyRepository(clone);
    await commit(clone);
    // Benchmarks, examples and end-to-end tests are not part of what a consumer links to.
    const filters = ["--filter", "./spec", "--filter", "./packages/*"];
    await must("clone: install", "pnpm", ["install", "--frozen-lockfile", ...filters], { cwd: clone, env });
  });
  await linked(scratch, env, stopwatch("linked"), clone);
  await linkedEdit(scratch, env, stopwatch("linked"), clone);
  await must("clone: back", "git", ["checkout", "-q", "."], { cwd: clone });
  await packed(scratch, env, stopwatch("packed"), clone);
}

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "cdf-multipart-foreign-")));
const env = strangersEnvironment(scratch);
const ways = {
  vendored: () => vendored(scratch, env, stopwatch("vendored")),
  clone: () => fromClone(scratch, env),
};
const asked = process.argv.slice(2);
try {
  const chosen = Object.entries(ways).filter(([name]) => asked.length === 0 || asked.includes(name));
  // Side by side, because half of the time of each is spent on waiting for the registry and the disk.
  const ends = await Promise.allSettled(chosen.map(([name, way]) => stopwatch(name)("in all", way)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
} catch (error) {
  fail(error);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
