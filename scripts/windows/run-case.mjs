import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { start } from "./wine.mjs";

/**
 * Runs a case on a machine, against a new emulator on this machine.
 *
 * @param {import("./wine.mjs").Machine} machine
 * @param {import("./cases.mjs").Case} example
 * @param {{ folder: string, main: string, emulator: import("@cdf-multipart/emulator").Emulator }} place
 * @returns {Promise<string | undefined>} the fault, if there is one
 */
export async function runCase(machine, example, { folder, main, emulator }) {
  const here = join(folder, "here");
  mkdirSync(here, { recursive: true });
  for (const [name, content] of Object.entries(example.files ?? {})) {
    mkdirSync(dirname(join(here, name)), { recursive: true });
    writeFileSync(join(here, name), content);
  }
  const input = example.input === undefined ? undefined : join(folder, "input");
  if (input !== undefined) writeFileSync(input, example.input);
  const env = { CDF_URL: emulator.url, CDF_PROJECT: emulator.project, CDF_TOKEN: emulator.token };
  const settings = example.args.some((arg) => arg.startsWith("--emulator")) ? {} : env;
  const written = machine.pathOf(here);
  const fill = (arg) =>
    arg.replace("{here}", written).replace("{HERE}", written[0]?.toLowerCase() + written.slice(1));
  const json = example.stored !== undefined && !example.args.includes("--json") ? ["--json"] : [];
  const run = (args) =>
    start(machine, [machine.pathOf(main), ...args.map(fill), ...json], {
      cwd: here,
      env: settings,
      output: join(folder, "run"),
      input,
    }).ended;
  let end = await run(example.args);
  if (example.twice || example.second) end = await run(example.second ?? example.args);
  return judge(example, end, { here, emulator });
}

function judge(example, { code, stdout, stderr }, { here, emulator }) {
  const said = `${stdout}${stderr}`;
  if (code !== (example.code ?? 0)) return `exit code ${code}: ${said.trim().slice(-400)}`;
  if (example.says !== undefined && !example.says.test(said))
    return `it does not say ${example.says}: ${said.trim().slice(-400)}`;
  const events = stdout.startsWith("{")
    ? stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  if (example.planned !== undefined) {
    const paths = events.filter(({ type }) => type === "file").map(({ path }) => path.replaceAll("\\", "/"));
    const [found, wanted] = [paths, example.planned].map((list) => list.toSorted().join(", "));
    if (found !== wanted) return `it chose ${found || "nothing"}`;
  }
  if (example.stored === undefined) return undefined;
  const stored = events.filter(({ type }) => type === "file-stored");
  const names = stored.map(({ externalId, name }) => externalId ?? name);
  const [found, wanted] = [names, example.stored].map((list) => list.toSorted().join(", "));
  if (found !== wanted) return `it stored ${found || "nothing"}`;
  for (const { id, path } of stored) {
    const arrived = readFileSync(emulator.filePath(id));
    const sent = example.input === undefined ? readFileSync(local(path, here)) : Buffer.from(example.input);
    if (!arrived.equals(sent)) return `${path} arrived with other bytes`;
  }
  return undefined;
}

/** A path in the output of the command, converted for this machine. */
function local(path, here) {
  const slashes = path.replaceAll("\\", "/").replace(/^[a-z]:/i, "");
  return slashes.startsWith("/") ? slashes : join(here, slashes);
}
