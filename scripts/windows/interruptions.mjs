// Ctrl-C, typed on a pseudo-terminal: Node for Windows receives it as the event of a console.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./wine.mjs";

const MiB = 2 ** 20;
const PARTS = 6;
const CTRL_C = "\x03";

/**
 * Presses Ctrl-C once or twice after a part was acknowledged; then runs the same command to its end.
 *
 * @param {1 | 2} times
 * @returns the fault, if there is one
 */
export async function interruptAndResume(machine, { folder, main, emulator }, times) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "big.bin");
  writeFileSync(file, randomBytes(PARTS * 6 * MiB));
  const args = [machine.pathOf(main), "big.bin", "--external-id", "big", "--parts", String(PARTS)];
  const env = { CDF_URL: emulator.url, CDF_PROJECT: emulator.project, CDF_TOKEN: emulator.token };
  const slow = [...args, "--concurrency", "1", "--limit-rate", "3MB/s"];
  const { code, screen } = await typed(machine, slow, { cwd: folder, env, times });
  if (code === 0) return "it did not stop";
  if (times === 1 && !/cdf-upload/.test(screen))
    return `it does not say how to resume: ${screen.slice(-400)}`;
  const end = await start(machine, [...args, "--json"], { cwd: folder, env, output: join(folder, "second") })
    .ended;
  const events = end.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  const stored = events.find(({ type }) => type === "file-stored");
  if (end.code !== 0 || stored === undefined)
    return `the second run ended with ${end.code}: ${end.stderr.slice(-400)}`;
  if (!readFileSync(file).equals(readFileSync(emulator.filePath(stored.id)))) return "other bytes arrived";
  if (!(events.find(({ type }) => type === "session")?.partsKept >= 1)) return "no part was kept";
  return undefined;
}

function typed(machine, args, { cwd, env, times }) {
  const words = [...machine.node, ...args].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qec", `stty cols 120 rows 40; exec ${words}`, "/dev/null"], {
    cwd,
    env: { ...machine.env, ...env, TERM: "xterm" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let screen = "";
  let pressed = false;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    screen += text;
    if (pressed || !/[1-9]\/6 parts/.test(screen)) return;
    pressed = true;
    child.stdin.write(CTRL_C.repeat(times));
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, screen }));
  });
}
