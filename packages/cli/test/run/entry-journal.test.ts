/** The run record of small files: which entries an earlier run created, and which of them are stored. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Candidate } from "../../src/run/candidate.js";
import { entryJournal } from "../../src/run/entry-journal.js";
import { digestIndex, openRunMemory } from "../../src/run/run-memory.js";
import { makeFolder } from "../process/scene.js";

const key = {
  baseUrl: "https://cdf.test",
  project: "plant",
  words: ["folder"],
  manifest: undefined,
  shard: undefined,
};

function candidate(name: string, externalId?: string): Candidate {
  const path = `/folder/${name}`;
  return {
    kind: "candidate",
    shown: path,
    input: { kind: "file", path, given: path, shown: path, size: 10, modifiedAt: 5 },
    into: { file: { name, ...(externalId === undefined ? {} : { externalId }) } },
  };
}

async function openAgain() {
  const state = await makeFolder();
  const before = process.env["XDG_STATE_HOME"];
  process.env["XDG_STATE_HOME"] = join(state, "state");
  onTestFinished(() => {
    if (before === undefined) delete process.env["XDG_STATE_HOME"];
    else process.env["XDG_STATE_HOME"] = before;
  });
  return () =>
    openRunMemory(key, (line) => {
      throw new Error(line);
    });
}

const session = (fileId: number) => ({
  baseUrl: "",
  project: "",
  fileId,
  contentType: "text/plain",
  uploadUrls: ["https://store.test/1"],
  openedAt: 1,
  created: true,
});
const plan = { size: 10, partSize: 10, parts: [{ partNumber: 1, start: 0, end: 10 }] };

describe("the journal of a small file in the run record", () => {
  test("keeps the id of its entry for the next run, the last one if there were several", async () => {
    const open = await openAgain();
    const [file, other] = [candidate("a.txt", "a"), candidate("b.txt")];
    const first = open();
    expect(await entryJournal(first, file).load()).toEqual({});
    for (const fileId of [17, Number.MAX_SAFE_INTEGER])
      await entryJournal(first, file).append({
        type: "session",
        session: session(fileId),
        plan,
        source: { size: 10 },
      });
    first.close();
    const second = open();
    const found = await entryJournal(second, file).load();
    expect(found).toEqual({ entryId: Number.MAX_SAFE_INTEGER, openingAt: expect.any(Number) });
    // Without an external id, an entry whose id is not known cannot be found.
    expect(await entryJournal(second, other).load()).toEqual({});
    expect(second.knows(file)).toBe(false);
    second.add(file);
    second.close();
    expect(open().knows(file)).toBe(true);
  });

  test("an edited file does not continue the entry of the old one", async () => {
    const open = await openAgain();
    const memory = open();
    memory.opened(candidate("a.txt", "a"), 17);
    memory.close();
    const old = candidate("a.txt", "a");
    if (old.input.kind !== "file") throw new Error("It is a file.");
    const edited = { ...old, input: { ...old.input, modifiedAt: 6 } };
    expect(open().entryOf(edited)).toBeUndefined();
  });

  test("restarting forgets all of it", async () => {
    const open = await openAgain();
    const memory = open();
    memory.opened(candidate("a.txt", "a"), 17);
    memory.forget();
    memory.close();
    expect(open().entryOf(candidate("a.txt", "a"))).toBeUndefined();
  });
});

test("the index finds every digest, and the last of those with the same beginning", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (beginnings) => {
      const entries = beginnings.map((one) => Buffer.concat([Buffer.alloc(8, one), randomBytes(8)]));
      const index = digestIndex(Buffer.concat(entries), 16);
      for (const entry of entries) expect(index.has(entry)).toBe(true);
      for (const one of new Set(beginnings))
        expect(index.last(Buffer.alloc(8, one))).toEqual(entries[beginnings.lastIndexOf(one)]);
      expect(index.last(Buffer.alloc(8, 41))).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
