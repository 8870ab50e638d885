// Prepares a fresh checkout: checks Node, installs pnpm in .tools and the dependencies of the lockfile. Steps
// that are up to date are skipped, so running it again takes milliseconds.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./steps/dependencies.mjs";
import { checkNodeVersion } from "./steps/node-version.mjs";
import { providePnpm } from "./steps/pnpm.mjs";
import { fail } from "./steps/say.mjs";

/** Sets up everything that building and uploading need. */
export async function setUp() {
  checkNodeVersion();
  await providePnpm();
  await installDependencies();
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setUp().catch(fail);
}
