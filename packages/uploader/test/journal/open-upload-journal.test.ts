import { describe, expect, it } from "vitest";
import { type JournalMode, openUploadJournal } from "../../src/journal/open-upload-journal.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { key, part, plan, session, source } from "./some-journal.js";

const FULL = new Error("ENOSPC: no space left on device");

function scene() {
  const store = memoryJournalStore();
  const warnings: string[] = [];
  const open = (mode: JournalMode) =>
    openUploadJournal({ store, key, mode, restart: false, now: 1, warn: (code) => warnings.push(code) });
  return { store, warnings, open };
}

describe("a disk that is full from the beginning", () => {
  it("causes a warning, and the state is kept in memory, when the journal is optional", async () => {
    const { store, warnings, open } = scene();
    store.failWith(FULL);
    const journal = await open("optional");
    await journal.append({ type: "session", session: session(), plan, source });
    await journal.append(part(1));
    expect((await journal.load()).upload?.acknowledged).toHaveLength(1);
    expect(warnings).toEqual(["journal-unavailable"]);
  });

  it("stops the upload when the journal is required", async () => {
    const { store, open } = scene();
    store.failWith(FULL);
    await expect(open("required")).rejects.toMatchObject({
      code: "journal-unavailable",
      message: expect.stringMatching(/ENOSPC.*journal: "optional"/s),
    });
  });
});

describe("a disk that fills up later", () => {
  it("causes one warning, and the earlier records are available to the next run", async () => {
    const { store, warnings, open } = scene();
    const journal = await open("optional");
    await journal.append({ type: "session", session: session(), plan, source });
    store.failWith(FULL);
    await journal.append(part(1));
    await journal.append(part(2));
    expect((await journal.load()).upload?.acknowledged).toHaveLength(2);
    expect(warnings).toEqual(["journal-unavailable"]);
    store.failWith(undefined);
    await journal.close();
    expect((await (await open("optional")).load()).upload?.acknowledged).toEqual([]);
  });

  it("stops the upload when the journal is required", async () => {
    const { store, open } = scene();
    const journal = await open("required");
    store.failWith(FULL);
    await expect(journal.append({ type: "opening", at: 1 })).rejects.toMatchObject({
      code: "journal-unavailable",
    });
  });
});

describe("a journal that is in use", () => {
  it.each(["optional", "required"] as const)("is refused, %s or not", async (mode) => {
    const { open } = scene();
    await open("optional");
    await expect(open(mode)).rejects.toMatchObject({ name: "JournalError", code: "journal-locked" });
  });
});
