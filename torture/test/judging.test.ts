/** The checks of the harness must be able to fail: each is given one wrong input. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pickMoment } from "../src/moment.mjs";
import { stateOfNode } from "../src/node-state.mjs";
import { seededRandom } from "../src/random.mjs";
import { readRecorded, sentInVain } from "../src/recorded-parts.mjs";
import { findDifference } from "../src/same-content.mjs";
import { SUITES } from "../src/suites.mjs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cdf-judging-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("stored bytes", () => {
  const write = async (name: string, bytes: Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  it("are equal only if all bytes are equal, none is missing and none is added", async () => {
    const size = 9 * 1024 * 1024 + 5;
    const bytes = new Uint8Array(size).map((_, place) => place % 251);
    const original = await write("original", bytes);
    expect(await findDifference(original, await write("same", bytes))).toBeUndefined();
    for (const place of [0, 5_000_000, size - 1]) {
      const edited = bytes.slice();
      edited[place] = (edited[place] ?? 0) ^ 1;
      expect(await findDifference(await write("edited", edited), original)).toMatch(
        /a different byte after offset/,
      );
    }
    expect(await findDifference(await write("short", bytes.subarray(1)), original)).toMatch(
      /bytes instead of/,
    );
  });
});

describe("the parts of a journal", () => {
  const line = (record: unknown): string => `00000000 ${JSON.stringify(record)}\n`;
  const session = (uploadId: string): string => line({ type: "session", session: { uploadId } });
  const part = (partNumber: number): string => line({ type: "part", part: { partNumber } });

  it("are those of its last session, without incomplete lines", async () => {
    expect(await readRecorded(folder)).toBeUndefined();
    const text = line({ format: "x" }) + session("a") + part(1) + session("b") + part(2) + part(3);
    await writeFile(join(folder, "x.journal"), `${text}${part(4).slice(0, 20)}`);
    expect(await readRecorded(folder)).toMatchObject({ uploadId: "b", parts: new Set([2, 3]) });
  });

  it("must not be sent to the same session again", () => {
    const recorded = [{ at: 100, uploadId: "a", parts: new Set([1, 2]) }];
    const put = (partNumber: number, uploadId: string, startedAt: number) => ({
      ...{ operation: "putPart", outcome: "answered", partNumber, uploadId, startedAt },
    });
    expect(
      sentInVain([put(1, "a", 50), put(3, "a", 150), put(2, "b", 150), put(2, "a", 150)], recorded),
    ).toEqual([2]);
  });
});

describe("the moment of a kill", () => {
  it("is never in the past, and reaches every future line", () => {
    const random = seededRandom(1);
    const seen = new Set<number>();
    for (let times = 0; times < 2_000; times += 1) {
      const { after, lines } = pickMoment(random, 10, 7);
      if (after === "lines") seen.add(lines);
    }
    expect([...seen].sort((left, right) => left - right)).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("of an upload into a node reaches the line of the node, and every later one", () => {
    const random = seededRandom(1);
    const seen = new Set<number>();
    for (let times = 0; times < 2_000; times += 1) {
      const { after, lines } = pickMoment(random, 3, 0, true);
      if (after === "lines") seen.add(lines);
    }
    expect([...seen].sort((left, right) => left - right)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("the state of a killed upload into a node", () => {
  const apply = { operation: "applyNodeAndEdges", startedAt: 5, outcome: "answered" };
  const link = { operation: "getMultiPartUploadLink", startedAt: 7, outcome: "answered" };
  const of = async (records: readonly object[], requests = [apply]): Promise<string> => {
    const lines = records.map((record) => `00000000 ${JSON.stringify(record)}\n`).join("");
    await writeFile(join(folder, "x.journal"), `${lines}00000000 {"type":"pha`);
    return stateOfNode(folder, requests, 6);
  };

  it("is that of the last complete record of its journal, and of its requests", async () => {
    expect(await stateOfNode(folder, [], 6)).toBe("nothing applied");
    expect(await stateOfNode(folder, [apply], 6)).toBe("done");
    const records: object[] = [{ format: "x" }, { type: "opening" }];
    expect(await of(records)).toBe("nothing applied");
    records.push({ type: "node" });
    expect(await of(records)).toBe("node applied");
    expect(await of(records, [apply, link])).toBe("link asked");
    expect(await of(records, [{ ...link, startedAt: 5 }])).toBe("node applied");
    const later = [
      [{ type: "session" }, "link received"],
      [{ type: "part" }, "some parts sent"],
      [{ type: "phase", phase: "completing" }, "all parts sent"],
      [{ type: "phase", phase: "completed" }, "completed, waiting"],
      [{ type: "phase", phase: "done" }, "done"],
    ] as const;
    for (const [record, state] of later) {
      records.push(record);
      expect(await of(records)).toBe(state);
    }
  });
});

describe("the suites of the soak", () => {
  it("have unique names, and only the last one uses the rest of the time", () => {
    expect(new Set(SUITES.map(({ name }) => name)).size).toBe(SUITES.length);
    expect(SUITES.map(({ command }) => command.includes("{minutes}"))).toEqual(
      SUITES.map((_, index) => index === SUITES.length - 1),
    );
  });
});
