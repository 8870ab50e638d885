import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { expect, onTestFinished, test } from "vitest";
import { journalId } from "../../src/journal/journal-key.js";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { openUploadJournal } from "../../src/journal/open-upload-journal.js";
import { discardManyInterrupted } from "../../src/resume/discard-many.js";
import { key, plan, session, source } from "../journal/some-journal.js";

const MANY = 210;

/** A project whose requests are counted. Entries with an even number have content. */
function project(refused: ReadonlySet<number> = new Set()) {
  const client = createFilesClient({ baseUrl: key.baseUrl, project: key.project, token: "x" });
  const requests = { look: 0, delete: 0 };
  const deleted = new Set<number>();
  const idsOf = (items: readonly object[]): number[] =>
    items.flatMap((item) => ("id" in item && typeof item.id === "number" ? [item.id] : []));
  const byIdsFiles: FilesClient["byIdsFiles"] = async (items) => {
    requests.look += 1;
    return idsOf(items).map((id) => ({
      id,
      name: "scan",
      uploaded: id % 2 === 0,
      createdTime: 0,
      lastUpdatedTime: 0,
    }));
  };
  const deleteFiles: FilesClient["deleteFiles"] = async (items) => {
    requests.delete += 1;
    const ids = idsOf(items);
    if (ids.some((id) => refused.has(id))) throw new Error("not allowed");
    for (const id of ids) deleted.add(id);
  };
  return { client: { ...client, byIdsFiles, deleteFiles }, requests, deleted };
}

/** A folder with journals of interrupted uploads; the upload with number N created the entry N. */
async function journals(count: number) {
  const directory = await mkdtemp(join(tmpdir(), "cdf-many-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const store = fileJournalStore({ directory });
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const own = { ...key, target: { externalId: `scan-${number}` } };
    const warn = (): void => {};
    const options = { store, key: own, mode: "required", restart: false, now: 1, warn } as const;
    const journal = await openUploadJournal(options);
    await journal.append({ type: "session", session: { ...session(), fileId: number }, plan, source });
    await journal.close();
    ids.push(await journalId(own));
  }
  return { directory, store, ids };
}

test("210 uploads cost two requests for each 200, and only entries without content are deleted", async () => {
  const { directory, store, ids } = await journals(MANY);
  const { client, requests, deleted } = project();
  const discarded: string[] = [];
  for await (const { id, checked, error } of discardManyInterrupted(client, store, ids)) {
    expect([checked, error]).toEqual([true, undefined]);
    discarded.push(id);
  }
  expect(discarded).toEqual(ids);
  expect(requests).toEqual({ look: 2, delete: 2 });
  expect(deleted.size).toBe(MANY / 2);
  expect([...deleted].every((id) => id % 2 === 1)).toBe(true);
  expect(await readdir(directory)).toEqual([]);
});

test("one that is in use, and one whose entry cannot be deleted, do not prevent the others", async () => {
  const { directory, store, ids } = await journals(9);
  const { client, deleted } = project(new Set([5]));
  const used = await store.open(ids[2] ?? "");
  const errors = new Map<string, unknown>();
  for await (const { id, error } of discardManyInterrupted(client, store, ids))
    if (error !== undefined) errors.set(id, error);
  await used.close();
  expect([...errors.keys()]).toEqual([ids[2], ids[4]]);
  expect(errors.get(ids[2] ?? "")).toMatchObject({ code: "journal-locked" });
  expect(errors.get(ids[4] ?? "")).toMatchObject({ message: "not allowed" });
  expect([...deleted].sort()).toEqual([1, 7, 9]);
  expect((await readdir(directory)).sort()).toEqual([`${ids[2]}.journal`, `${ids[4]}.journal`].sort());
});

test("without a client the journals are removed, and no entry is checked", async () => {
  const { directory, store, ids } = await journals(3);
  for await (const { checked, error } of discardManyInterrupted(undefined, store, ids))
    expect([checked, error]).toEqual([false, undefined]);
  expect(await readdir(directory)).toEqual([]);
});
