import { expect, test } from "vitest";
import { MAIN, type Run, runWords } from "./run-cli.js";
import { makeEmulator, makeFile } from "./scene.js";

const ESC = String.fromCharCode(27);

/** Runs on a pseudo-terminal of this width; all that the terminal got is in `stdout`. */
async function runOnTerminal(
  args: readonly string[],
  columns: number,
  env: Record<string, string>,
): Promise<Run> {
  const words = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(" ");
  return runWords(["script", "-qec", `stty cols ${columns}; ${words}`, "/dev/null"], {
    ...env,
    TERM: "xterm",
  });
}

/** What was drawn, line by line, without the sequences that move the cursor. */
function drawn(screen: string): string[] {
  const sequence = new RegExp(`${ESC}\\[[0-9;?]*[A-Za-z]`, "g");
  return screen
    .split(sequence)
    .flatMap((text) => text.split(/[\r\n]+/))
    .filter((text) => text !== "");
}

const slow = [
  { match: { operation: "putPart" as const }, do: { type: "slow" as const, bytesPerSecond: 12_000_000 } },
];

test("a terminal shows percent, speed, time left and parts in one line, and in the end only the result", async () => {
  const { env } = await makeEmulator({ faults: slow });
  const path = await makeFile(24 * 2 ** 20);
  const run = await runOnTerminal([path, "--part-size", "6MiB"], 100, env);
  expect(run.code).toBe(0);
  const lines = drawn(run.stdout);
  expect(
    lines.some((line) => /^scan\.e57 \[[#-]+\] +[\d.]+ % +[\d.]+ MB\/s +\S+ left +\d\/4 parts$/.test(line)),
  ).toBe(true);
  expect(lines.at(-1)).toMatch(/: stored as file \d+ .*SHA-256 [0-9a-f]{64}$/);
  for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThan(100);
  expect(run.stdout.lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(run.stdout.lastIndexOf(`${ESC}[?25l`));
});

test("a narrow terminal gets a line that fits, and a failure is the last thing on it", async () => {
  const refusal = { type: "status" as const, status: 403 };
  const { env } = await makeEmulator({
    faults: [{ match: { operation: "putPart", partNumber: 2 }, do: refusal }],
  });
  const path = await makeFile(12 * 2 ** 20);
  const run = await runOnTerminal([path, "--part-size", "6MiB"], 40, env);
  expect(run.code).toBe(1);
  const lines = drawn(run.stdout);
  expect(lines.at(-1)).toMatch(/^cdf-upload: .*403/);
  for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThan(40);
});
