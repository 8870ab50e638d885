/** Files in the journals' folder that this package did not create are never changed, followed or removed. */
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileFault } from "../../src/disk/private-file.js";
import { preparePrivateFolder } from "../../src/disk/private-folder.js";
import { canBeJournal } from "../../src/journal/format/can-be-journal.js";
import { encodeHead } from "../../src/journal/format/write.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { ownIdentity } from "../../src/journal/node/process-identity.js";
import { openUploadJournal } from "../../src/journal/open-upload-journal.js";
import {
  discardFinished,
  discardInterrupted,
  interruptedUploads,
} from "../../src/resume/interrupted-uploads.js";
import { key } from "./some-journal.js";

const ID = "0123456789abcdef0123456789abcdef";
let above: string;
let directory: string;
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), "cdf-foreign-"));
  directory = join(above, "uploads");
  await mkdir(directory, { mode: 0o700 });
});
afterEach(() => rm(above, { recursive: true, force: true }));

const HEAD = encodeHead(ID, key, 1);
const FOREIGN: readonly [string, Uint8Array][] = [
  ["text", Buffer.from("Minutes of the meeting\n")],
  ["one letter", Buffer.from("x")],
  ["a short word", Buffer.from("garbage")],
  ["JSON", Buffer.from('{"format":"cdf-multipart journal","version":1}\n')],
  ["a ZIP archive", Buffer.from("PK\u0003\u0004 and so on")],
  ["zeros and then something", Buffer.concat([Buffer.alloc(5000), Buffer.from("scan data")])],
  ["bytes of every value", Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 7 + 1) % 256))],
  ["a journal of another program", Buffer.from('0a1b2c3d {"format":"my journal","version":1}\n')],
];

/** All calls of a store about one journal. */
const WORK: readonly [string, (id: string) => Promise<unknown>][] = [
  ["open", async (id) => (await fileJournalStore({ directory }).open(id)).close()],
  ["discard", (id) => discardInterrupted(undefined, fileJournalStore({ directory }), id)],
  ["discard a finished one", (id) => discardFinished(fileJournalStore({ directory }), id)],
  ["list", () => interruptedUploads(fileJournalStore({ directory }))],
];

describe.each(WORK)("to %s a journal", (_, work) => {
  it.each(FOREIGN)("leaves %s as it is", async (__, content) => {
    const path = join(directory, `${ID}.journal`);
    await writeFile(path, content);
    await work(ID).catch(() => {});
    expect(Buffer.from(content).equals(await readFile(path))).toBe(true);
    expect(await readdir(directory)).toEqual([`${ID}.journal`]);
  });

  it("does not follow a symbolic link, to a file or to nothing", async () => {
    const target = join(above, "scan.e57");
    await writeFile(target, HEAD);
    const path = join(directory, `${ID}.journal`);
    for (const to of [target, join(above, "missing")]) {
      await symlink(to, path);
      await work(ID).catch(() => {});
      expect(await readlink(path)).toBe(to);
      await rm(path);
    }
    expect(Buffer.from(HEAD).equals(await readFile(target))).toBe(true);
    expect(await readdir(above)).toEqual(["scan.e57", "uploads"]);
  });

  it("leaves a folder of that name", async () => {
    const path = join(directory, `${ID}.journal`);
    await mkdir(path);
    await writeFile(join(path, "a"), "a");
    await work(ID).catch(() => {});
    expect(await readdir(path)).toEqual(["a"]);
  });
});

describe("a journal", () => {
  it.each(FOREIGN)(
    "cannot be kept if %s has its name: the upload continues without one, with a warning",
    async (_, content) => {
      const warnings: string[] = [];
      const store = fileJournalStore({ directory });
      const open = () =>
        openUploadJournal({
          ...{ store, key, mode: "optional", restart: true, now: 1 },
          warn: (code, message) => void warnings.push(`${code}: ${message}`),
        });
      await (await open()).close();
      const [name = ""] = await readdir(directory);
      await writeFile(join(directory, name), content);
      await (await open()).close();
      expect(warnings).toEqual([
        expect.stringMatching(/^journal-unavailable: .* is not one, so it was not changed/),
      ]);
      expect(Buffer.from(content).equals(await readFile(join(directory, name)))).toBe(true);
    },
  );

  it("is recognized by any part of its first line, also with flipped bits, and by zeros", () => {
    for (let length = 0; length <= HEAD.length; length += 1)
      expect(canBeJournal(HEAD.slice(0, length))).toBe(true);
    for (let place = 0; place < HEAD.length; place += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const flipped = HEAD.slice();
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
        expect(canBeJournal(flipped)).toBe(true);
      }
    }
    expect(canBeJournal(new Uint8Array(4096))).toBe(true);
    for (const [, content] of FOREIGN) expect(canBeJournal(content)).toBe(false);
  });

  it("is removed only if it is the file that was opened: another file in its place is kept", async () => {
    const file = await fileJournalStore({ directory }).open(ID);
    const path = join(directory, `${ID}.journal`);
    await rm(path);
    await writeFile(path, "mine");
    await file.remove();
    expect(await readFile(path, "utf8")).toBe("mine");
  });
});

