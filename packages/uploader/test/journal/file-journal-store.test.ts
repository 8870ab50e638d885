import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeHead } from "../../src/journal/format/write.js";
import { JournalError } from "../../src/journal/journal-error.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { openJournalFile } from "../../src/journal/node/journal-file.js";
import { ownIdentity } from "../../src/journal/node/process-identity.js";
import type { LockClaim } from "../../src/journal/node/process-lock.js";
import { listed } from "./listed.js";
import { key } from "./some-journal.js";

const ID = "0123456789abcdef0123456789abcdef";
const HEAD = encodeHead(ID, key, 1);
let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), "cdf-journal-")), "uploads");
});
afterEach(() => rm(join(directory, ".."), { recursive: true, force: true }));

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);

describe("journals in files", () => {
  it("are readable by their user only, because upload URLs are secrets", async () => {
    const file = await fileJournalStore({ directory }).open(ID);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(directory)) {
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    }
    await file.close();
  });

  it("keep appended records, lose truncated ones, and leave nothing when they are removed", async () => {
    const store = fileJournalStore({ directory });
    const first = await store.open(ID);
    await first.append(HEAD);
    await first.append(bytes("one\ntwo\n"));
    await first.flush();
    await first.truncate(HEAD.length + 4);
    await first.append(bytes("three\n"));
    await first.flush();
    await first.close();
    expect(await readdir(directory)).toEqual([`${ID}.journal`]);
    expect((await listed(store)).map(({ id, locked }) => ({ id, locked }))).toEqual([
      { id: ID, locked: false },
    ]);
    const second = await store.open(ID);
    expect(text(second.content)).toBe(`${text(HEAD)}one\nthree\n`);
    expect((await listed(store))[0]?.locked).toBe(true);
    await second.remove();
    await second.close();
    expect(await readdir(directory)).toEqual([]);
  });

  it("are an empty list if the folder does not exist", async () => {
    expect(await listed(fileJournalStore({ directory }))).toEqual([]);
  });
});

describe("the lock of a journal", () => {
  it("excludes a second upload of this process, and admits it afterwards", async () => {
    const store = fileJournalStore({ directory });
    const first = await store.open(ID);
    await expect(store.open(ID)).rejects.toMatchObject({
      code: "journal-locked",
      message: expect.stringContaining("of this process"),
    });
    await first.close();
    await (await store.open(ID)).close();
  });

  it("of a running process excludes others; that of a killed one does not, and leaves no file", async () => {
    const child = await sleeper();
    const own = ownIdentity();
    await (await fileJournalStore({ directory }).open(ID)).close();
    await lockOf(own.machine, child.pid ?? 0, "0");
    const store = fileJournalStore({ directory });
    await expect(store.open(ID)).rejects.toMatchObject({
      message: expect.stringContaining(`process ${child.pid}`),
    });
    await ended(child);
    await (await store.open(ID)).close();
    expect(await readdir(directory)).toEqual([`${ID}.journal`]);
  });

  it("of a dead process for another upload is removed, too", async () => {
    await (await fileJournalStore({ directory }).open(ID)).close();
    const { machine, start } = ownIdentity();
    const other = ID.replaceAll("0", "f");
    await writeFile(
      join(directory, `${other}.${machine}.${process.pid}.${Number(start) + 1}.00000000.lock`),
      "",
    );
    await (await fileJournalStore({ directory }).open(ID)).close();
    expect(await readdir(directory)).toEqual([`${ID}.journal`]);
  });

  it("of an earlier process with the same id does not count", async () => {
    await (await fileJournalStore({ directory }).open(ID)).close();
    const { machine, start } = ownIdentity();
    await lockOf(machine, process.pid, String(Number(start) + 1));
    await (await fileJournalStore({ directory }).open(ID)).close();
  });

  it("of another machine holds as long as it is renewed", async () => {
    await (await fileJournalStore({ directory }).open(ID)).close();
    const path = await lockOf("ffffffffffff", 1, "1");
    const store = fileJournalStore({ directory });
    await expect(store.open(ID)).rejects.toMatchObject({
      message: expect.stringContaining("another machine"),
    });
    const { utimes } = await import("node:fs/promises");
    const old = new Date(Date.now() - 120_000);
    await utimes(path, old, old);
    await (await store.open(ID)).close();
  });

  it("is given to at most one of many processes that ask at the same time", async () => {
    const store = fileJournalStore({ directory });
    for (let round = 0; round < 20; round += 1) {
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => store.open(ID)));
      const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(got.length).toBeLessThanOrEqual(1);
      for (const file of got) await file.close();
      // With no other contender, it is free.
      await (await store.open(ID)).close();
    }
    expect(await readdir(directory)).toEqual([`${ID}.journal`]);
  });
});

describe("a journal that appears and disappears", () => {
  it("is checked before it is opened, and again after: it may then be the new one of another process", async () => {
    await (await fileJournalStore({ directory }).open(ID)).close();
    const path = join(directory, `${ID}.journal`);
    const looks: string[] = [];
    const claim: LockClaim = {
      async settle() {
        looks.push("look");
        if (looks.length === 2) throw new JournalError("taken", { code: "journal-locked" });
        // Its holder is done, and the next process has created its own journal.
        await rm(path);
        await writeFile(path, encodeHead(ID, key, 2));
      },
      hold: () => ({ release: async () => {} }),
      withdraw: async () => {},
    };
    const opened = openJournalFile(path, { directory, claim, notice: undefined });
    await expect(opened).rejects.toMatchObject({ code: "journal-locked" });
    expect(looks).toEqual(["look", "look"]);
    expect(text(await readFile(path))).toBe(text(encodeHead(ID, key, 2)));
  });

  it("that did not exist belongs to its creator, without a check of ten thousand others", async () => {
    await (await fileJournalStore({ directory }).open(ID)).remove();
    let looks = 0;
    const claim: LockClaim = {
      async settle() {
        looks += 1;
      },
      hold: () => ({ release: async () => {} }),
      withdraw: async () => {},
    };
    const path = join(directory, `${ID}.journal`);
    const file = await openJournalFile(path, { directory, claim, notice: undefined });
    expect(looks).toBe(0);
    await file.remove();
    await writeFile(path, "mine");
    await file.remove();
    expect(await readFile(path, "utf8")).toBe("mine");
  });

  it("never has two holders, and its holder always has the file that is in the folder", async () => {
    const path = join(directory, `${ID}.journal`);
    let holders = 0;
    let turns = 0;
    const work = async (): Promise<void> => {
      for (let round = 0; round < 60; round += 1) {
        const file = await fileJournalStore({ directory })
          .open(ID)
          .catch(() => undefined);
        if (file === undefined) continue;
        holders += 1;
        turns += 1;
        expect(holders).toBe(1);
        const mark = encodeHead(ID, key, turns);
        await file.truncate(0);
        await file.append(mark);
        expect(text(await readFile(path))).toBe(text(mark));
        holders -= 1;
        if (turns % 3 === 0) await file.close();
        else await file.remove();
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(turns).toBeGreaterThan(0);
  });
});

async function lockOf(machine: string, pid: number, start: string): Promise<string> {
  const path = join(directory, `${ID}.${machine}.${pid}.${start}.00000000.lock`);
  await writeFile(path, "");
  return path;
}

async function sleeper(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await new Promise((resolve) => child.once("spawn", resolve));
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await exit;
}
