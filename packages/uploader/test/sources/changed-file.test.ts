import { appendFile, open, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileSource } from "../../src/sources/node/file-source.js";
import { checkUnchanged } from "../../src/sources/node/file-state.js";
import type { PartBody, Source } from "../../src/sources/source.js";
import type { SourceChange, SourceChangedError } from "../../src/sources/source-error.js";
import { pattern } from "./pattern.js";
import { readAll, readBody } from "./read-all.js";
import { temporaryFolder } from "./temporary-folder.js";

const SIZE = 1_000_000;
const WINDOW = 100_000;
const bytes = pattern(SIZE);

interface Change {
  readonly what: string;
  readonly change: SourceChange;
  readonly sizes?: SourceChangedError["sizes"];
  readonly message: RegExp;
  /** True if a check of the open file detects it; false if only a check of the path does. */
  readonly inPlace: boolean;
  make(path: string): Promise<void>;
}

const CHANGES: readonly Change[] = [
  {
    what: "appended to",
    change: "size",
    sizes: { before: SIZE, now: SIZE + 1 },
    message:
      /"[^"]+scan\.e57" grew while it was uploaded, from 1000000 to 1000001 bytes\. Upload it again when/,
    inPlace: true,
    make: (path) => appendFile(path, "x"),
  },
  {
    what: "truncated",
    change: "size",
    sizes: { before: SIZE, now: 500 },
    message: /shrank while it was uploaded/,
    inPlace: true,
    make: (path) => truncate(path, 500),
  },
  {
    what: "written to in place",
    change: "modified",
    message:
      /was written to while it was uploaded: its modification time changed from \d{4}-.+\.\d{9}Z to \d{4}-.+\.\d{9}Z/,
    inPlace: true,
    make: async (path) => {
      // Two writes within one tick of the kernel's clock have the same time, so wait for the next tick.
      const { mtimeNs } = await stat(path, { bigint: true });
      const handle = await open(path, "r+");
      do await handle.write(new Uint8Array([1]), 0, 1, 999_999);
      while ((await handle.stat({ bigint: true })).mtimeNs === mtimeNs);
      await handle.close();
    },
  },
  {
    what: "given only another modification time",
    change: "modified",
    message: /to 2001-09-09T01:46:40\.000000000Z/,
    inPlace: true,
    make: (path) => utimes(path, 1e9, 1e9),
  },
  {
    what: "replaced by a rename",
    change: "replaced",
    message: /was replaced by another file while it was uploaded/,
    inPlace: false,
    make: async (path) => {
      const { atime, mtime } = await stat(path);
      await writeFile(`${path}.new`, bytes);
      await utimes(`${path}.new`, atime, mtime);
      await rename(`${path}.new`, path);
    },
  },
];

async function opened(): Promise<{ readonly path: string; readonly source: Source }> {
  const path = join(await temporaryFolder(), "scan.e57");
  await writeFile(path, bytes);
  const source = await fileSource(path);
  onTestFinished(() => source.close());
  return { path, source };
}

/** Reads the first windows of a body. */
async function readSome(body: PartBody, windows: number): Promise<void> {
  for (let turn = 0; turn < windows; turn += 1) await body.next(new Uint8Array(WINDOW));
}

describe.each(CHANGES)("a file that is $what", ({ change, sizes, message, make }) => {
  test("is rejected by verify()", async () => {
    const { path, source } = await opened();
    await source.verify();
    await make(path);
    await expect(source.verify()).rejects.toMatchObject({
      name: "SourceChangedError",
      code: "source-changed",
      change,
      ...(sizes === undefined ? {} : { sizes }),
      message: expect.stringMatching(message),
    });
  });
});

describe.each(CHANGES.filter(({ inPlace }) => inPlace))("a file that is $what", ({ change, make }) => {
  test.each([
    ["before the first read", 0],
    ["in the middle", 4],
    ["before the last read", 9],
  ])(
    "%s never returns the last window of a range, so the part is never sent completely",
    async (_when, windows) => {
      const { path, source } = await opened();
      const body = source.open(0, SIZE);
      await readSome(body, windows);
      await make(path);
      await expect(readBody(body, WINDOW)).rejects.toMatchObject({ code: "source-changed", change });
    },
  );

  test("is detected in each of several ranges, and again at every later attempt", async () => {
    const { path, source } = await opened();
    await make(path);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      for (const start of [0, 600_000]) {
        await expect(readBody(source.open(start, start + 300_000), WINDOW)).rejects.toMatchObject({ change });
      }
    }
  });
});

test("a file whose path was replaced still returns its old bytes; only verify() detects it", async () => {
  const { path, source } = await opened();
  await writeFile(`${path}.new`, pattern(SIZE, 2));
  await rename(`${path}.new`, path);
  expect(Buffer.from(await readBody(source.open(0, SIZE))).equals(bytes)).toBe(true);
  await expect(source.verify()).rejects.toMatchObject({ change: "replaced" });
});

test("a file that was deleted meanwhile is complete, because the handle keeps it", async () => {
  const { path, source } = await opened();
  await rm(path);
  expect(Buffer.from(await readBody(source.open(0, SIZE))).equals(bytes)).toBe(true);
  await source.verify();
});

test("a file that was only read is unchanged", async () => {
  const { source } = await opened();
  const before = await source.fingerprint();
  await readBody(source.open(0, SIZE));
  await source.verify();
  expect(await source.fingerprint()).toEqual(before);
});

test("a change in the middle of a part of many windows is detected long before its end", async () => {
  const { path, source } = await opened();
  const body = source.open(0, SIZE);
  await body.next(new Uint8Array(100));
  await appendFile(path, "x");
  let given = 100;
  const slowly = async (): Promise<void> => {
    for (;;) {
      given += (await body.next(new Uint8Array(100))).byteLength;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  await expect(slowly()).rejects.toMatchObject({ change: "size" });
  expect(given).toBeLessThan(SIZE / 2);
});

describe.runIf(process.platform === "linux")("a file whose size differs from its content", () => {
  test.each(["/proc/cpuinfo", "/proc/self/status", "/proc/version", "/proc/self/maps"])(
    "%s has a size of 0 bytes but yields more, so nothing is uploaded",
    async (path) => {
      await expect(fileSource(path)).rejects.toMatchObject({
        code: "source-length",
        message: expect.stringMatching(/has a size of 0 bytes but yields more: .*Read it as a stream/),
      });
    },
  );

  test.each(["/sys/kernel/mm/transparent_hugepage/enabled", "/sys/devices/system/cpu/online"])(
    "%s has a size of 4096 bytes but yields fewer",
    async (path) => {
      const source = await fileSource(path);
      onTestFinished(() => source.close());
      await expect(readAll(source)).rejects.toMatchObject({
        code: "source-length",
        message: expect.stringMatching(/has a size of 4096 bytes but yields fewer/),
      });
    },
  );

  test("does not include empty or sparse files", async () => {
    const folder = await temporaryFolder();
    for (const size of [0, 1, 100_000]) {
      const path = join(folder, `hole-${size}`);
      await writeFile(path, "");
      await truncate(path, size);
      const source = await fileSource(path);
      expect(source.size).toBe(size);
      await source.close();
    }
  });
});

test("a time that a Date cannot represent is reported in ns", () => {
  const state = { size: 1n, modified: 10n ** 23n, changed: 1n, inode: 1n, device: 1n };
  expect(() => checkUnchanged("x", state, { ...state, modified: 5n })).toThrow(
    "from 100000000000000000000000 ns since 1970 to 1970-01-01T00:00:00.000000005Z",
  );
});
