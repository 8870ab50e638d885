import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { programOf } from "./program.mjs";
import { root, toolsFolder } from "./repository.mjs";

/**
 * The environment in which the scripts start every tool: our pnpm and the installed binaries come first on
 * PATH, nothing prompts, nothing sends telemetry, and a home folder that is not writable is replaced.
 */
export function toolEnvironment(env = process.env) {
  const PATH = [toolsFolder, join(root, "node_modules", ".bin"), env.PATH ?? ""].join(delimiter);
  return {
    ...env,
    PATH,
    ...usableHome(),
    ...corepackHome(),
    COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    npm_config_update_notifier: "false",
  };
}

/** The folder where our corepack keeps pnpm. If the pnpm is the user's, the folder is not changed. */
function corepackHome() {
  return existsSync(join(toolsFolder, "pnpm")) ? { COREPACK_HOME: join(toolsFolder, "corepack") } : {};
}

function usableHome() {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    const home = join(toolsFolder, "home");
    mkdirSync(home, { recursive: true });
    return { HOME: home };
  }
}

/**
 * Runs a command to its end and returns its output (standard output and standard error, in order of arrival).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string, elapsed: number }>} `elapsed` in ms;
 *   `code` is 127 if the command does not exist and 128 if a signal ended it
 */
export function runCommand(command, args, options = {}) {
  const { cwd = root, env = toolEnvironment(), shell = false } = options;
  const started = performance.now();
  return new Promise((resolve) => {
    let output = "";
    let stdout = "";
    const [program, parameters] = shell ? [command, args] : programOf(command, args);
    const stdio = ["ignore", "pipe", "pipe"];
    const child = spawn(program, parameters, { cwd, env, shell, stdio, windowsHide: true });
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    const end = (code) => resolve({ code, output, stdout, elapsed: performance.now() - started });
    child.once("error", (error) => {
      output += `${command}: ${error.message}\n`;
      end(127);
    });
    child.once("close", (code) => end(code ?? 128));
  });
}
