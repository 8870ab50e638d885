// Tarballs of `pnpm pack`, in place of a registry.
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { commit, makeConsumer, must } from "./consumer.mjs";
import { stepsOf } from "./steps.mjs";

const PACKED = {
  spec: "spec",
  core: "packages/core",
  uploader: "packages/uploader",
  emulator: "packages/emulator",
};

/** @param {string} clone installed and built; its spec is edited in the end */
export async function packed(scratch, env, measure, clone) {
  const folder = join(scratch, "packed");
  const tarballs = join(folder, "tarballs");
  const file = (name) => join(tarballs, `${name}.tgz`);
  const overrides = Object.keys(PACKED).map((name) => [
    `@cdf-multipart/${name}`,
    `file:tarballs/${name}.tgz`,
  ]);
  makeConsumer(folder, {
    version: () => "^0.1.0",
    overrides: Object.fromEntries(overrides),
    conditions: false,
  });
  mkdirSync(tarballs);
  const pack = async (name) => {
    const place = join(clone, PACKED[name]);
    await must("packed: pack", "pnpm", ["pack", "--pack-destination", tarballs], { cwd: place, env });
    const made = readdirSync(tarballs).find((one) => /-\d+\.\d+\.\d+/.test(one));
    renameSync(join(tarballs, made), file(name));
  };
  await measure("pack", async () => {
    for (const name of Object.keys(PACKED)) await pack(name);
  });
  await commit(folder);
  const steps = stepsOf("packed", folder, env);
  await measure("install", steps.install);
  await measure("build, typecheck, test", steps.buildTypecheckTest);
  await measure("built types", steps.typecheckBuilt);
  await measure("a field renamed", () =>
    steps.renameField(join(clone, "spec"), async () => {
      for (const script of ["generate", "build"])
        await must(`packed: ${script}`, "pnpm", ["run", script], { cwd: join(clone, "spec"), env });
      await pack("spec");
      await must("packed: update", "pnpm", ["install", "--no-frozen-lockfile"], { cwd: folder, env });
    }),
  );
}
