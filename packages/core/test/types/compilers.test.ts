import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

/** The types are correct under both compilers that users have, and refuse what the docstrings say. */

const here = dirname(fileURLToPath(import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const run = promisify(execFile);

const COMPILERS: readonly [string, string][] = [
  ["TypeScript 5.9", "typescript/package.json"],
  ["TypeScript 7", "typescript7/package.json"],
];

/** The output of the compiler for a project; empty if there are no errors. */
async function complaints(compiler: string, project: string): Promise<string> {
  const bin = join(dirname(resolve(compiler)), "bin", "tsc");
  try {
    await run(process.execPath, [bin, "-p", project, "--noEmit"]);
    return "";
  } catch (error) {
    if (typeof error === "object" && error !== null && "stdout" in error) return String(error.stdout);
    throw error;
  }
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the type tests, without the lines that expect an error. */
function withoutExpectations(): string {
  const folder = mkdtempSync(join(here, "bare-"));
  folders.push(folder);
  const source = readFileSync(join(here, "files-client.test-d.ts"), "utf8");
  const bare = source.replaceAll("@ts-expect-error", "refused:").replaceAll("../../src/", "../../../src/");
  writeFileSync(join(folder, "files-client.test-d.ts"), bare);
  cpSync(join(here, "tsconfig.json"), join(folder, "tsconfig.json"));
  const config = readFileSync(join(folder, "tsconfig.json"), "utf8").replace(
    "../../tsconfig",
    "../../../tsconfig",
  );
  writeFileSync(join(folder, "tsconfig.json"), config);
  return folder;
}

// Compilers and thousands of requests are slow on a busy machine.

describe.each(COMPILERS)("%s", (name, compiler) => {
  it("has the expected version", () => {
    const { version } = JSON.parse(readFileSync(resolve(compiler), "utf8"));
    expect(`TypeScript ${version}`.startsWith(name)).toBe(true);
  });

  it("accepts valid uses and refuses invalid ones", async () => {
    expect(await complaints(compiler, here)).toBe("");
  });

  it("refuses each of them separately", async () => {
    const refused = (await complaints(compiler, withoutExpectations())).match(/error TS\d+/g) ?? [];
    const source = readFileSync(join(here, "files-client.test-d.ts"), "utf8");
    expect(refused.length).toBeGreaterThanOrEqual(source.match(/@ts-expect-error/g)?.length ?? Number.NaN);
  });
});
