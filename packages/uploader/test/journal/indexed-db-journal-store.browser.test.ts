import { beforeEach, describe, expect, it } from "vitest";
import { indexedDbJournalStore, readHandle } from "../../src/journal/indexed-db/indexed-db-journal-store.js";
import { change, openJournalDatabase } from "../../src/journal/indexed-db/journal-database.js";
import type { JournalStore } from "../../src/journal/journal-store.js";
import { storedJournal } from "../../src/journal/stored-journal.js";
import { listed } from "./listed.js";
import { key, records } from "./some-journal.js";

const ID = "0123456789abcdef0123456789abcdef";
const OTHER = "f".repeat(32);
const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);

let name: string;
let store: JournalStore;
beforeEach(() => {
  name = `test ${crypto.randomUUID()}`;
  store = indexedDbJournalStore({ name });
  return () => void indexedDB.deleteDatabase(name);
});

describe("journals in IndexedDB", () => {
  it("keep appended records, lose truncated ones, and leave nothing when they are removed", async () => {
    const before = Date.now();
    const first = await store.open(ID);
    expect(text(first.content)).toBe("");
    expect(first.createdAt).toBeGreaterThanOrEqual(before);
    expect(first.createdAt).toBeLessThanOrEqual(Date.now());
    await first.append(bytes("one\ntwo\n"));
    await first.flush();
    await first.truncate(4);
    await first.append(bytes("three\n"));
    await first.close();
    await first.close();
    const other = await store.open(OTHER);
    await other.append(bytes("other"));
    await other.close();

    const second = await store.open(ID);
    expect([text(second.content), second.createdAt]).toEqual(["one\nthree\n", first.createdAt]);
    const found = (await listed(store)).map(({ id, locked, content }) => [id, locked, text(content)]);
    expect(found).toEqual([
      [ID, true, "one\nthree\n"],
      [OTHER, false, "other"],
    ]);
    await second.remove();
    await second.close();
    expect((await listed(store)).map(({ id }) => id)).toEqual([OTHER]);
  });

  it("keep only the bytes of a view, not the memory around it", async () => {
    const file = await store.open(ID);
    await file.append(bytes("before|kept|after").subarray(7, 11));
    await file.close();
    const again = await store.open(ID);
    expect([text(again.content), again.content.buffer.byteLength]).toEqual(["kept", 4]);
    await again.close();
  });

  it("return every kind of record as it was written", async () => {
    const writing = await storedJournal({ file: await store.open(ID), id: ID, key, now: 1 });
    // Concurrently: parts that finish at the same time are written together.
    await Promise.all(records.map((record) => writing.append(record)));
    const written = await writing.load();
    await writing.close();
    const reading = await storedJournal({ file: await store.open(ID), id: ID, key, now: 2 });
    expect(await reading.load()).toEqual(written);
    expect(written.upload).toMatchObject({ phase: "completed", session: { uploadId: "upload-2" } });
    await reading.close();
  });

  it("keep a handle of the file, so that it need not be chosen again", async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("scan.e57", { create: true });
    await (await indexedDbJournalStore({ name, handle }).open(ID)).close();
    // A later run without the handle keeps the stored one.
    const file = await store.open(ID);
    const kept = await readHandle(ID, name);
    expect([kept?.name, await kept?.isSameEntry(handle)]).toEqual(["scan.e57", true]);
    await file.remove();
    expect(await readHandle(ID, name)).toBeUndefined();
  });

  it("keep nothing of a change whose work fails after it has asked for some of it", async () => {
    await (await store.open(ID)).close();
    const database = await openJournalDatabase(name);
    const row = { id: OTHER, createdAt: 1, modifiedAt: 1 };
    const failing = change(database, async ({ journals }) => {
      void journals.put(row).catch(() => {});
      throw new Error("out of memory");
    });
    await expect(failing).rejects.toThrow("out of memory");
    const late = change(database, async ({ journals }) => {
      await journals.put(row);
      await journals.delete(ID);
      throw new Error("too late");
    });
    await expect(late).rejects.toThrow("too late");
    database.close();
    expect((await listed(store)).map(({ id }) => id)).toEqual([ID]);
  });

  it("fail if nothing can be written any more", async () => {
    const file = await store.open(ID);
    await file.close();
    await expect(file.append(bytes("late"))).rejects.toMatchObject({ name: "InvalidStateError" });
  });
});

describe("the lock of a journal in a browser", () => {
  it("excludes a second upload, and admits it afterwards", async () => {
    const first = await store.open(ID);
    await expect(store.open(ID)).rejects.toMatchObject({
      code: "journal-locked",
      message: expect.stringContaining("Another tab"),
    });
    await (await store.open(OTHER)).close();
    await first.close();
    await (await store.open(ID)).close();
  });

  it("is given to exactly one of many that ask at the same time", async () => {
    for (let round = 0; round < 10; round += 1) {
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => store.open(ID)));
      const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(got.length).toBe(1);
      for (const file of got) await file.close();
    }
  });
});
