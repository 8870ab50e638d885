import { createHash } from "node:crypto";
import { utimes, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type FileHash, fileKeyAt } from "../../src/hash/file-key.js";
import { createHasher } from "../../src/hash/hasher.js";
import type { Candidate } from "../../src/run/candidate.js";
import { fileHashWork, isHashStale } from "../../src/run/file-hash-work.js";
import { makeBytes, makeFile } from "../process/scene.js";

/** The built worker, since a thread cannot run TypeScript. */
const WORKER = new URL("../../dist/hash/hash-worker.js", import.meta.url);
const SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

async function scene(hash?: FileHash) {
  const path = await makeFile(0);
  await writeFile(path, "abc");
  const input = { kind: "file", path, given: "scan", shown: path, size: 3, modifiedAt: 0 } as const;
  const candidate: Candidate = { kind: "candidate", input, shown: path, into: { file: { name: "x" } }, hash };
  return { path, candidate };
}

async function touched(path: string): Promise<void> {
  await utimes(path, 1, 1);
}

test("a hash is for the requested state of the file, or fails", async () => {
  const { path } = await scene();
  const hasher = createHasher(WORKER);
  try {
    const key = fileKeyAt(path);
    expect(await hasher.start(path).done).toMatchObject({ sha256: SHA256_OF_ABC, key });
    expect(await hasher.start(path, key).done).toMatchObject({ sha256: SHA256_OF_ABC });
    await touched(path);
    await expect(hasher.start(path, key).done).rejects.toThrow(/the file changed during the computation/);
    await expect(hasher.start("/proc/cpuinfo").done).resolves.toMatchObject({
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    });
  } finally {
    await hasher.close();
  }
});

test("a file that changed after it was opened gets no hash, and counts as stored", async () => {
  const { path, candidate } = await scene();
  const hasher = createHasher(WORKER);
  try {
    const work = fileHashWork(candidate, {
      ...hasher,
      // Simulates that the worker starts after the change.
      start: (file, key) => hasher.start(file, `${key} before`),
    });
    work.opened();
    const told: string[] = [];
    expect(await work.sha256((line) => told.push(line))).toBeUndefined();
    expect(told).toEqual([
      expect.stringMatching(/^stored without a SHA-256\. .*the file changed during the computation/),
    ]);
    const right = fileHashWork(candidate, hasher);
    right.opened();
    expect(await right.sha256(() => {})).toBe(SHA256_OF_ABC);
    expect(path).toBe(candidate.shown);
  } finally {
    await hasher.close();
  }
});

test("fields with the hash of an earlier state are a failure", async () => {
  const first = await scene();
  const hash = { sha256: SHA256_OF_ABC, key: fileKeyAt(first.path) ?? "" };
  const candidate: Candidate = { ...first.candidate, hash };
  expect(isHashStale(candidate)).toBe(false);
  const before = fileHashWork(candidate, undefined);
  before.opened();
  expect(await before.sha256(() => {})).toBe(SHA256_OF_ABC);
  await touched(first.path);
  expect(isHashStale(candidate)).toBe(true);
  const after = fileHashWork(candidate, undefined);
  after.opened();
  await expect(after.sha256(() => {})).rejects.toThrow(/stored with a wrong SHA-256 in its fields/);
});

test.each([
  ["a small file", 1000, 0],
  ["the largest small file", 2 ** 20, 0],
  ["a larger file", 2 ** 20 + 1, 1],
])("%s is hashed, with %i bytes, by %i threads", async (_what, size, threads) => {
  const path = await makeFile(size);
  const hasher = createHasher(WORKER);
  const count = (): number =>
    process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
  const before = count();
  try {
    const { sha256 } = await hasher.start(path).done;
    expect(sha256).toBe(createHash("sha256").update(makeBytes(size)).digest("hex"));
    expect(count() - before).toBe(threads);
  } finally {
    await hasher.close();
  }
});

test("a hash that is stopped, or of a file that does not exist, fails, for small and large files", async () => {
  const hasher = createHasher(WORKER);
  try {
    for (const size of [1000, 64 * 2 ** 20]) {
      const job = hasher.start(await makeFile(size));
      job.stop();
      await expect(job.done).rejects.toThrow("The SHA-256 could not be computed: it was stopped.");
    }
    await expect(hasher.start("/nothing/there").done).rejects.toThrow(/could not be computed: ENOENT/);
  } finally {
    await hasher.close();
  }
});
