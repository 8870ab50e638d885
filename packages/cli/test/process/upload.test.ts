import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runCli, startCli, storedOne } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile } from "./scene.js";

const MiB = 2 ** 20;

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("cdf-upload in a pipe", () => {
  test.each([
    ["0 bytes", 0, 1],
    ["1 byte", 1, 1],
    ["5 MiB - 1", 5 * MiB - 1, 1],
    ["5 MiB", 5 * MiB, 1],
    ["5 MiB + 1", 5 * MiB + 1, 1],
    ["several parts", 50 * MiB + 3, undefined],
  ])("stores a file of %s and reports its id, speed and SHA-256", async (_, size, parts) => {
    const { emulator, env } = await makeEmulator();
    const path = await makeFile(size);
    const run = await runCli([path, "--json", "--sha256"], { env });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const stored = storedOne<{ id: number; bytes: number; parts: number; sha256: string }>(run);
    expect(stored).toMatchObject({ path, name: "scan.e57", bytes: size, sha256: sha256(makeBytes(size)) });
    if (parts !== undefined) expect(stored.parts).toBe(parts);
    const storedAt = emulator.filePath(stored.id);
    expect(storedAt).toBeDefined();
    expect(sha256(await readFile(storedAt ?? ""))).toBe(stored.sha256);
  });

  test("prints one line for people, and no more", async () => {
    const { env } = await makeEmulator();
    const path = await makeFile(12 * MiB);
    const run = await runCli([path, "--part-size", "6MiB", "--sha256"], { env });
    const hash = sha256(makeBytes(12 * MiB));
    expect(run.stderr).toBe("");
    expect(run.stdout).toMatch(
      new RegExp(`^stored +12\\.6 MB +\\S+ +[\\d.]+ [kMG]?B/s  file \\d+  ${path} \\(SHA-256 ${hash}\\)\\n$`),
    );
  });

  test("sends the fields that were given", async () => {
    const { emulator, env } = await makeEmulator();
    const path = await makeFile(10);
    const fields = [
      "--name",
      "läge.e57",
      "--external-id",
      "scan-17",
      "--directory",
      "/scans",
      "--source",
      "drone",
    ];
    const more = [
      "--mime-type",
      "model/e57",
      "--metadata",
      "site=north",
      "--metadata",
      "a=b=c",
      "--data-set-id",
      "47",
    ];
    const run = await runCli([path, ...fields, ...more, "--json"], { env });
    expect(run.code).toBe(0);
    const { id } = storedOne<{ id: number }>(run);
    const answer = await fetch(`${emulator.url}/api/v1/projects/${emulator.project}/files/${id}`, {
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    expect(await answer.json()).toMatchObject({
      name: "läge.e57",
      externalId: "scan-17",
      directory: "/scans",
      source: "drone",
      mimeType: "model/e57",
      metadata: { site: "north", a: "b=c" },
      dataSetId: 47,
    });
  });

  test("uploads several files, continues after one that fails, and reports the failure in the exit code", async () => {
    const { env } = await makeEmulator();
    const [first, second] = [await makeFile(10, "first"), await makeFile(20, "second")];
    const good = await runCli([first, second], { env });
    expect(good.code).toBe(0);
    expect(good.stdout.trim().split("\n")).toHaveLength(2);
    const bad = await runCli([first, "/no/such/file", second], { env });
    expect(bad.code).toBe(1);
    expect(bad.stdout.trim().split("\n")).toHaveLength(2);
    expect(bad.stderr).toMatch(
      /^cdf-upload: \/no\/such\/file: [^\n]+\n2 of 3 files stored [^\n]+, 1 failed\.\n/,
    );
  });

  test("replaces a file by its external id only with --overwrite", async () => {
    const { emulator, env } = await makeEmulator();
    const options = ["--external-id", "scan-17", "--json"];
    const first = await runCli([await makeFile(10), ...options], { env });
    expect(first.code).toBe(0);
    const again = await runCli([await makeFile(20), ...options], { env });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("scan-17");
    const replaced = await runCli([await makeFile(30), ...options, "--overwrite"], { env });
    expect(replaced.code).toBe(0);
    const { id } = storedOne<{ id: number }>(replaced);
    expect(await readFile(emulator.filePath(id) ?? "")).toEqual(makeBytes(30));
  });

  test("is silent with --quiet, and omits the SHA-256 without --sha256", async () => {
    const { env } = await makeEmulator();
    const path = await makeFile(10);
    expect(await runCli([path, "--quiet"], { env })).toEqual({ code: 0, stdout: "", stderr: "" });
    const run = await runCli([path, "--json"], { env });
    expect(storedOne(run)).not.toHaveProperty("sha256");
  });

  test("reports sessions, requests and parts with --verbose, without a secret", async () => {
    const { emulator, env } = await makeEmulator();
    const { code, stderr } = await runCli([await makeFile(10), "--verbose"], { env });
    expect(code).toBe(0);
    expect(stderr).toMatch(/initFileUpload, attempt 1: status 201 after [\d.]+m?s, request id \S+/);
    expect(stderr).toMatch(/part 1 done: 10 B in /);
    expect(stderr).not.toContain(emulator.token);
    expect(stderr).not.toMatch(/sig(nature)?=/i);
  });
});

test("a reader that closes the pipe does not stop the upload", async () => {
  const { emulator, env } = await makeEmulator();
  const { child, done } = startCli([await makeFile(10), "--json"], { env });
  child.stdout?.destroy();
  expect(await done).toMatchObject({ code: 0, stderr: "" });
  expect(emulator.requests.count({ operation: "putFile", status: 200 })).toBe(1);
});
