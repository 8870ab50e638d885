import { mkdtempSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { pageOf } from "../../src/requests/files/file-page.js";
import { FIRST_ID } from "../../src/state/own-names.js";
import type { StoredFile } from "../../src/state/records.js";
import { type EmulatorState, openState } from "../../src/state/state.js";
import { openStateLog, readStateLog } from "../../src/state/state-log.js";
import { scratchFolder } from "../scratch-folder.js";

let directory: string;
beforeEach(() => {
  directory = scratchFolder();
});

function fileOf(id: number, project: string = "a", text: string = ""): StoredFile {
  const fields = { name: String(id), metadata: { text } };
  return { id, project, fields, createdTime: 1, lastUpdatedTime: 1, visibleFrom: 0 };
}

test("files of a project are listed by id from any id on, after files were added, changed and removed", () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 12 }),
    project: fc.constantFrom("a", "b"),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.integer({ min: -1, max: 13 }), (changes, after) => {
      const folder = mkdtempSync(join(directory, "state-"));
      const state = openState(folder, "fs");
      const wanted = new Map<number, string>();
      for (const { id, project, gone } of changes) {
        const known = wanted.get(id);
        if (gone) state.removeFile(FIRST_ID + id);
        else state.putFile(fileOf(FIRST_ID + id, known ?? project));
        if (gone) wanted.delete(id);
        else wanted.set(id, known ?? project);
      }
      const expected = [...wanted].filter(([id, project]) => project === "a" && id > after).map(([id]) => id);
      const seen = (from: EmulatorState) =>
        [...from.filesAfter("a", FIRST_ID + after)].map(({ id }) => id - FIRST_ID);
      expect(seen(state)).toEqual(expected.sort((left, right) => left - right));
      state.close();
      const again = openState(folder, "fs");
      expect(seen(again)).toEqual(expected);
      again.close();
    }),
    { numRuns: 60 },
  );
});

test("a page reads as many files as it contains and one more, at any position in the list", () => {
  const state = openState(directory, "fs");
  for (let index = 0; index < 3000; index += 1) state.putFile(fileOf(FIRST_ID + index));
  for (const start of [0, 1000, 2899]) {
    let looked = 0;
    const counted = function* (): Generator<StoredFile> {
      for (const file of state.filesAfter("a", FIRST_ID + start - 1)) {
        looked += 1;
        yield file;
      }
    };
    const { items, next } = pageOf(counted(), {}, 100, 1);
    expect([items[0]?.id, items.length, looked]).toEqual([FIRST_ID + start, 100, 101]);
    expect(next).toBe(FIRST_ID + start + 99);
  }
  state.close();
});

test("a log longer than the longest string is read record by record, and rewritten", {
  timeout: 600_000,
}, () => {
  const meta = { kind: "meta", nextId: FIRST_ID, secret: "secret", store: "fs" } as const;
  const text = "x".repeat(8 * 1024 * 1024);
  function* records() {
    yield meta;
    // The same file many times: the log is large, but the state is small.
    for (let turn = 0; turn < 66; turn += 1)
      yield { kind: "file", file: fileOf(FIRST_ID, "a", text) } as const;
    yield { kind: "file", file: fileOf(FIRST_ID + 1) } as const;
  }
  openStateLog(directory, records()).close();
  expect(statSync(join(directory, "state.jsonl")).size).toBeGreaterThan(512 * 1024 * 1024);
  const state = openState(directory, "fs");
  expect([...state.files.keys()]).toEqual([FIRST_ID, FIRST_ID + 1]);
  state.close();
  expect(statSync(join(directory, "state.jsonl")).size).toBeLessThan(9 * 1024 * 1024);
});

test("a growing log is rewritten while it is in use, and loses nothing", () => {
  const state = openState(directory, "fs");
  const text = "x".repeat(1024 * 1024);
  for (let turn = 0; turn < 40; turn += 1)
    state.putFile(fileOf(FIRST_ID + (turn % 2), "a", `${turn}${text}`));
  state.removeFile(FIRST_ID);
  state.close();
  expect(statSync(join(directory, "state.jsonl")).size).toBeLessThan(20 * 1024 * 1024);
  const read = [...readStateLog(directory)];
  expect(read.filter(({ kind }) => kind === "meta")).toHaveLength(1);
  const again = openState(directory, "fs");
  expect([...again.files].map(([id, { fields }]) => [id, fields.metadata?.["text"]?.slice(0, 2)])).toEqual([
    [FIRST_ID + 1, "39"],
  ]);
  again.close();
});
