import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { MAIN, runCli, runWords } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";
import { runOnScreen, type Typed } from "./screen.js";

const MiB = 2 ** 20;
const WIDE = { columns: 300, rows: 60 };
const CTRL_C = "\u0003";

/** A command, and its output on a terminal and in a pipe. Words in capitals stand for values that differ between runs. */
interface Case {
  readonly args: readonly string[];
  /** Whether an interrupted upload exists before: one of two parts of FILE was sent. */
  readonly half?: boolean;
  readonly shows: readonly string[];
  readonly code?: number;
  /** The output in a pipe, if it differs: for example, a pipe cannot answer a prompt. */
  readonly pipe?: { readonly shows: readonly string[]; readonly code: number };
  readonly typed?: Typed;
  /** Whether the run in a pipe leaves nothing to do, so that the terminal needs a new scene. */
  readonly ends?: boolean;
}

const LISTED = ["id started external id name", "ID AGO scan-17 scan.e57"];
const CASES: Readonly<Record<string, Case>> = {
  plan: {
    args: ["plan", "FILE", "--part-size", "6MiB", "--external-id", "a/{stem}", "--rate", "1MB/s"],
    shows: [
      "FILE -> a/scan: 12.6 MB in 2 parts of 6.29 MB",
      "1 file, 12.6 MB (12582912 bytes), in 2 parts; about 4 requests; takes TIME at 1 MB/s.",
    ],
  },
  "status without uploads": { args: ["status"], shows: ["There are no interrupted uploads."] },
  status: {
    args: ["status"],
    half: true,
    shows: [
      "journal file done last active URLs expire project source",
      "JOURNAL scan-17 50 % of 12.6 MB, 1/2 parts AGO in 6d emulator FILE",
      "Resume them with cdf-upload resume, or discard them with cdf-upload clean.",
    ],
  },
  resume: {
    args: ["resume", "--sha256"],
    half: true,
    ends: true,
    shows: [
      "Resuming: 1 part is already stored.",
      "stored 12.6 MB TIME SPEED file ID FILE (1 of 2 parts sent by an earlier run, SHA-256 HASH)",
    ],
  },
  "list without uploads": { args: ["list", "--pending"], shows: ["There are no unfinished uploads."] },
  list: { args: ["list", "--pending"], half: true, shows: LISTED },
  "list with a prompt": {
    args: ["list", "--pending", "--delete"],
    half: true,
    typed: { after: "[y/N]", keys: "y\n" },
    shows: [
      ...LISTED,
      "Delete 1 entry? Uploads that are still running will fail. [y/N] y",
      "Deleted 1 entry.",
    ],
    pipe: {
      shows: [...LISTED, "cdf-upload: Nothing was deleted. Pass --yes to run without a prompt."],
      code: 2,
    },
  },
  doctor: {
    args: ["doctor"],
    shows: [
      "ok Settings: CDF_PROJECT=emulator, CDF_URL=URL/, CDF_TOKEN=(N characters)",
      "ok Proxy: none",
      "ok DNS: 127.0.0.1 is 127.0.0.1",
      "warning TLS: plain HTTP: tokens are sent unencrypted",
      "Use https, except for an emulator.",
      "ok Clock: SKEW the server",
      "ok Token: not a JWT, so its issuer and expiry are unknown",
      "ok Reading files: allowed in emulator",
      "ok Test upload: file ID in TIME",
      "ok Test deletion: done",
    ],
  },
  "an unknown option": {
    args: ["status", "--jsn"],
    code: 2,
    shows: ["cdf-upload: unknown option '--jsn'", "(Did you mean --json?)"],
  },
};

/** The lines of an output, with placeholders for values that differ between runs. */
function linesOf(text: string, path: string): string[] {
  return text
    .replaceAll(path, "FILE")
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "URL")
    .replaceAll(/SHA-256 [0-9a-f]{64}/g, "SHA-256 HASH")
    .replaceAll(/\b\d{16}\b/g, "ID")
    .replaceAll(/(?<=^|^journal +)[0-9a-f]{8}(?= |$)/gm, "JOURNAL")
    .replaceAll(/\d+ s (ahead of|behind)/g, "SKEW")
    .replaceAll(/\((\d+) characters\)/g, "(N characters)")
    .replaceAll(/\S+ ago/g, "AGO")
    .replaceAll(/[\d.]+ [kMGT]?B\/s(?= +file)/g, "SPEED")
    .replaceAll(/\b(?:\d+h )?(?:\d+m )?[\d.]+ ?m?s\b(?=[, ]|$)/gm, "TIME")
    .split("\n")
    .map((line) => line.trim().replaceAll(/ {2,}/g, " "))
    .filter((line) => line !== "");
}

async function makeScene(half: boolean) {
  const { emulator, env } = await makeEmulator();
  const path = await makeFile(12 * MiB);
  if (half) {
    const refusal = { type: "status" as const, status: 403 };
    emulator.setFaults([{ match: { operation: "putPart", partNumber: 2 }, do: refusal }]);
    const args = [path, "--part-size", "6MiB", "--concurrency", "1", "--external-id", "scan-17"];
    expect((await runCli(args, { env })).code).toBe(1);
    emulator.setFaults([]);
  }
  return { env, path };
}

