import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, toolsFolder } from "./repository.mjs";

/**
 * The scripts behind the tools that Windows has as `.cmd` files. Node does not start those without a shell,
 * and a shell would need every argument quoted, so Node runs the script behind each of them.
 */
function scriptsOf({ execPath, npmExecPath, exists }) {
  const besideNode = join(dirname(execPath), "node_modules/npm/bin/npm-cli.js");
  return {
    // `npm run` provides the path of npm.
    npm: npmExecPath !== undefined && exists(npmExecPath) ? npmExecPath : besideNode,
    pnpm: pnpmScript,
    turbo: join(root, "node_modules/turbo/bin/turbo"),
  };
}

/** The folder where npm installs the pnpm of this repository. */
export const pnpmScript = join(toolsFolder, "npm/node_modules/pnpm/bin/pnpm.cjs");

/**
 * The program to start for a command: the command itself, or on Windows Node with the script behind it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ platform: string, execPath: string, npmExecPath?: string | undefined, exists: (path: string) => boolean }} [machine]
 * @returns {readonly [string, readonly string[]]}
 */
export function programOf(command, args, machine = thisMachine()) {
  if (machine.platform !== "win32") return [command, args];
  const script = scriptsOf(machine)[command];
  return script === undefined ? [command, args] : [machine.execPath, [script, ...args]];
}

function thisMachine() {
  const { platform, execPath, env } = process;
  return { platform, execPath, npmExecPath: env.npm_execpath, exists: existsSync };
}
