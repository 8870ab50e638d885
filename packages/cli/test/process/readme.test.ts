import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MAIN, runWords } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFolder } from "./scene.js";

const README = new URL("../../../../README.md", import.meta.url);

/** The code lines of a section, without their comments. */
async function linesOf(heading: string): Promise<string[]> {
  const text = await readFile(README, "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  const code = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, lines = ""]) => lines).join("");
  return code
    .split("\n")
    .map((line) => line.replace(/\s+# .*$/, ""))
    .filter((line) => line !== "");
}

test("every command of the README's section works", async () => {
  const { env } = await makeEmulator();
  const folder = await makeFolder();
  await mkdir(join(folder, "bin"));
  const bin = `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`;
  await writeFile(join(folder, "bin/cdf-upload"), bin, { mode: 0o755 });
  await writeFile(join(folder, "scan.e57"), makeBytes(1000));
  await mkdir(join(folder, "inspection/north"), { recursive: true });
  for (const name of ["1.jpg", "north/2.jpg"]) await writeFile(join(folder, "inspection", name), name);
  await writeFile(
    join(folder, "files.csv"),
    "path,externalId,metadata.site\ninspection/1.jpg,listed-1,north\n",
  );
  const lines = await linesOf("On a shell");
  expect(lines.length).toBeGreaterThan(6);
  for (const line of lines) {
    const command = line === "cdf-upload emulator" ? untilItListens(line) : line;
    const words = ["sh", "-c", `cd '${folder}'; export PATH="${folder}/bin:$PATH"; ${command}`];
    const run = await runWords(words, { ...env, TMPDIR: folder });
    expect({ line, code: run.code, stderr: run.stderr }).toMatchObject({ line, code: 0 });
  }
});

/** Runs the emulator, and stops it as soon as it has printed its URL. */
function untilItListens(line: string): string {
  return `${line} > said & until [ -s said ]; do sleep 0.05; done; kill -INT $!; wait $!`;
}
