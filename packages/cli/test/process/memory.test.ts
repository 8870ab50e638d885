import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, storedOne } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;

/** Writes the peak memory of the process (RSS, including threads) to `$PEAK_FILE` when it ends. */
const HOOK = `process.on("exit", () => {
  require("node:fs").writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024));
});`;

test.each([
  ["16MiB", 32],
  ["256MiB", 2],
])(
  "parts of %s: the uploading process stays below 100 MiB, including the SHA-256",
  async (partSize, parts) => {
    const { env } = await makeEmulator({ etag: "fast" });
    const folder = await makeFolder();
    const hook = join(folder, "hook.cjs");
    const PEAK_FILE = join(folder, "peak");
    await writeFile(hook, HOOK);
    const path = await makeFile(0);
    await truncate(path, 512 * MiB);
    const run = await runCli([path, "--part-size", partSize, "--json", "--sha256"], {
      env: { ...env, PEAK_FILE, NODE_OPTIONS: `--require=${hook}` },
    });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(storedOne(run)).toMatchObject({ parts });
    expect(Number(await readFile(PEAK_FILE, "utf8"))).toBeLessThan(100 * MiB);
  },
);
