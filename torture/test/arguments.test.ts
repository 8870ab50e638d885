import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const programs = ["main.mjs", "soak.mjs", "many-files.mjs", "hash-cost.mjs"];

describe.each(programs)("the arguments of %s", (program) => {
  const path = fileURLToPath(new URL(`../src/${program}`, import.meta.url));

  it("--help prints the usage and does nothing else", async () => {
    const { stdout, stderr } = await run(process.execPath, [path, "--help"]);
    expect(stdout).toMatch(/^pnpm .*(torture|soak)/);
    expect(stderr).toBe("");
  });

  it("an unknown one ends it with the reason, the usage and exit code 2", async () => {
    const failed = await run(process.execPath, [path, "--", "--nope"]).catch((error) => error);
    expect(failed).toMatchObject({ code: 2, stdout: "" });
    expect(failed.stderr).toMatch(/^Unknown option '--nope'.*\n\npnpm /);
    expect(failed.stderr).not.toMatch(/\n\s+at /);
  });
});