describe("a file with the name of a lock", () => {
  const { machine } = ownIdentity();
  it("that is not a lock, or is a link, is not removed", async () => {
    const target = join(above, "scan.e57");
    await writeFile(target, "scan");
    const names = {
      text: `${ID}.${machine}.4194304.1.00000000.lock`,
      linked: `${ID}.${machine}.4194304.1.00000001.lock`,
      folder: `${ID}.${machine}.4194304.1.00000002.lock`,
      ours: `${ID}.${machine}.4194304.1.00000003.lock`,
    };
    await writeFile(join(directory, names.text), "not a lock");
    await symlink(target, join(directory, names.linked));
    await mkdir(join(directory, names.folder));
    await writeFile(join(directory, names.ours), "\n");
    await (await fileJournalStore({ directory }).open(ID)).close();
    expect((await readdir(directory)).sort()).toEqual(
      [names.text, names.linked, names.folder, `${ID}.journal`].sort(),
    );
    expect(await readFile(target, "utf8")).toBe("scan");
  });

  it("of another form stays", async () => {
    const names = ["a.lock", `${ID}.lock`, `${ID}.${machine}.1.lock`, `${ID}.journal.bak`, "notes.journal"];
    for (const name of names) {
      await writeFile(join(directory, name), "");
      await utimes(join(directory, name), 1, 1);
    }
    const file = await fileJournalStore({ directory }).open(ID);
    await file.remove();
    expect((await readdir(directory)).sort()).toEqual([...names].sort());
  });
});

describe("the owner and the mode", () => {
  const stats = (uid: number, kind: "file" | "link" | "pipe" = "file") => ({
    isFile: () => kind === "file",
    isSymbolicLink: () => kind === "link",
    uid,
    mode: 0o600,
  });

  it.each([
    ["this user's file", stats(7), 7, undefined],
    ["another user's file", stats(8), 7, /another user \(uid 8; this process has uid 7\)/],
    ["root's file", stats(0), 7, /another user/],
    ["a user's file for root", stats(7), 0, /another user/],
    ["a link", stats(7, "link"), 7, /symbolic link/],
    ["a pipe", stats(7, "pipe"), 7, /not a regular file/],
    ["a file where there are no owners", stats(0), undefined, undefined],
  ])("decide: %s", (_, file, uid, fault) => {
    const found = fileFault(file, { platform: "linux", ...(uid === undefined ? {} : { uid }) });
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(fault);
  });

  it.runIf(process.getuid !== undefined)(
    "of a folder of this package that other users could read are corrected, with one warning",
    async () => {
      for (const mode of [0o777, 0o755, 0o770, 0o701]) {
        await chmod(directory, mode);
        expect(preparePrivateFolder(directory, { ours: true })).toMatch(/was open to other users \(mode 7/);
        expect((await lstat(directory)).mode & 0o777).toBe(0o700);
        expect(preparePrivateFolder(directory, { ours: true })).toBeUndefined();
      }
    },
  );

  it.runIf(process.getuid !== undefined)("of a folder that a caller named are not changed", async () => {
    await chmod(directory, 0o775);
    expect(preparePrivateFolder(directory, { ours: false })).toBeUndefined();
    expect((await lstat(directory)).mode & 0o777).toBe(0o775);
  });

  it.runIf(process.getuid !== undefined)("of another user's folder make it unusable", () => {
    const platform = { platform: "linux", uid: (process.getuid?.() ?? 0) + 1 } as const;
    expect(() => preparePrivateFolder(directory, { ours: true, platform })).toThrow(
      /another user.*XDG_STATE_HOME/,
    );
  });

  it("of a second name of the same file are those of the file", async () => {
    const path = join(directory, `${ID}.journal`);
    await writeFile(path, "mine");
    await link(path, join(above, "b"));
    await discardInterrupted(undefined, fileJournalStore({ directory }), ID).catch(() => {});
    expect(await readFile(join(above, "b"), "utf8")).toBe("mine");
  });
});
