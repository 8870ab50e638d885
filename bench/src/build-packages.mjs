// Builds the packages first, because the bench measures them as users get them. turbo skips what is already
// built.
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
      `Could not build the packages, so there is nothing to measure.\n${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`,
    );
  });
}
