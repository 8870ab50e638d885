// A subtree or a submodule: our tree is a folder of the consumer, whose workspace includes `spec` and
// `packages/*`.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { commit, copyRepository, makeConsumer, must } from "./consumer.mjs";
import { stepsOf } from "./steps.mjs";

const PLACE = "vendor/cdf-multipart";

export async function vendored(scratch, env, measure) {
  const folder = join(scratch, "vendored");
  makeConsumer(folder, {
    version: () => "workspace:^",
    packages: [`${PLACE}/{spec,packages/*}`],
    // The other ways have 5.9. Both compilers must accept our sources and our built types.
    typescript: "7.0.2",
  });
  await copyRepository(join(folder, PLACE));
  await commit(folder);
  const steps = stepsOf("vendored", folder, env, join(folder, PLACE));
  const spec = join(folder, PLACE, "spec");
  await measure("install", steps.install);
  await measure("types before a build", steps.typecheckSources);
  await measure("upload before a build", steps.uploadBySources);
  await measure("build, typecheck, test", steps.buildTypecheckTest);
  await measure("built types", steps.typecheckBuilt);
  await measure("a field renamed", () =>
    steps.renameField(spec, () =>
      must("vendored: generate", "pnpm", ["exec", "turbo", "run", "generate"], { cwd: folder, env }),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}
