import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type ComparerOptions, createComparer } from "../../src/emulator/comparer.js";
import { makeBytes, makeFile, makeFolder } from "../process/scene.js";

/** The built program of the comparing process. */
const PROGRAM = fileURLToPath(new URL("../../dist/emulator/compare-child.js", import.meta.url));
const SIZE = 100_000;
const SECOND = 1000;
const LIMIT = 90 * SECOND;

// The test advances the time of silence by hand.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

function makeComparer(options: ComparerOptions = {}) {
  const comparer = createComparer({ program: PROGRAM, ...options });
  onTestFinished(() => comparer.close());
  return comparer;
}

async function serve(): Promise<string> {
  const server = createServer((_, answer) => answer.end(makeBytes(SIZE)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

/** A path that blocks every reader until another process writes to it, like a file on a disk that hangs. */
async function hangingPath(): Promise<string> {
  const path = join(await makeFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  return path;
}

/** A program in place of the comparing one. `requests` has those that it received so far. */
async function makeProgram(onRequest: string): Promise<string> {
  const path = join(await makeFolder(), "program.cjs");
  await writeFile(
    path,
    `const requests = [];
process.on("message", (request) => { requests.push(request); ${onRequest} });`,
  );
  return path;
}

/** Whether the promise is settled after all pending work has run. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = {};
  return (await Promise.race([promise.catch(() => undefined), Promise.resolve(pending)])) === pending;
}

test("a file that cannot be read is not waited for, and the next one is compared by a new process", async () => {
  const [url, comparer] = [await serve(), makeComparer()];
  const hanging = comparer.compare(url, await hangingPath());
  const refused = expect(hanging).rejects.toThrow(
    "the comparing process reported nothing for 90 s. Check that the disk of the file responds.",
  );
  vi.advanceTimersByTime(LIMIT - SECOND);
  expect(await isPending(hanging)).toBe(true);
  vi.advanceTimersByTime(SECOND);
  await refused;
  expect(vi.getTimerCount()).toBe(0);
  expect(await comparer.compare(url, await makeFile(SIZE))).toEqual({ same: true, bytes: SIZE });
  expect(vi.getTimerCount()).toBe(0);
});

test("after every message of the process the full limit applies again", async () => {
  const say =
    "process.send({ id: 1 }); if (requests.length > 1) process.send({ id: request.id, failure: 'x' });";
  const comparer = makeComparer({ program: await makeProgram(say) });
  const first = comparer.compare("", "");
  const refused = expect(first).rejects.toThrow("reported nothing for 90 s");
  for (let turn = 0; turn < 3; turn += 1) {
    vi.advanceTimersByTime(LIMIT - SECOND);
    await expect(comparer.compare("", "")).rejects.toThrow("x");
    expect(await isPending(first)).toBe(true);
  }
  vi.advanceTimersByTime(LIMIT);
  await refused;
});

test("a process that never responds is ended, for all files that wait", async () => {
  const comparer = makeComparer({ program: await makeProgram("") });
  const waiting = [comparer.compare("", "a"), comparer.compare("", "b")];
  const refused = Promise.all(waiting.map((one) => expect(one).rejects.toThrow("reported nothing for 90 s")));
  vi.advanceTimersByTime(LIMIT);
  await refused;
});

test.each([
  ["ends by itself", "process.exit(0)"],
  ["is killed", "process.kill(process.pid, 'SIGKILL')"],
  ["closes the channel", "process.disconnect()"],
  ["fails", "throw new Error('broken')"],
])("a process that %s is an error, not the end of the program", async (_what, code) => {
  const comparer = makeComparer({ program: await makeProgram(code) });
  for (let turn = 0; turn < 2; turn += 1) {
    await expect(comparer.compare("", "")).rejects.toThrow(
      "The process that compares the stored file ended without an answer.",
    );
  }
});

test("a program that does not exist is an error", async () => {
  const comparer = makeComparer({ program: join(await makeFolder(), "none.cjs") });
  await expect(comparer.compare("", "")).rejects.toThrow("ended without an answer");
});

test("closing ends a comparison that hangs immediately, without waiting for the process", async () => {
  const comparer = makeComparer();
  const hanging = comparer.compare(await serve(), await hangingPath());
  const refused = expect(hanging).rejects.toThrow("ended without an answer");
  comparer.close();
  comparer.close();
  await refused;
  expect(vi.getTimerCount()).toBe(0);
});
