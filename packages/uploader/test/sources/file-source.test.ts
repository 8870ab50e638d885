import { execFile } from "node:child_process";
import fs from "node:fs";
import { chmod, mkdir, open, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { FILE_SIZE_MAX } from "@cdf-multipart/spec";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileHandleSource } from "../../src/sources/node/file-handle-source.js";
import { fileSource, openFailure } from "../../src/sources/node/file-source.js";
import { sourceConformance } from "../../src/testing/source-conformance.js";
import { openFiles } from "./open-files.js";
import { pattern } from "./pattern.js";
import { readAll } from "./read-all.js";
import { temporaryFolder } from "./temporary-folder.js";

const bytes = pattern(100_003);
const GiB = 1024 ** 3;

describe("a file", () => {
  test.each([0, 1, 100_003])("fulfils the contract of a source: %i bytes", async (size) => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes.subarray(0, size));
    await sourceConformance(() => fileSource(path), { bytes: bytes.subarray(0, size) });
  });

  test("has its base name, size, modification time and inode", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    await utimes(path, 1_700_000_000, 1_700_000_000);
    const source = await fileSource(path);
    onTestFinished(() => source.close());
    expect(source).toMatchObject({ kind: "file", name: "scan.e57", size: 100_003 });
    const { size, modified, identity } = await source.fingerprint();
    expect(size).toBe(100_003);
    expect(modified).toBe(1_700_000_000_000);
    expect(identity).toMatch(/^inode \d+$/);
  });

  test("reads into the given window", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const source = await fileSource(path);
    onTestFinished(() => source.close());
    const window = new Uint8Array(1000);
    const view = await source.open(0, 5000).next(window);
    expect(view).toBe(window);
    expect(view).toEqual(bytes.slice(0, 1000));
  });

  test("is read through one handle by any number of bodies, and close() releases it", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "scan.e57");
    await writeFile(path, bytes);
    const source = await fileSource(path);
    const bodies = Array.from({ length: 8 }, (_, index) => source.open(index * 1000, 100_000));
    await Promise.all(bodies.map((body) => body.next(new Uint8Array(100))));
    expect(await openFiles(folder)).toHaveLength(1);
    await Promise.all(bodies.map((body) => body.close()));
    await source.close();
    expect(await openFiles(folder)).toEqual([]);
  });

  test("of more than 4 GiB returns the right bytes on both sides of 4 GiB", async () => {
    const path = join(await temporaryFolder(), "sparse.bin");
    const size = 6 * GiB + 17;
    const handle = await open(path, "w");
    await handle.truncate(size);
    for (const at of [4 * GiB - 1000, 6 * GiB - 983]) await handle.write(bytes, 0, 1000 + 983, at);
    await handle.truncate(size);
    await handle.close();
    const source = await fileSource(path);
    onTestFinished(() => source.close());
    expect(source.size).toBe(size);
    const across = await readAll(source, 4 * GiB - 1000, 4 * GiB + 983, 256);
    expect(across).toEqual(bytes.slice(0, 1983));
    expect(await readAll(source, size - 1000, size)).toEqual(bytes.slice(0, 1000));
    expect(await readAll(source, size - 1000 - 4 * GiB, size - 4 * GiB)).toEqual(new Uint8Array(1000));
  });

  test("short reads are repeated until the window is full", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const handle = await open(path, "r");
    onTestFinished(() => handle.close());
    const { read } = fs;
    const short = (
      fd: number,
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null, bytesRead: number) => void,
    ): void => read(fd, buffer, offset, Math.min(length, 777), position, callback);
    Object.assign(fs, { read: short });
    onTestFinished(() => void Object.assign(fs, { read }));
    expect(await readAll(await fileHandleSource(handle), 5, 100_000)).toEqual(bytes.slice(5, 100_000));
  });

  test("that cannot be read is an error with position and reason", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const handle = await open(path, "r");
    onTestFinished(() => handle.close());
    const failure = Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
    const source = await fileHandleSource(handle, { name: "scan.e57" });
    const { read } = fs;
    const failing = (...args: readonly unknown[]): void => {
      const callback = args.at(-1);
      if (typeof callback === "function") callback(failure, 0);
    };
    Object.assign(fs, { read: failing });
    onTestFinished(() => void Object.assign(fs, { read }));
    await expect(readAll(source, 500, 600)).rejects.toMatchObject({
      code: "source-unreadable",
      message:
        '"scan.e57" could not be read at byte 500: EIO: i/o error, read. Check its disk or network drive.',
      cause: failure,
    });
  });
});

