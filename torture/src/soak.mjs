// `pnpm soak`: runs the suites of suites.mjs one after another, the last one for the rest of the given hours
// (default 8), and reports which failed. SIGTERM ends the running suite in order, and then the soak.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { readArguments } from "./read-arguments.mjs";
import { SUITES } from "./suites.mjs";

const MINUTE = 60_000;
const ROOT = new URL("../../", import.meta.url);

const usage = `pnpm soak [hours] [--only NAME]

Runs the suites one after another, the last one for the rest of the given hours (8), and reports which failed. SIGTERM ends it.

${SUITES.map(({ name }) => `  ${name}`).join("\n")}
`;

const { hours, suites } = readArguments(usage, (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: { type: "string" } },
  });
  const wanted = Number(positionals[0] ?? "8");
  if (!(wanted > 0))
    throw new Error(`"${positionals[0]}" is not a number of hours. Pass one, as in \`pnpm soak 8\`.`);
  const chosen = SUITES.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0)
    throw new Error(`--only must be one of: ${SUITES.map(({ name }) => `"${name}"`).join(", ")}.`);
  return { hours: wanted, suites: chosen };
});

const until = Date.now() + hours * 60 * MINUTE;
/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
let ending = false;
process.on("SIGTERM", () => {
  ending = true;
  running?.kill("SIGTERM");
});

/** @param {import("./suites.mjs").Suite} suite @returns {Promise<boolean>} */
function run({ command, env }) {
  const minutes = String(Math.max(1, Math.floor((until - Date.now()) / MINUTE)));
  const [program = "", ...args] = command.replaceAll("{minutes}", minutes).split(" ");
  return new Promise((resolve, reject) => {
    running = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
    running.once("error", reject);
    running.once("close", (code) => resolve(code === 0));
  });
}

const lines = [];
for (const suite of suites) {
  if (ending) break;
  process.stdout.write(`\n== ${suite.name}: ${suite.command}\n`);
  const startedAt = Date.now();
  const good = await run(suite);
  lines.push(
    `| ${suite.name} | ${good ? "good" : "FAILED"} | ${Math.round((Date.now() - startedAt) / MINUTE)} min |`,
  );
  if (!good) process.exitCode = 1;
}
process.stdout.write(`\n| suite | outcome | took |\n|---|---|---|\n${lines.join("\n")}\n`);
