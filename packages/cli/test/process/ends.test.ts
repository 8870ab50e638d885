import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "@cdf-multipart/emulator";
import { expect, test } from "vitest";
import { pairs, tryAll } from "./many-at-once.js";
import { MAIN, type RunningCli, runCli, runWords, startWords } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder, makeTree } from "./scene.js";

const NODE = process.execPath;

/** Resolves with standard output when it contains all these texts; rejects when the process ends first. */
function saying({ child, done }: RunningCli, ...texts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = "";
    child.stdout?.on("data", (piece: string) => {
      seen += piece;
      if (texts.every((text) => seen.includes(text))) resolve(seen);
    });
    void done.then((run) => reject(new Error(`ended first: ${JSON.stringify(run)}`)));
  });
}

const stall = (operation: "putFile" | "initFileUpload"): Fault[] => [
  { match: { operation }, do: { type: "stall" } },
];

/** The states that a run can be in when it is stopped. */
async function makeMoments() {
  const [free, parts, init] = [
    await makeEmulator(),
    await makeEmulator({ faults: stall("putFile") }),
    await makeEmulator({ faults: stall("initFileUpload") }),
  ];
  const path = await makeFile(1000);
  const folder = await makeTree(["a", "b", "c", "d"]);
  const pipe = join(await makeFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  return [
    { where: "standard input is silent", words: ["-", "--name", "x"], env: free.env, after: "run-started" },
    {
      where: "nobody writes to a named pipe",
      words: [pipe, "--name", "x"],
      env: free.env,
      after: "run-started",
    },
    {
      where: "a device gives nothing",
      words: ["/dev/ptmx", "--name", "x"],
      env: free.env,
      after: "run-started",
    },
    { where: "init has no answer", words: [path], env: init.env, after: '"planned"' },
    { where: "a part stands still", words: [path], env: parts.env, after: '"session"' },
    { where: "parts of several files stand still", words: [folder], env: parts.env, after: '"session"' },
  ];
}

const WAYS = [["SIGINT"], ["SIGTERM"], ["SIGHUP"], ["SIGQUIT"], ["SIGINT", "SIGINT"]] as const;

test("30 ends: in every state, and by every signal, a run ends with 130 and names the signal", async () => {
  const cases = pairs(await makeMoments(), WAYS).map(([moment, way]) => ({
    ...moment,
    way,
    title: `${moment.where}, ${way.join(" and ")}`,
  }));
  expect(cases).toHaveLength(30);
  // Separate state folders, because only one upload at a time can hold the journal of a file.
  const state = await makeFolder();
  const wrong = await tryAll(cases, async ({ words, env, after, way, title }) => {
    const running = startWords([NODE, MAIN, ...words, "--json"], {
      ...env,
      XDG_STATE_HOME: join(state, title),
    });
    await saying(running, after);
    for (const name of way) running.child.kill(name);
    const { code, stdout, stderr } = await running.done;
    if (code !== 130) throw new Error(JSON.stringify({ code, stdout, stderr }));
    if (way.length === 1) expect(stdout + stderr).toContain(way[0]);
    expect(stderr).not.toMatch(/^\s+at |unsettled/m);
  });
  expect(wrong).toEqual([]);
});

test("a hang-up that was ignored at the start is ignored: the files are stored", async () => {
  const path = await makeFile(1000);
  const command = `'${NODE}' '${MAIN}' '${path}' --no-resume --json --retries 1000`;
  const cases = [
    { title: "nohup", script: `nohup ${command} &` },
    { title: "nohup with its own standard input", script: `nohup ${command} <'${path}' &` },
    {
      title: "the standard input that nohup sets in place of a terminal",
      script: `${command} 0>/dev/null &`,
    },
    { title: "a script that ignores SIGHUP", script: `trap '' HUP; ${command} &` },
  ];
  const wrong = await tryAll(cases, async ({ script }) => {
    // The emulator answers with a wait of one second until the signal is sent, so no run ends before it.
    const busy = { type: "status", status: 429, retryAfter: 1 } as const;
    const { emulator, env } = await makeEmulator({
      faults: [{ match: { operation: "initFileUpload" }, do: busy }],
    });
    const running = startWords(["bash", "-c", `${script} echo "$! is its pid"; wait $!`], env);
    const stdout = await saying(running, "run-started", " is its pid");
    process.kill(Number(/(\d+) is its pid/.exec(stdout)?.[1]), "SIGHUP");
    emulator.setFaults([]);
    expect(await running.done).toMatchObject({ code: 0 });
    expect(emulator.requests.count({ operation: "putFile" })).toBe(1);
  });
  expect(wrong).toEqual([]);
});

const SINKS = [
  {
    sink: "stdout on a full disk",
    redirect: ">/dev/full",
    code: 5,
    says: /Standard output could not be written: ENOSPC/,
  },
  { sink: "stderr on a full disk", redirect: "2>/dev/full", code: 5 },
  { sink: "both on a full disk", redirect: ">/dev/full 2>&1", code: 5 },
  { sink: "stdout closed", redirect: ">&-", code: 0 },
  { sink: "stderr closed", redirect: "2>&-", code: 0 },
  { sink: "all three closed", redirect: "<&- >&- 2>&-", code: 0 },
  { sink: "a reader that has gone", redirect: "> >(exec true)", code: 0 },
  { sink: "a reader of stderr that has gone", redirect: "2> >(exec true)", code: 0 },
  { sink: "standard input for writing only", redirect: "0>/dev/null", code: 0 },
  { sink: "standard input that is a folder", redirect: "</", code: 0 },
] as const;
const SAYING = [["--verbose"], ["--json", "--verbose"], ["--quiet"]] as const;

test("30 outputs that cannot be written: all files are stored, no stack trace, and the exit code shows it", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeTree(["a", "b", "c"]);
  const cases = pairs(SINKS, SAYING).map(([sink, options]) => ({
    ...sink,
    options,
    title: `${sink.sink} ${options.join(" ")}`,
  }));
  expect(cases).toHaveLength(30);
  const wrong = await tryAll(cases, async ({ redirect, options, code, ...rest }) => {
    const command = `'${NODE}' '${MAIN}' '${folder}' --no-resume ${options.join(" ")}`;
    const run = await runWords(["bash", "-c", `(${command} ${redirect}); echo "code $?" >&2`], env);
    // With --quiet there is no output that could be lost.
    const [quiet] = options.filter((option) => option === "--quiet");
    expect(run.stderr).toContain(`code ${quiet === undefined ? code : 0}\n`);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    if ("says" in rest && quiet === undefined) expect(run.stderr).toMatch(rest.says);
  });
  expect(wrong).toEqual([]);
  expect(emulator.requests.count({ operation: "putFile" })).toBe(3 * cases.length);
});