describe("an open handle", () => {
  test("that its owner closes too early causes an error, not an uncaught exception", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const handle = await open(path, "r");
    const body = (await fileHandleSource(handle, { name: "scan.e57" })).open(0, bytes.byteLength);
    await body.next(new Uint8Array(1000));
    await handle.close();
    await expect(body.next(new Uint8Array(1000))).rejects.toMatchObject({
      code: "source-unreadable",
      message:
        '"scan.e57" could not be read at byte 1000: its handle was closed. Check its disk or network drive.',
    });
    await body.close();
  });

  test("fulfils the contract, does not move the handle, and stays open after close()", async () => {
    const path = join(await temporaryFolder(), "scan.e57");
    await writeFile(path, bytes);
    const handle = await open(path, "r");
    onTestFinished(() => handle.close());
    await sourceConformance(() => fileHandleSource(handle, { name: "x" }), { bytes });
    const { bytesRead } = await handle.read(new Uint8Array(10), 0, 10, null);
    expect(bytesRead).toBe(10);
  });
});

describe("a path that cannot be uploaded is refused in one sentence", () => {
  test("missing", async () => {
    const path = join(await temporaryFolder(), "none.e57");
    await expect(fileSource(path)).rejects.toMatchObject({
      code: "source-missing",
      message: `"${path}" does not exist. Check the path; it is relative to the working directory.`,
    });
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "x");
    await expect(fileSource(join(folder, "file", "below"))).rejects.toMatchObject({ code: "source-missing" });
  });

  test("a directory", async () => {
    const path = await temporaryFolder();
    await expect(fileSource(path)).rejects.toMatchObject({
      code: "source-not-a-file",
      message: `"${path}" is a directory. Give the path of a file in it.`,
    });
  });

  test("a device, a pipe or a socket; opening the pipe does not block", async () => {
    const folder = await temporaryFolder();
    await expect(fileSource("/dev/null")).rejects.toThrow(
      '"/dev/null" is a device, which cannot be read twice.',
    );
    await promisify(execFile)("mkfifo", [join(folder, "pipe")]);
    await expect(fileSource(join(folder, "pipe"))).rejects.toThrow("is a pipe, which cannot be read twice.");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "socket"), resolve));
    onTestFinished(() => void server.close());
    await expect(fileSource(join(folder, "socket"))).rejects.toThrow(
      "is a socket, which cannot be read twice.",
    );
  });

  test("links that form a loop, and a name that is too long", async () => {
    const folder = await temporaryFolder();
    await symlink(join(folder, "b"), join(folder, "a"));
    await symlink(join(folder, "a"), join(folder, "b"));
    await expect(fileSource(join(folder, "a"))).rejects.toThrow("its symbolic links form a loop");
    await expect(fileSource(join(folder, "x".repeat(300)))).rejects.toThrow(
      "longer than the file system allows",
    );
  });

  test("unreadable", async () => {
    const path = join(await temporaryFolder(), "secret");
    await writeFile(path, "x");
    await chmod(path, 0);
    // The superuser can read everything.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      await expect(fileSource(path)).rejects.toMatchObject({
        code: "source-forbidden",
        message: `"${path}" may not be read by this user. Give read permission to it and to its folders.`,
      });
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  test("open in another program on Windows", () => {
    const cause = Object.assign(new Error("EBUSY: resource busy or locked"), { code: "EBUSY" });
    expect(openFailure('"scan.e57"', cause)).toMatchObject({
      code: "source-unreadable",
      message: '"scan.e57" is open in another program. Close it there, and repeat the command.',
    });
  });

  test("that is larger than the maximum of CDF", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "huge");
    const handle = await open(path, "w");
    await handle.truncate(FILE_SIZE_MAX);
    await handle.close();
    const source = await fileSource(path);
    expect(source.size).toBe(FILE_SIZE_MAX);
    await source.close();
    const more = await open(path, "w");
    await more.truncate(FILE_SIZE_MAX + 1);
    await more.close();
    await expect(fileSource(path)).rejects.toMatchObject({
      code: "source-too-large",
      message: `"${path}" has ${FILE_SIZE_MAX + 1} bytes; a file in CDF can have at most ${FILE_SIZE_MAX}. Split it before uploading.`,
    });
    expect(await openFiles(folder)).toEqual([]);
  });

  test("a link to a file is the file", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "real"));
    await writeFile(join(folder, "real", "scan.e57"), bytes);
    await symlink(join(folder, "real", "scan.e57"), join(folder, "link.e57"));
    const source = await fileSource(join(folder, "link.e57"));
    onTestFinished(() => source.close());
    expect(source.name).toBe("link.e57");
    expect(await readAll(source)).toEqual(bytes);
    await source.verify();
  });
});
