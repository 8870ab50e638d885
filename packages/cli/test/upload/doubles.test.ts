import { expect, test } from "vitest";
import type { Candidate } from "../../src/run/candidate.js";
import { createDoubles } from "../../src/upload/doubles.js";

function candidate(path: string, externalId?: string): Candidate {
  const input = { kind: "file", path, given: path, shown: path, size: 1, modifiedAt: 0 } as const;
  return {
    kind: "candidate",
    input,
    shown: path,
    into: { file: { name: path, ...(externalId === undefined ? {} : { externalId }) } },
  };
}

async function explained(candidates: readonly Candidate[], most: number) {
  const doubles = createDoubles();
  let read = 0;
  async function* again(): AsyncGenerator<Candidate> {
    for (const one of candidates) {
      read += 1;
      yield one;
    }
  }
  for (const one of candidates) doubles.add(one);
  const notes: string[] = [];
  const { count, faults } = await doubles.explain(again, most, (line) => notes.push(line));
  return { count, faults, notes, read };
}

const many = (length: number, idOf: (at: number) => string): Candidate[] =>
  Array.from({ length }, (_, at) => candidate(`f${at}`, idOf(at)));

test("counts all duplicates, and names the first ones with the file that they collide with", async () => {
  const { count, faults } = await explained(
    many(5000, (at) => `id ${at % 2500}`),
    3,
  );
  expect(count).toBe(2500);
  expect(faults).toEqual(
    [0, 1, 2].map((at) => `f${2500 + at}: has the external id id ${at}, which f${at} also has.`),
  );
});

test("stops reading when enough duplicates are named: rows with the same id need no memory", async () => {
  const { count, faults, read } = await explained(
    many(5000, () => "one"),
    100,
  );
  expect([count, faults.length]).toEqual([4999, 100]);
  expect(read).toBeLessThanOrEqual(102);
});

test("different ids are not duplicates, and are not read again", async () => {
  expect(
    await explained(
      many(3000, (at) => `id ${at}`),
      100,
    ),
  ).toEqual({ count: 0, faults: [], notes: [], read: 0 });
});

test("names that differ in the form of their accents get a notice", async () => {
  const { count, notes } = await explained([candidate("/e\u0301"), candidate("/a"), candidate("/\u00e9")], 9);
  expect(count).toBe(0);
  expect(notes).toEqual([expect.stringMatching(/^\/\u00e9: looks the same as \/e\u0301 in CDF/)]);
});
