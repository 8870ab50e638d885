// The bench measures what users get, the built packages: so they are built first. turbo does nothing when they are.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** @param {string} root checkout to build in */
export async function buildPackages(root) {
  const args = [
    "exec",
    "turbo",
    "run",
    "build",
    "--filter=@cdf-multipart/cli...",
    "--output-logs=errors-only",
  ];
  const run = promisify(execFile)("pnpm", args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  await run.catch((error) => {
    throw new Error(
      `The packages could not be built, so there is nothing to measure.\n${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`,
    );
  });
}
