// `link:` to a clone next to the consumer, which is installed and built separately.
import { join } from "node:path";
import { root } from "../steps/repository.mjs";
import { commit, makeConsumer, must } from "./consumer.mjs";
import { stepsOf } from "./steps.mjs";

/** @param {string} clone installed by its own lockfile, not built yet */
export async function linked(scratch, env, measure, clone) {
  const folder = join(scratch, "linked");
  const place = (name) => (name === "spec" ? "spec" : `packages/${name}`);
  makeConsumer(folder, { version: (name) => `link:${join("../../../clone", place(name))}` });
  await commit(folder);
  const steps = stepsOf("linked", folder, env, clone);
  await measure("install", steps.install);
  await measure("types before a build", steps.typecheckSources);
  await measure("upload before a build", steps.uploadBySources);
  // When `npm test` runs this, turbo's cache already has the build of the same files.
  const cached = { ...env, TURBO_CACHE_DIR: process.env.TURBO_CACHE_DIR ?? join(root, ".turbo/cache") };
  await measure("build of the clone", () =>
    must(
      "linked: build",
      "pnpm",
      ["exec", "turbo", "run", "build", "--filter=./spec", "--filter=./packages/*"],
      {
        cwd: clone,
        env: cached,
      },
    ),
  );
  await measure("build, typecheck, test", steps.buildTypecheckTest);
}

/** Renames a field in the clone; the consumer sees it in the sources. */
export async function linkedEdit(scratch, env, measure, clone) {
  const steps = stepsOf("linked", join(scratch, "linked"), env, clone);
  await measure("a field renamed", () =>
    steps.renameField(join(clone, "spec"), () =>
      must("linked: generate", "pnpm", ["exec", "turbo", "run", "generate"], { cwd: clone, env }),
    ),
  );
}