test.each(Object.entries(CASES))("%s, in a pipe and on a terminal", async (_, wanted) => {
  const { args, half = false, shows, code = 0, pipe = { shows, code }, typed, ends = false } = wanted;
  const first = await makeScene(half);
  const piped = await runCli(withPath(args, first.path), { env: first.env });
  const told = [...linesOf(piped.stdout, first.path), ...linesOf(piped.stderr, first.path)];
  expect(told.sort()).toEqual([...pipe.shows].sort());
  expect(piped.code).toBe(pipe.code);
  expect(piped.stdout + piped.stderr).not.toContain("\u001b");

  const { env, path } = ends ? await makeScene(half) : first;
  const shown = await runOnScreen(withPath(args, path), WIDE, env, typed);
  expect(linesOf(shown.screen.join("\n"), path)).toEqual(shows);
  expect(shown.code).toBe(code);
});

function withPath(args: readonly string[], path: string): string[] {
  return args.map((arg) => (arg === "FILE" ? path : arg));
}

describe.each([["--help"], ["help", "plan"], ["completion", "bash"]])("%s %s", (...words) => {
  test("is the same on a terminal of 80 columns and in a pipe", async () => {
    const args = words.filter((word) => word !== undefined);
    const [piped, shown] = await Promise.all([
      runCli(args),
      runOnScreen(args, { columns: 80, rows: 24 }, {}),
    ]);
    expect([piped.code, shown.code, piped.stderr]).toEqual([0, 0, ""]);
    expect(shown.stdout.replaceAll("\r\n", "\n")).toBe(piped.stdout);
  });
});

test.each([["--help"], ["help", "emulator"]])(
  "%s %s has no line wider than 40 columns, except for commands to copy",
  async (...words) => {
    const args = words.filter((word) => word !== undefined);
    const { stdout } = await runOnScreen(args, { columns: 40, rows: 24 }, {});
    const lines = stdout.split("\r\n").filter((line) => !/^ +[$#] |^Usage: |^ {7}cdf-upload /.test(line));
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
  },
);

test("a table that is too wide for a terminal has one line per cell", async () => {
  const { env, path } = await makeScene(true);
  const run = await runOnScreen(["status"], { columns: 40, rows: 24 }, env);
  expect(linesOf(run.stdout, path)).toEqual([
    "journal JOURNAL",
    "file scan-17",
    "done 50 % of 12.6 MB, 1/2 parts",
    "last active AGO",
    "URLs expire in 6d",
    "project emulator",
    "source FILE",
    "Resume them with cdf-upload resume, or",
    "discard them with cdf-upload clean.",
  ]);
});

describe("Ctrl-C", () => {
  test("stops the emulator cleanly", async () => {
    const TMPDIR = await makeFolder();
    const typed = { after: "to switch faults on", keys: CTRL_C };
    const run = await runOnScreen(["emulator"], WIDE, { TMPDIR }, typed);
    expect(run.code).toBe(0);
    expect(run.screen.map((line) => line.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "URL"))).toEqual([
      expect.stringMatching(
        /^The Files API listens on URL and keeps uploaded files in \S+\. Press Ctrl-C to stop it\.$/,
      ),
      "To upload to it from another shell:",
      expect.stringMatching(/^ {2}export CDF_URL=URL CDF_PROJECT=emulator CDF_TOKEN=\S+$/),
      "or, with client credentials instead of CDF_TOKEN:",
      expect.stringMatching(
        /^ {2}export IDP_TOKEN_URL=URL\/oauth2\/token IDP_CLIENT_ID=\S+ IDP_CLIENT_SECRET=\S+$/,
      ),
      expect.stringMatching(/^To see its files and to switch faults on, open URL\/$/),
      "^C",
    ]);
    expect(await readdir(TMPDIR)).toEqual([]);
  });

  test("stops an upload, clears the progress line and says how to resume", async () => {
    const { emulator, env } = await makeEmulator({
      faults: [{ match: { operation: "putPart", partNumber: 2 }, do: { type: "stall" } }],
    });
    const path = await makeFile(12 * MiB);
    const args = [path, "--part-size", "6MiB", "--concurrency", "1"];
    const run = await runOnScreen(args, WIDE, env, { after: "1/2 parts", keys: CTRL_C });
    expect(run.code).toBe(130);
    expect(linesOf(run.screen.join("\n").replace("^C", ""), path)).toEqual([
      "cdf-upload: FILE: Stopped by SIGINT. Repeat the same command to resume, or add --restart to start over.",
    ]);
    expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  });
});

test("a command whose reader closes after one line ends with success", async () => {
  const code = `set -o pipefail; '${process.execPath}' '${MAIN}' completion zsh | head -1`;
  const run = await runWords(["bash", "-c", code], {});
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout.split("\n")).toHaveLength(2);
});
