import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pairs, tryAll } from "./many-at-once.js";
import { MAIN, runWords } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";

const ESC = String.fromCharCode(27);
const CURSOR = `${ESC}[?25`;
const COLOUR = new RegExp(`${ESC}\\[[0-9;]*m`);

const COMMAND = [process.execPath, MAIN];

/** A word quoted for a shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

const TERMINALS = ["xterm-256color", "vt100", "dumb", "", undefined] as const;
const SIZES = ["cols 0 rows 0", "cols 1 rows 1", "cols 20 rows 2", "cols 80 rows 24", "cols 500 rows 200"];

test("25 terminals: escape codes that move the cursor only on a terminal that has a cursor and a width", async () => {
  const { emulator, env } = await makeEmulator();
  const path = await makeFile(1000);
  const cases = pairs(TERMINALS, SIZES).map(([terminal, size]) => ({
    terminal,
    size,
    title: `TERM=${terminal}, ${size}`,
  }));
  const wrong = await tryAll(cases, async ({ terminal, size }) => {
    const setting = terminal === undefined ? "env -u TERM" : `env TERM=${quoted(terminal)}`;
    const words = [...COMMAND, path, "--no-resume"].map(quoted).join(" ");
    const run = await runWords(
      ["script", "-qec", `stty ${size}; exec ${setting} ${words}`, "/dev/null"],
      env,
    );
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/stored +1 kB/);
    const drawn =
      terminal !== undefined && terminal !== "" && terminal !== "dumb" && !size.includes("cols 0");
    expect(run.stdout.includes(CURSOR), run.stdout).toBe(drawn);
    if (!drawn) expect(run.stdout).not.toContain(ESC);
    else expect(run.stdout.lastIndexOf(`${CURSOR}h`)).toBeGreaterThan(run.stdout.lastIndexOf(`${CURSOR}l`));
  });
  expect(wrong).toEqual([]);
  expect(emulator.requests.count({ operation: "putFile" })).toBe(cases.length);
});

test.each(["1", "true", "0"])(
  "NO_COLOR=%s turns colours off, also if other variables ask for them",
  async (value) => {
    const { env } = await makeEmulator();
    const words = [...COMMAND, await makeFile(1000), "--no-resume"].map(quoted).join(" ");
    const own = { ...env, TERM: "xterm", NO_COLOR: value, FORCE_COLOR: "3", CLICOLOR_FORCE: "1" };
    const run = await runWords(["script", "-qec", `stty cols 80 rows 24; exec ${words}`, "/dev/null"], own);
    expect(run.code).toBe(0);
    expect(run.stdout).not.toMatch(COLOUR);
  },
);

/** The conditions in which schedulers, containers and other programs start processes. `$@` is the command. */
const SURROUNDINGS: readonly { readonly title: string; readonly script: string }[] = [
  {
    title: "the working folder was deleted",
    script: 'mkdir "$WORK/gone"; cd "$WORK/gone"; rmdir "$WORK/gone"; exec "$@"',
  },
  {
    title: "the working folder was replaced",
    script: 'mkdir "$WORK/a"; cd "$WORK/a"; mv "$WORK/a" "$WORK/b"; touch "$WORK/a"; exec "$@"',
  },
  { title: "the working folder is /proc", script: 'cd /proc; exec "$@"' },
  { title: "new files without any permission", script: 'umask 0777; exec "$@"' },
  { title: "new files with all permissions", script: 'umask 0; exec "$@"' },
  {
    title: "an empty environment",
    script:
      'exec env -i CDF_URL="$CDF_URL" CDF_PROJECT="$CDF_PROJECT" CDF_TOKEN="$CDF_TOKEN" HOME="$WORK" "$@"',
  },
  { title: "low limits", script: 'ulimit -c 0; ulimit -s 1024; exec "$@"' },
  { title: "a separate session", script: 'exec setsid -w "$@"' },
  { title: "the lowest priority", script: 'exec nice -n 19 "$@"' },
  { title: "ignored signals", script: "trap '' PIPE QUIT USR1 USR2 ALRM CHLD WINCH; exec \"$@\"" },
  { title: "more open files", script: 'exec 9</dev/null 10</dev/zero 11>/dev/null; exec "$@"' },
];

/** Environment variables that may be set. */
const VARIABLES: readonly Readonly<Record<string, string>>[] = [
  { LC_ALL: "C" },
  { LC_ALL: "POSIX", LANG: "" },
  { LC_ALL: "tr_TR.UTF-8" },
  { LANG: "ja_JP.eucJP", LANGUAGE: "ja:ar" },
  { LC_ALL: "no_such@locale" },
  { TZ: "Pacific/Kiritimati" },
  { TZ: "no/such" },
  { TMPDIR: "/no/such/folder" },
  { TMPDIR: "" },
  { TMPDIR: "relative" },
  { HOME: "/no/such/home" },
  { COLUMNS: "0", LINES: "-1" },
  { COLUMNS: "abc" },
  { CI: "true" },
  { NODE_ENV: "production" },
  { NODE_DEBUG: "" },
  { NODE_NO_WARNINGS: "1" },
  { UV_THREADPOOL_SIZE: "1" },
  { PATH: "" },
  { DEBUG: "*" },
  { TERM: "dumb", FORCE_COLOR: "1" },
  { NO_PROXY: "*", HTTPS_PROXY: "http://127.0.0.1:1", HTTP_PROXY: "http://127.0.0.1:1" },
];

test("33 environments: a file is stored and reported in one line, without escape codes and without standard error", async () => {
  const { emulator, env } = await makeEmulator();
  const path = await makeFile(1000);
  const work = await makeFolder();
  const around = SURROUNDINGS.map(({ title, script }) => ({ title, script, more: {} }));
  const set = VARIABLES.map((more) => ({
    title: JSON.stringify(more),
    script: 'exec /usr/bin/env "$@"',
    more,
  }));
  const cases = [...around, ...set];
  expect(cases).toHaveLength(33);
  const wrong = await tryAll(cases, async ({ script, more }) => {
    const WORK = join(work, String(cases.findIndex((one) => one.script === script && one.more === more)));
    await mkdir(WORK);
    const variables = Object.entries(more).map(([name, value]) => `${name}=${value}`);
    // Set after the start of the shell, which would warn about a locale that the machine does not have.
    const run = await runWords(
      ["/bin/bash", "-c", script, "bash", ...variables, ...COMMAND, path, "--no-resume"],
      { ...env, WORK },
    );
    expect(run).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^stored [^\n]+ file \d+ [^\n]+\n$/),
      stderr: "",
    });
    expect(run.stdout).not.toContain(ESC);
  });
  expect(wrong).toEqual([]);
  expect(emulator.requests.count({ operation: "putFile" })).toBe(cases.length);
});

test.each([
  ["a file", ["scan.e57"]],
  ["a report", ["/", "--report", "r.html"]],
  ["a manifest", ["--manifest", "m.csv"]],
  ["settings", ["/", "--settings", "x.env"]],
  ["a plan", ["plan", "scan.e57"]],
  ["the folder of an emulator", ["/", "--emulator", "--emulator-dir", "e"]],
])(
  "a relative path of %s cannot be resolved when the working folder was deleted, and is refused",
  async (_what, words) => {
    const script = 'mkdir "$WORK/gone"; cd "$WORK/gone"; rmdir "$WORK/gone"; exec "$@"';
    const run = await runWords(["/bin/bash", "-c", script, "bash", ...COMMAND, ...words], {
      WORK: await makeFolder(),
    });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("The working folder of this command has been deleted");
  },
);
