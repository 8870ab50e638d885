/** What the command line writes, replaces and removes on a user's disk, and what it must not change. */
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, MAIN, runCli, runWords } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder, makeTree } from "./scene.js";

const MiB = 2 ** 20;
const refusal = { type: "status" as const, status: 403 };

describe("--report", () => {
  test.each([
    ["a scan", "PK\u0003\u0004 scan"],
    ["notes", "Minutes of the meeting\n"],
    ["a page of another program", '<!doctype html>\n<html lang="en"><head><title>cdf-upload</title>'],
  ])("over %s is refused before anything is sent, and the file is kept", async (_, content) => {
    const { env, emulator } = await makeEmulator();
    const path = join(await makeFolder(), "mine.html");
    await writeFile(path, content);
    const run = await runCli([await makeFile(100), "--report", path], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/--report .*is not a report of cdf-upload\. Name another file/);
    expect(await readFile(path, "utf8")).toBe(content);
    expect(emulator.requests.count()).toBe(0);
  });

  test("over the file that is uploaded is refused", async () => {
    const { env } = await makeEmulator();
    const path = await makeFile(1000);
    const before = await readFile(path);
    expect((await runCli([path, "--report", path], { env })).code).toBe(2);
    expect(before.equals(await readFile(path))).toBe(true);
  });

  test("replaces an earlier report, also one that other users could read, with mode 600", async () => {
    const { env } = await makeEmulator();
    const folder = await makeFolder();
    const path = join(folder, "report.html");
    const file = await makeFile(1000, "first.bin");
    expect((await runCli([file, "--report", path], { env })).code).toBe(0);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o666);
    const second = await makeFile(1000, "second.bin");
    expect((await runCli([second, "--report", path], { env })).code).toBe(0);
    expect(await readFile(path, "utf8")).toMatch(/second\.bin/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["report.html"]);
  });

  test("replaces an empty file, such as one from mktemp", async () => {
    const { env } = await makeEmulator();
    const path = join(await makeFolder(), "report.html");
    await writeFile(path, "", { mode: 0o666 });
    expect((await runCli([await makeFile(1000), "--report", path], { env })).code).toBe(0);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each(["scan.e57", "missing"])("through a link to %s is refused", async (to) => {
    const { env } = await makeEmulator();
    const folder = await makeFolder();
    await writeFile(join(folder, "scan.e57"), "");
    const path = join(folder, "report.html");
    await symlink(to, path);
    const run = await runCli([await makeFile(1000), "--report", path], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("symbolic link");
    expect(await readlink(path)).toBe(to);
    expect(await readFile(join(folder, "scan.e57"), "utf8")).toBe("");
    expect((await readdir(folder)).sort()).toEqual(["report.html", "scan.e57"]);
  });

  test("that is uploaded itself is not replaced, and a message says so", async () => {
    const { env } = await makeEmulator();
    const path = join(await makeFolder(), "report.html");
    expect((await runCli([await makeFile(10), "--report", path], { env })).code).toBe(0);
    const before = await readFile(path, "utf8");
    const run = await runCli([path, "--report", path], { env });
    expect(run.stderr).toContain("not replaced. Name another file");
    expect(await readFile(path, "utf8")).toBe(before);
  });
});

/** A state folder with an interrupted upload. */
async function halfDone() {
  const scene = await makeEmulator({
    faults: [{ match: { operation: "putPart", partNumber: 2 }, do: refusal }],
  });
  const path = await makeFile(11 * MiB);
  const args = [path, "--part-size", "6MiB", "--external-id", "scan"];
  expect((await runCli(args, { env: scene.env })).code).toBe(1);
  scene.emulator.setFaults([]);
  const state = join(scene.env["XDG_STATE_HOME"] ?? "", "cdf-multipart");
  return { ...scene, args, path, state, uploads: join(state, "uploads"), runs: join(state, "runs") };
}

const OLD = new Date(Date.now() - 30 * 24 * 3_600_000);

describe("clean", () => {
  test("removes journals and old run records, and no other files", async () => {
    const { env, uploads, runs, state } = await halfDone();
    const digits = "0123456789abcdef0123456789abcdef";
    const outside = join(state, "..", "scan.e57");
    await writeFile(outside, "cdf-upload runs\nscan");
    const foreign: [string, string][] = [
      [join(uploads, `${digits}.journal`), "my notes"],
      [join(uploads, "notes.txt"), "my notes"],
      [join(uploads, `${digits}.journal.bak`), ""],
      [join(runs, `${digits}.done`), "my notes"],
      [join(runs, "notes.done"), "cdf-upload runs\n"],
      [join(runs, "notes.txt"), "my notes"],
    ];
    for (const [path, content] of foreign) {
      await writeFile(path, content);
      await utimes(path, OLD, OLD);
    }
    await symlink(outside, join(runs, `${digits.replace("0", "1")}.done`));
    await symlink(outside, join(uploads, `${digits.replace("0", "1")}.journal`));
    await utimes(outside, OLD, OLD);
    const ours = join(runs, `${digits.replace("0", "2")}.done`);
    await writeFile(ours, "cdf-upload runs\n0123456789abcdef");
    await utimes(ours, OLD, OLD);
    const run = await runCli(["clean", "--all", "--yes"], { env });
    expect(run.stdout).toBe("scan: discarded.\n");
    expect(run.stderr).toContain("is not a journal of this user, so it was kept");
    for (const [path, content] of foreign)
      expect([path, await readFile(path, "utf8")]).toEqual([path, content]);
    expect(await readFile(outside, "utf8")).toBe("cdf-upload runs\nscan");
    expect((await readdir(uploads)).filter((name) => name.endsWith(".journal"))).toHaveLength(2);
    await expect(lstat(ours)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("status lists a file that is not a journal as such, and resume ignores it", async () => {
    const { env, uploads } = await halfDone();
    await writeFile(join(uploads, "0123456789abcdef0123456789abcdef.journal"), "my notes");
    expect((await runCli(["status"], { env })).stdout).toContain("not a journal");
    expect((await runCli(["resume"], { env })).code).toBe(0);
  });
});

describe("a run record", () => {
  test.each(["my notes", "0123456789abcdef0123456789abcdef"])(
    "that is not one (%s) is neither read nor written, and the run continues without a record",
    async (content) => {
      const { env, args, runs } = await halfDone();
      const folder = await makeTree(["a.txt", "b.txt"]);
      const missing = join(folder, "missing.txt");
      const before = await readdir(runs);
      expect((await runCli([folder, missing], { env })).code).toBe(1);
      const [name = ""] = (await readdir(runs)).filter((one) => !before.includes(one));
      await writeFile(join(runs, name), content);
      const again = await runCli([folder, missing], { env });
      expect(again.stderr).toContain("is not one, so it was kept");
      expect(await readFile(join(runs, name), "utf8")).toBe(content);
      expect(args).toHaveLength(5);
    },
  );

  test("that other users could write to is not trusted", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(["a.txt"]);
    const args = [folder, join(folder, "missing.txt"), "--json"];
    expect((await runCli(args, { env })).code).toBe(1);
    const runs = join(env["XDG_STATE_HOME"] ?? "", "cdf-multipart", "runs");
    const [name = ""] = await readdir(runs);
    expect(eventsOf(await runCli(args, { env })).at(-1)).toMatchObject({ skipped: 1 });
    await chmod(join(runs, name), 0o666);
    expect(eventsOf(await runCli(args, { env })).at(-1)).toMatchObject({ skipped: 0, stored: 1 });
    expect((await stat(join(runs, name))).mode & 0o777).toBe(0o600);
  });
});

describe("the state folder", () => {
  test("that is open to other users is closed to them, and a notice says so", async () => {
    const { env, state, args } = await halfDone();
    for (const mode of [0o777, 0o755, 0o707]) {
      await chmod(state, mode);
      const run = await runCli([...args.slice(0, -1), `scan-${mode}`], { env });
      expect(run.code).toBe(0);
      expect(run.stderr).toMatch(/cdf-multipart was open to other users \(mode 7\d\d\); now only this user/);
      expect((await stat(state)).mode & 0o777).toBe(0o700);
    }
  });

  const HOMES: readonly [string, Record<string, string>][] = [
    ["HOME is empty", { HOME: "", XDG_STATE_HOME: "" }],
    ["HOME is relative", { HOME: "home", XDG_STATE_HOME: "" }],
    ["XDG_STATE_HOME is relative", { HOME: "", XDG_STATE_HOME: "state" }],
    ["both are relative", { HOME: ".", XDG_STATE_HOME: "." }],
  ];
  /** Simulates a user id without an entry in the user database, as in containers. */
  const NOBODY = `data:text/javascript,${encodeURIComponent(`
    import os from "node:os";
    import { syncBuiltinESMExports } from "node:module";
    const unknown = () => {
      throw Object.assign(new Error("uv_os_get_passwd returned ENOENT"), { code: "ERR_SYSTEM_ERROR" });
    };
    os.userInfo = unknown;
    os.homedir = () => process.env.HOME || unknown();
    syncBuiltinESMExports();
  `)}`;
  test.each(HOMES)("is never below the working folder: %s, and the user id is unknown", async (_, home) => {
    const { env, emulator } = await makeEmulator();
    const folder = await makeTree(["a.txt", "b.txt"]);
    const working = await makeFolder();
    const script = `cd '${working}' && exec ${process.execPath} --import '${NOBODY}' ${MAIN} ${folder}`;
    const run = await runWords(["sh", "-c", script], { ...env, ...home });
    expect(run.stderr.match(/There is no journal/g)).toHaveLength(1);
    expect(run.code).toBe(0);
    expect(await readdir(working)).toEqual([]);
    expect(emulator.requests.count({ operation: "putFile", status: 200 })).toBe(2);
  });

  test("that cannot be created is reported once, for any number of files", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(["a.txt", "b.txt", "c.txt"]);
    const run = await runCli([folder], { env: { ...env, XDG_STATE_HOME: "/dev/null/state" } });
    expect(run.code).toBe(0);
    expect(run.stderr.match(/journal/gi)).toHaveLength(1);
  });
});

describe("a process with a low limit of open files", () => {
  test.each([
    ["64", []],
    ["64", ["--files", "400"]],
    ["56", []],
    ["48", ["--sha256"]],
  ])("of %s, with %j, stores all 60 files", async (limit, options) => {
    const { env, emulator } = await makeEmulator();
    const folder = await makeFolder();
    for (let at = 0; at < 60; at += 1) await writeFile(join(folder, `${at}.bin`), `file ${at}`);
    const script = `ulimit -n ${limit} && exec ${process.execPath} ${MAIN} ${folder} ${options.join(" ")}`;
    const run = await runWords(["sh", "-c", script], env);
    expect(run.stderr).not.toMatch(/EMFILE|answer was lost|could not be opened/);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("60 of 60 files stored");
    expect(emulator.requests.count({ operation: "putFile", status: 200 })).toBe(60);
  });

  // Node itself needs 19 of them, so each number ends the run at a different place. The largest number may
  // suffice.
  test.each([20, 21, 22])("of %i ends with a message if it is too few for an upload", async (limit) => {
    const { env } = await makeEmulator();
    const path = await makeFile(100);
    const words = ["sh", "-c", `ulimit -n ${limit} && exec ${process.execPath} ${MAIN} ${path} --retries 0`];
    const run = await runWords(words, env);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    if (limit === 22 && run.code === 0) return expect(run.stdout).toMatch(/^stored /);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toMatch(/^cdf-upload: .*(?:E[MN]FILE|limit of open files)/m);
  });

  test("of 128 lists and removes 1,100 journals, and uploads next to them", async () => {
    const { env, uploads, path } = await halfDone();
    const [name = ""] = await readdir(uploads);
    const content = await readFile(join(uploads, name));
    await mkdir(uploads, { recursive: true });
    for (let at = 0; at < 1100; at += 1) {
      await writeFile(join(uploads, `${at.toString(16).padStart(32, "0")}.journal`), content, {
        mode: 0o600,
      });
    }
    const bounded = (words: string) =>
      runWords(["sh", "-c", `ulimit -n 128 && exec ${process.execPath} ${MAIN} ${words}`], env);
    const status = await bounded("status --json");
    expect(status.code).toBe(0);
    expect(status.stdout.trim().split("\n")).toHaveLength(1101);
    const upload = await bounded(`${path} --external-id other`);
    expect(upload.code).toBe(0);
    const clean = await bounded("clean --all --yes");
    expect(clean.code).toBe(0);
    expect(await readdir(uploads)).toEqual([]);
  });
});
