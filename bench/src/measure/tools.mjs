// The tools on this machine that the bench can use.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { compileNative } from "../native/compile.mjs";

/** @returns {Promise<import("../types.js").Tools>} */
export async function findTools() {
  const [native, curl, rclone, openssl, nginx] = await Promise.all([
    compileNative(),
    versionOf("curl", ["--version"]),
    versionOf("rclone", ["version"]),
    versionOf("openssl", ["version"]),
    versionOf("nginx", ["-v"]),
  ]);
  return { native, curl, rclone, openssl, nginx };
}

/** @param {string} command @param {string[]} args @returns {Promise<string | undefined>} first line of its output */
async function versionOf(command, args) {
  const run = promisify(execFile)(command, args);
  return run.then(
    ({ stdout, stderr }) => `${stdout}${stderr}`.split("\n")[0],
    () => undefined,
  );
}
