import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Emulator } from "@cdf-multipart/emulator";
import { expect, test } from "vitest";
import { makeBytes, makeEmulator, makeFile, makeFolder } from "./scene.js";
import { runOnScreen } from "./screen.js";

const ESC = String.fromCharCode(27);
const MiB = 2 ** 20;

/** Slow enough that progress is drawn. */
const slow = [
  { match: { operation: "putPart" as const }, do: { type: "slow" as const, bytesPerSecond: 1_500_000 } },
];
/** Parts are sent one after another, so that later ones can be fast after the progress was drawn. */
const ONE = ["--concurrency", "1"];

/** Removes the delay as soon as this text was drawn. */
const untilDrawn =
  (emulator: Emulator, drawn: RegExp) =>
  (written: string): void => {
    if (drawn.test(written)) emulator.setFaults([]);
  };

test("one file: percent, speed, time left and parts in one line, and at the end only the result", async () => {
  const { emulator, env } = await makeEmulator({ faults: slow });
  const path = await makeFile(24 * MiB);
  const size = { columns: 100, rows: 24 };
  const drawn = untilDrawn(emulator, / left +\d\/4 parts/);
  const run = await runOnScreen(
    [path, "--part-size", "6MiB", "--sha256", ...ONE],
    size,
    env,
    undefined,
    drawn,
  );
  expect(run.code).toBe(0);
  const line = /^scan\.e57 \[[#-]+\] +[\d.]+ % +[\d.]+ [kM]?B\/s +\S+ left +\d\/4 parts$/;
  expect(run.frames.some((frame) => frame.some((text) => line.test(text)))).toBe(true);
  // Several rows: the result is wider than the terminal, and is broken between words.
  expect(run.screen.join("\n")).toMatch(
    /^stored +25\.2 MB +\S+ +[\d.]+ MB\/s {2}file \d+\s+\/\S+\/scan\.e57\s+\(SHA-256\s+[0-9a-f]{64}\)$/,
  );
  expect(run.stdout.lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(run.stdout.lastIndexOf(`${ESC}[?25l`));
});

test("several files: one line per file and one for all, with any names; then the summary", async () => {
  const { emulator, env } = await makeEmulator({ faults: slow });
  const folder = await makeFolder();
  await mkdir(join(folder, "a"));
  await writeFile(join(folder, "点群データ.e57"), makeBytes(12 * MiB));
  await writeFile(join(folder, "a/evil\u001b[2Jname.e57"), makeBytes(12 * MiB));
  const size = { columns: 110, rows: 30 };
  const drawn = untilDrawn(emulator, /\]/);
  const run = await runOnScreen([folder, "--part-size", "6MiB"], size, env, undefined, drawn);
  expect(run.code).toBe(0);
  const together =
    run.frames.find((frame) => frame.filter((text) => /\[[#-]+\]/.test(text)).length >= 3) ?? [];
  expect(together.some((text) => text.startsWith("点群データ.e57"))).toBe(true);
  expect(together.some((text) => text.includes("evil\\x1B[2Jname.e57"))).toBe(true);
  expect(together.at(-1)).toMatch(/^All +\[[#-]+\] +[\d.]+ % .* [01]\/2 files/);
  expect(run.screen.join("\n")).toMatch(/2 of 2 files stored \(25\.2 MB in [^)]+\)\.$/);
});

test("NO_COLOR turns colours off, and nothing else", async () => {
  const path = await makeFile(12 * MiB);
  const colour = new RegExp(`${ESC}\\[3\\dm`);
  const size = { columns: 100, rows: 24 };
  const { env } = await makeEmulator({ faults: slow });
  expect((await runOnScreen([path], size, env)).stdout).toMatch(colour);
  const plain = await runOnScreen([path], size, { ...env, NO_COLOR: "1" });
  expect(plain.stdout).not.toMatch(colour);
  expect(plain.frames.some((frame) => frame.some((text) => /\[[#-]+\]/.test(text)))).toBe(true);
});

test("a narrow terminal gets lines that fit, and a failure is the last output", async () => {
  const refusal = { type: "status" as const, status: 403 };
  const { env } = await makeEmulator({
    faults: [{ match: { operation: "putPart", partNumber: 2 }, do: refusal }, ...slow],
  });
  const path = await makeFile(12 * MiB);
  const run = await runOnScreen(
    [path, "--part-size", "6MiB", "--concurrency", "1"],
    { columns: 40, rows: 10 },
    env,
  );
  expect(run.code).toBe(1);
  for (const frame of run.frames) {
    for (const text of frame.filter((line) => line.startsWith("scan"))) expect(text.length).toBeLessThan(40);
  }
  expect(run.screen.join(" ")).toMatch(/^cdf-upload: .*403/);
});