test("a report on a full disk: the file is stored, the reason is printed, and the exit code is 5", async () => {
  const { env } = await makeEmulator();
  const run = await runCli([await makeFile(1000), "--report", "/dev/full"], { env });
  expect(run).toMatchObject({ code: 5, stdout: expect.stringMatching(/^stored /) });
  expect(run.stderr).toContain("The report /dev/full could not be written: ENOSPC");
});

test.each([
  ["never settles", "", /The run stopped before its end/],
  ["throws outside of any handler", "throw new Error('out of the blue');", /out of the blue/],
  ["rejects a promise without a handler", "Promise.reject(new Error('out of the blue'));", /out of the blue/],
])("a defect that %s ends with 1 and a message, not with 13 or a stack trace", async (_what, code, says) => {
  const { env } = await makeEmulator({ faults: stall("initFileUpload") });
  const hook = join(await makeFolder(), "hook.cjs");
  // The bug occurs when the program examines its file.
  await writeFile(
    hook,
    `const fs = require("node:fs/promises");
fs.stat = () => { setImmediate(() => { ${code} }); return new Promise(() => {}); };
require("node:module").syncBuiltinESMExports();`,
  );
  const run = await runCli([await makeFile(10)], { env: { ...env, NODE_OPTIONS: `--require=${hook}` } });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(says);
  expect(run.stderr).toContain("This is a defect of cdf-upload");
  expect(run.stderr).not.toMatch(/^\s+at |unsettled/m);
});

test.each([
  ["--token=geheim", "--token"],
  ["--client-secret=ge'heim", "--client-secret"],
  ["--no-such=geheim\n'geheim'", "--no-such"],
  ["-tgeheim", "-t"],
])("an unknown option is named without its value: %s", async (given, named) => {
  const run = await runCli(["scan.e57", given]);
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain(`unknown option '${named}'`);
  expect(run.stderr).not.toContain("heim");
});
