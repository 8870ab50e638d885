/** Whether two results of stat, or two spellings, are the same file on other systems than this one. */
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { filePlace } from "../../src/disk/disk-platform.js";
import { isGone, isSameFile } from "../../src/disk/private-file.js";
import { checkUnchanged, fileState } from "../../src/sources/node/file-state.js";

/** The answers of libuv 1.49 and 1.50 on Windows: 64 bits by path, the lower 32 by descriptor. */
const BY_PATH = 0x5f3a_0001_9c4b_77e2n;
const BY_DESCRIPTOR = 0x9c4b_77e2n;

const stats = (dev: bigint, ino = 7n) => ({ dev, ino, size: 1n, mtimeNs: 2n, ctimeNs: 3n });

describe("one file", () => {
  it("is recognized by 32 bits of its device number", () => {
    const before = fileState(stats(BY_DESCRIPTOR));
    expect(() => checkUnchanged("a", before, fileState(stats(BY_PATH)))).not.toThrow();
    expect(() => checkUnchanged("a", before, fileState(stats(BY_PATH + 1n)))).toThrow(/replaced/);
    expect(() => checkUnchanged("a", before, fileState(stats(BY_DESCRIPTOR, 8n)))).toThrow(/replaced/);
    const [path, descriptor] = [Number(0x1_9c4b_77e2n), Number(BY_DESCRIPTOR)];
    expect(isSameFile({ ino: 7, dev: path }, { ino: 7, dev: descriptor })).toBe(true);
    expect(isSameFile({ ino: 7, dev: path }, { ino: 7, dev: descriptor + 1 })).toBe(false);
  });

  it.each(["win32", "darwin"] as const)("has the same path on %s with any spelling", (platform) => {
    const realpath = (path: string): string => path.toUpperCase();
    const places = ["scans/A.e57", "SCANS/a.E57"].map((path) => filePlace(path, { platform, realpath }));
    expect(new Set(places).size).toBe(1);
  });

  it("of a deleted file has the path that was given", () => {
    const realpath = (): never => {
      throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
    };
    expect(filePlace("gone.e57", { platform: "win32", realpath })).toBe(resolve("gone.e57"));
  });

  it("keeps on Linux the path of its link, as in journals of earlier versions", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cdf-place-"));
    await writeFile(join(folder, "a"), "");
    await symlink("a", join(folder, "b"));
    expect(filePlace(join(folder, "b"), { platform: "linux" })).toBe(join(folder, "b"));
    await rm(folder, { recursive: true });
  });
});

describe("a file that another process has deleted, and still has open", () => {
  const failure = (code: string) => Object.assign(new Error(code), { code });
  it.each([
    ["win32", "EPERM", true],
    ["win32", "EBUSY", true],
    ["win32", "ENOENT", true],
    ["win32", "EIO", false],
    ["linux", "ENOENT", true],
    ["linux", "EPERM", false],
    ["darwin", "EBUSY", false],
  ] as const)("on %s with %s: gone is %s", (platform, code, gone) => {
    expect(isGone(failure(code), { platform })).toBe(gone);
  });
});
