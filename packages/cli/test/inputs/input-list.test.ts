import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Input, type InputProblem, inputProblem } from "../../src/inputs/input.js";
import { createInputList, type InputList } from "../../src/inputs/input-list.js";

const FILES = 300;

async function makeScene() {
  const directory = await mkdtemp(join(tmpdir(), "cdf-multipart-list-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const inputs: (Input | InputProblem)[] = [
    { kind: "stream", shown: "standard input", open: () => [] },
    { kind: "url", shown: "https://a.example/b", url: new URL("https://a.example/b?secret") },
    inputProblem('a\n"b"', "is a symbolic link"),
  ];
  for (let at = 0; at < FILES; at += 1) {
    const path = join(directory, `läge\n${at}`);
    await writeFile(path, "x".repeat(at));
    inputs.push({ kind: "file", path, given: "", shown: path, size: at, modifiedAt: 0 });
  }
  return { directory, inputs };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function shownOf(found: AsyncIterable<Input | InputProblem>): Promise<string[]> {
  const shown: string[] = [];
  for await (const input of found)
    shown.push(`${input.kind} ${input.shown} ${"size" in input ? input.size : ""}`);
  return shown;
}

/** Records all inputs, and returns them as recorded. */
async function fill(list: InputList, inputs: readonly (Input | InputProblem)[]): Promise<string[]> {
  onTestFinished(() => list.close());
  return shownOf(list.record(each(inputs)));
}

test.each([
  ["in memory", 2 ** 20],
  ["in a temporary file", 2000],
  ["in a temporary file, written line by line", 1],
])("returns the recorded inputs any number of times: %s", async (_, memory) => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ memory, directory });
  const expected = await fill(list, inputs);
  expect(expected).toHaveLength(FILES + 3);
  expect(await shownOf(list.again())).toEqual(expected);
  expect(await shownOf(list.again())).toEqual(expected);
});

test("returns the same stream and URL objects that were found", async () => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ memory: 1, directory });
  await fill(list, inputs);
  const again: (Input | InputProblem)[] = [];
  for await (const input of list.again()) again.push(input);
  expect(again[0]).toBe(inputs[0]);
  expect(again[1]).toBe(inputs[1]);
});

test("leaves no file behind, and unlinks its file while it works", async () => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ memory: 1, directory });
  await fill(list, inputs);
  expect((await readdir(directory)).filter((name) => name.startsWith("cdf-upload-"))).toEqual([]);
});

test("reports where it could not be written, and what to do", async () => {
  const { inputs } = await makeScene();
  const list = createInputList({ memory: 1, directory: "/dev/null/tmp" });
  await expect(fill(list, inputs)).rejects.toThrow(
    /^The list of files to send could not be written to \/dev\/null\/tmp: .*TMPDIR/,
  );
});

test("reads current sizes, and names deleted files", async () => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ memory: 1, directory });
  await fill(list, inputs);
  const [, , , first, second] = inputs;
  await rm(first?.shown ?? "");
  await writeFile(second?.shown ?? "", "longer");
  const again: (Input | InputProblem)[] = [];
  for await (const input of list.again()) again.push(input);
  expect(again[3]).toMatchObject({ kind: "problem", shown: first?.shown });
  expect(again[4]).toMatchObject({ kind: "file", size: 6 });
});

test.each([
  ["in memory", 2 ** 20],
  ["in a temporary file", 2000],
  ["in a temporary file, written line by line", 1],
])("is read while inputs are being recorded: %s", async (_, memory) => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ memory, directory });
  onTestFinished(() => list.close());
  const reader = list.again();
  const read: string[] = [];
  for await (const input of list.record(each(inputs))) {
    // Each input can be sent as soon as it was found.
    const { value } = await reader.next();
    expect(value.shown).toBe(input.shown);
    read.push(input.shown);
  }
  expect(await reader.next()).toMatchObject({ done: true });
  expect(read).toEqual(inputs.map(({ shown }) => shown));
});

test("a reader waits for the next input, and gets the error that ended the search", async () => {
  const { directory, inputs } = await makeScene();
  const list = createInputList({ directory });
  onTestFinished(() => list.close());
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* search(): AsyncGenerator<Input | InputProblem> {
    yield* inputs.slice(0, 2);
    await held;
    throw new Error("the disk is gone");
  }
  const recording = shownOf(list.record(search()));
  recording.catch(() => {});
  await Promise.resolve();
  const reader = list.again();
  expect((await reader.next()).value.shown).toBe(inputs[0]?.shown);
  expect((await reader.next()).value.shown).toBe(inputs[1]?.shown);
  const third = reader.next();
  release();
  await expect(third).rejects.toThrow("the disk is gone");
  await expect(recording).rejects.toThrow("the disk is gone");
});
