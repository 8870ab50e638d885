import { beforeEach, expect, test, vi } from "vitest";
import { buildProgram } from "../../src/program/build-program.js";
import { runProgram } from "../../src/program/run-program.js";

const { commands } = buildProgram([], () => {});
const longs = (command: (typeof commands)[number]): string[] =>
  command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));

/** Each command with each option of other commands. */
const foreign = commands.flatMap((command) =>
  [...new Set(commands.flatMap(longs))]
    .filter((flag) => !longs(command).includes(flag))
    .map((flag) => [command.name(), flag] as const),
);

let said: string;
beforeEach(() => {
  said = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  return () => spy.mockRestore();
});

test("an option of another command is refused, and the commands that take it are named", async () => {
  expect(foreign.length).toBeGreaterThan(100);
  for (const [name, flag] of foreign) {
    said = "";
    expect(await runProgram([name, flag])).toBe(2);
    expect(said).toContain(`unknown option '${flag}'`);
    expect(said).not.toContain(`Did you mean ${flag}?`);
    const owner = commands.find((command) => longs(command).includes(flag));
    if (said.includes("(It is")) expect(said).toContain(`cdf-upload ${owner?.name()}`);
  }
});

test("plan does not take --emulator, which is an option of upload", async () => {
  expect(await runProgram(["plan", "a.bin", "--emulator"])).toBe(2);
  expect(said).toBe("cdf-upload: unknown option '--emulator'\n(It is an option of cdf-upload upload.)\n");
});

test("a misspelt option still gets a suggestion", async () => {
  expect(await runProgram(["status", "--jsn"])).toBe(2);
  expect(said).toContain("(Did you mean --json?)");
});
