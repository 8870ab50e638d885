import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MAIN, runCli, runWords, storedOf } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

const MiB = 2 ** 20;
const OPTIONS = ["--part-size", "6MiB", "--concurrency", "1", "--external-id", "scan-17"];
const refusal = { type: "status" as const, status: 403 };

/** A scene with one interrupted upload: two of three parts are stored. */
async function halfDone() {
  const scene = await makeEmulator({
    faults: [{ match: { operation: "putPart", partNumber: 3 }, do: refusal }],
  });
  const path = await makeFile(18 * MiB);
  expect((await runCli([path, ...OPTIONS], { env: scene.env })).code).toBe(1);
  scene.emulator.setFaults([]);
  return { ...scene, path, uploads: join(scene.env["XDG_STATE_HOME"] ?? "", "cdf-multipart", "uploads") };
}

describe("an interrupted upload", () => {
  test("is listed by status with its progress, the expiry of its URLs and its source", async () => {
    const { env, path } = await halfDone();
    const { stdout, code } = await runCli(["status"], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^journal +file +done +last active +URLs expire/);
    expect(stdout).toMatch(/scan-17 +66 % of 18\.9 MB, 2\/3 parts +\S+ ago +in 6d/);
    expect(stdout).toContain(path);
    const json = await runCli(["status", "--json"], { env });
    expect(JSON.parse(json.stdout)).toMatchObject({ partsDone: 2, parts: 3, source: path, locked: false });
    expect(json.stdout).not.toMatch(/sig=|signature/i);
  });

  test.each(["path", "target", "journal", "nothing"])("is continued by resume, named by %s", async (by) => {
    const { emulator, env, path } = await halfDone();
    const { id }: { id: string } = JSON.parse((await runCli(["status", "--json"], { env })).stdout);
    const words = { path: [path], target: ["scan-17"], journal: [id.slice(0, 8)], nothing: [] }[by] ?? [];
    const run = await runCli(["resume", ...words, "--json"], { env });
    expect(run.code).toBe(0);
    expect(storedOf(run)).toMatchObject([{ externalId: "scan-17", partsResumed: 2 }]);
    expect(emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(1);
    expect((await runCli(["status"], { env })).stdout).toBe("There are no interrupted uploads.\n");
  });

  test("of another project is not resumed", async () => {
    const { env } = await halfDone();
    const other = await makeEmulator();
    const run = await runCli(["resume"], {
      env: { ...other.env, XDG_STATE_HOME: env["XDG_STATE_HOME"] ?? "" },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/Skipped 1 interrupted upload of other projects/);
  });

  test("that does not exist is an error", async () => {
    const { env } = await makeEmulator();
    const run = await runCli(["resume", "nothing-like-it"], { env });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("List interrupted uploads with cdf-upload status.");
  });

  test("is discarded by clean: after a confirmation, and never all of them by --yes alone", async () => {
    const { emulator, env, uploads } = await halfDone();
    expect(await runCli(["clean"], { env })).toMatchObject({ code: 2, stdout: "" });
    const bare = await runCli(["clean", "--yes"], { env });
    expect(bare).toMatchObject({ code: 2, stdout: "" });
    expect(bare.stderr).toContain("Name the uploads, or give --expired or --all");
    expect((await runCli(["clean", "--expired", "--yes"], { env })).stdout).toBe(
      "No interrupted uploads to discard.\n",
    );
    expect(await readdir(uploads)).toHaveLength(1);
    const run = await runCli(["clean", "scan-17", "--yes"], { env });
    expect(run).toMatchObject({ code: 0, stdout: "scan-17: discarded.\n" });
    expect(await readdir(uploads)).toEqual([]);
    expect(emulator.requests.count({ operation: "deleteFiles" })).toBe(1);
  });

  test("is discarded when a user at a terminal confirms it", async () => {
    const { env, uploads } = await halfDone();
    const answer = (word: string) =>
      runWords(
        ["sh", "-c", `printf '${word}\\n' | script -qec '${process.execPath} ${MAIN} clean' /dev/null`],
        env,
      );
    expect((await answer("n")).stdout).toContain("Nothing was discarded");
    expect(await readdir(uploads)).toHaveLength(1);
    expect((await answer("y")).stdout).toContain("discarded.");
    expect(await readdir(uploads)).toEqual([]);
  });

  test("is listed by list, and deleted with --delete", async () => {
    const { emulator, env } = await halfDone();
    expect((await runCli(["list"], { env })).stderr).toContain("--pending");
    const list = await runCli(["list", "--pending"], { env });
    expect(list.stdout).toMatch(/^id +started +external id +name\n\d+ +\S+ ago +scan-17 +scan\.e57\n$/);
    expect((await runCli(["list", "--pending", "--older-than", "2d"], { env })).stdout).toBe(
      "There are no unfinished uploads.\n",
    );
    expect((await runCli(["list", "--pending", "--delete"], { env })).code).toBe(2);
    expect(emulator.requests.count({ operation: "deleteFiles" })).toBe(0);
    expect((await runCli(["list", "--pending", "--delete", "--yes"], { env })).code).toBe(0);
    expect((await runCli(["list", "--pending"], { env })).stdout).toBe("There are no unfinished uploads.\n");
  });
});

test("plan prints what would be sent, needs no settings and sends nothing", async () => {
  const path = await makeFile(20 * MiB);
  const run = await runCli([
    "plan",
    path,
    "--part-size",
    "6MiB",
    "--external-id",
    "a/{stem}",
    "--rate",
    "1MB/s",
  ]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toBe(
    `${path} -> a/scan: 21 MB in 4 parts of 6.29 MB\n1 file, 21 MB (20971520 bytes), in 4 parts; about 6 requests; takes 20.9s at 1 MB/s.\n`,
  );
  const wrong = await runCli(["plan", path, "--parts", "251"]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/parts.*250/);
});
