import { beforeEach, describe, expect, it } from "vitest";
import type { Ledger, NewUnit } from "../../src/ledger/ledger.js";

/** A lease that outlasts every test. */
export const LONG = 3_600_000;

export const file = (bytes = 100): NewUnit => ({
  kind: "file",
  root: "nas",
  files: 1,
  bytes,
  body: "a file",
});
export const page = (files: number): NewUnit => ({
  kind: "page",
  root: "nas",
  files,
  bytes: files,
  body: "a page",
});

/** The cases that every ledger passes. `open` returns an empty one. */
export function ledgerCases(name: string, open: () => Promise<Ledger>): void {
  describe(`the ledger in ${name}`, () => {
    let ledger: Ledger;
    const run = "r1";
    const ref = { run, unit: 0 };
    beforeEach(async () => {
      ledger = await open();
      await ledger.createRun({ id: run, settings: '{"a":1}' });
      return () => ledger.close();
    });
    const listed = async (...units: NewUnit[]): Promise<void> => {
      await ledger.addUnits(run, 0, units);
      await ledger.advance(run, 0, units.length);
    };
    const claimed = async (owner = "w1", lease = LONG): Promise<number> => {
      const claim = await ledger.claim(ref, owner, lease);
      if (claim.kind !== "claimed") throw new Error(`not claimed: ${claim.kind}`);
      return claim.fence;
    };

    it("creates a run once", async () => {
      expect(await ledger.createRun({ id: run, settings: "{}" })).toBe(false);
      const view = await ledger.readRun(run);
      expect(view).toMatchObject({
        id: run,
        settings: '{"a":1}',
        state: "running",
        closed: false,
        listed: 0,
      });
      expect(view?.createdAt).toBeGreaterThan(0);
      expect(await ledger.readRun("other")).toBeUndefined();
      expect((await ledger.listRuns()).map(({ id }) => id)).toEqual([run]);
    });

    it("adds units only at the end that the caller knows, so a repeat adds nothing", async () => {
      expect(await ledger.addUnits(run, 0, [file(), page(3)])).toBe(2);
      expect(await ledger.addUnits(run, 0, [file(), page(3)])).toBe(2);
      expect(await ledger.readRun(run)).toMatchObject({ listed: 2, filesListed: 4, bytesListed: 103 });
      await ledger.closeList(run);
      expect(await ledger.addUnits(run, 2, [file()])).toBeUndefined();
      expect(await ledger.addUnits("other", 0, [file()])).toBeUndefined();
      expect(await ledger.readRun(run)).toMatchObject({ closed: true, listed: 2 });
    });

    it("moves the cursor by compare-and-set and counts what is open", async () => {
      await ledger.addUnits(run, 0, [file(), page(3), page(2)]);
      expect(await ledger.advance(run, 0, 2)).toBe(true);
      expect(await ledger.advance(run, 0, 2)).toBe(false);
      expect(await ledger.advance(run, 2, 4)).toBe(false);
      expect(await ledger.readRun(run)).toMatchObject({ cursor: 2, openFiles: 1, openPages: 1 });
      expect(await ledger.listOpen(run, -1, 10)).toEqual([0, 1]);
      expect(await ledger.listOpen(run, 0, 10)).toEqual([1]);
      expect(await ledger.listOpen(run, -1, 1)).toEqual([0]);
    });

    it("gives a unit to one worker at a time, with a higher fence each time", async () => {
      await listed(file());
      const first = await claimed();
      expect(await ledger.claim(ref, "w2", LONG)).toMatchObject({ kind: "held" });
      expect(await ledger.renew(ref, first, 0)).toBe(true);
      const second = await claimed("w2");
      expect(second).toBeGreaterThan(first);
      expect(await ledger.renew(ref, first, LONG)).toBe(false);
      await ledger.release(ref, first);
      expect(await ledger.claim(ref, "w1", LONG)).toMatchObject({ kind: "held" });
      await ledger.release(ref, second);
      expect(await claimed("w1")).toBeGreaterThan(second);
      expect(await ledger.claim({ run, unit: 7 }, "w1", LONG)).toEqual({ kind: "unknown" });
      expect(await ledger.claim({ run: "other", unit: 0 }, "w1", LONG)).toEqual({ kind: "unknown" });
    });

    it("issues fences that a server restored from an older state does not issue again", async () => {
      await listed(file());
      const before = await ledger.now();
      const first = await claimed("w1", 0);
      expect(first).toBeGreaterThanOrEqual(before);
      // Two claims in one millisecond have two fences.
      expect(await claimed("w2", 0)).toBeGreaterThan(first);
    });

    it("issues no unit that the cursor has not passed", async () => {
      await ledger.addUnits(run, 0, [file(), file()]);
      expect(await ledger.claim(ref, "w1", LONG)).toEqual({ kind: "unknown" });
      await ledger.advance(run, 0, 1);
      expect(await ledger.claim(ref, "w1", LONG)).toMatchObject({ kind: "claimed" });
    });

    it("takes records of the session only with the current fence", async () => {
      await listed(file());
      const first = await claimed("w1", 0);
      const second = await claimed("w2");
      expect(await ledger.append(ref, { kind: "session", fence: first, session: "s0", body: "old" })).toBe(
        "stale",
      );
      expect(await ledger.append(ref, { kind: "other", fence: second, body: "opening" })).toBe("kept");
      expect(await ledger.append(ref, { kind: "session", fence: second, session: "s1", body: "new" })).toBe(
        "kept",
      );
      expect((await ledger.readUnit(ref))?.records).toEqual(["opening", "new"]);
    });

    it("takes a part from anyone with the right session, any number of times", async () => {
      await listed(file());
      const fence = await claimed();
      const part = (session: string, body = "p1") =>
        ledger.append(ref, { kind: "part", session, partNumber: 1, bytes: 60, body });
      expect(await part("s1")).toBe("stale");
      await ledger.append(ref, { kind: "session", fence, session: "s1", body: "session" });
      await ledger.release(ref, fence);
      expect(await part("s1")).toBe("kept");
      expect(await part("s1", "again")).toBe("kept");
      expect(await part("s2")).toBe("stale");
      expect((await ledger.readUnit(ref))?.parts).toEqual(new Map([[1, "again"]]));
      expect(await ledger.readRun(run)).toMatchObject({ partsSent: 1, bytesSent: 60 });
    });

    it("forgets parts with their session, and those that are dropped", async () => {
      await listed(file());
      const fence = await claimed();
      const part = (session: string, partNumber: number) =>
        ledger.append(ref, { kind: "part", session, partNumber, bytes: 1, body: `p${partNumber}` });
      await ledger.append(ref, { kind: "session", fence, session: "s1", body: "one" });
      await Promise.all([1, 2, 3].map((partNumber) => part("s1", partNumber)));
      await ledger.append(ref, { kind: "drop", fence, partNumbers: [1, 3], body: "drop" });
      expect([...((await ledger.readUnit(ref))?.parts.keys() ?? [])]).toEqual([2]);
      await ledger.append(ref, { kind: "session", fence, session: "s2", body: "two" });
      expect((await ledger.readUnit(ref))?.parts.size).toBe(0);
      expect(await part("s1", 1)).toBe("stale");
      await part("s2", 1);
      await ledger.append(ref, { kind: "reset", fence, body: "reset" });
      expect((await ledger.readUnit(ref))?.parts.size).toBe(0);
      expect(await part("s2", 1)).toBe("stale");
    });

    it("counts each file of a page once", async () => {
      await listed(page(5));
      await ledger.markDone(ref, [
        { index: 0, bytes: 10 },
        { index: 4, bytes: 5 },
      ]);
      await ledger.markDone(ref, [
        { index: 4, bytes: 5 },
        { index: 2, bytes: 1 },
      ]);
      expect(await ledger.readRun(run)).toMatchObject({ filesDone: 3, bytesDone: 16 });
      expect((await ledger.readUnit(ref))?.doneFiles).toEqual(new Set([0, 2, 4]));
    });

    it("settles a unit once, and forgets its records", async () => {
      await listed(file(), page(2));
      const fence = await claimed();
      await ledger.append(ref, { kind: "session", fence, session: "s1", body: "secret" });
      await ledger.append(ref, { kind: "part", session: "s1", partNumber: 1, bytes: 1, body: "p" });
      expect(await ledger.settle(ref, fence + 1, [])).toBe("stale");
      expect(await ledger.settle(ref, fence, [])).toBe("kept");
      expect(await ledger.settle(ref, fence, [])).toBe("stale");
      const unit = await ledger.readUnit(ref);
      expect(unit).toMatchObject({ status: "done", records: [], failures: [] });
      expect(unit?.parts.size).toBe(0);
      expect(await ledger.claim(ref, "w2", LONG)).toEqual({ kind: "settled" });
      expect(await ledger.append(ref, { kind: "other", fence, body: "late" })).toBe("stale");
      expect(await ledger.newRound(ref, 1)).toBe(false);
      expect(await ledger.readRun(run)).toMatchObject({ openFiles: 0, openPages: 1, filesFailed: 0 });
      expect(await ledger.listOpen(run, -1, 10)).toEqual([1]);
    });

    it("keeps failures until the unit is opened again", async () => {
      await listed(page(3));
      const fence = await claimed();
      await ledger.addFault(ref, { worker: "w1", code: "c", message: "m" });
      const failures = [
        { index: 1, code: "source-changed", message: "was edited: „läge“" },
        { index: 2, code: "conflict", message: "exists" },
      ];
      await ledger.markDone(ref, [{ index: 0, bytes: 1 }]);
      expect(await ledger.settle(ref, fence, failures)).toBe("kept");
      expect(await ledger.readUnit(ref)).toMatchObject({
        status: "failed",
        failures,
        round: 1,
        roundsBefore: 0,
      });
      expect(await ledger.readRun(run)).toMatchObject({ filesFailed: 2, openPages: 0 });
      expect(await ledger.listFailed(run, -1, 10)).toEqual([0]);
      expect(await ledger.reopen(ref)).toBe(true);
      expect(await ledger.reopen(ref)).toBe(false);
      expect(await ledger.readRun(run)).toMatchObject({ filesFailed: 0, openPages: 1, filesDone: 1 });
      expect(await ledger.readUnit(ref)).toMatchObject({
        status: "open",
        failures: [],
        faults: [],
        round: 2,
        roundsBefore: 1,
      });
      expect((await ledger.readUnit(ref))?.doneFiles).toEqual(new Set([0]));
      expect(await ledger.listFailed(run, -1, 10)).toEqual([]);
      expect(await ledger.claim(ref, "w9", LONG)).toMatchObject({ kind: "claimed", round: 2 });
    });

    it("resumes a failed unit with its session and parts, or starts it over", async () => {
      await listed(file());
      const fail = async (): Promise<void> => {
        const fence = await claimed();
        await ledger.append(ref, { kind: "session", fence, session: "s1", body: "sealed" });
        await ledger.append(ref, { kind: "part", session: "s1", partNumber: 1, bytes: 1, body: "p" });
        await ledger.settle(ref, fence, [{ index: 0, code: "c", message: "m" }]);
      };
      const part = () =>
        ledger.append(ref, { kind: "part", session: "s1", partNumber: 2, bytes: 1, body: "q" });
      await fail();
      expect(await part()).toBe("stale");
      expect(await ledger.reopen(ref)).toBe(true);
      expect(await ledger.readUnit(ref)).toMatchObject({ records: ["sealed"], round: 2 });
      expect(await part()).toBe("kept");
      expect((await ledger.readUnit(ref))?.parts.size).toBe(2);
      await fail();
      expect(await ledger.reopen(ref, { record: "reset", startOver: true })).toBe(true);
      const unit = await ledger.readUnit(ref);
      expect([unit?.records.at(-1), unit?.parts.size, unit?.round]).toEqual(["reset", 0, 3]);
      expect(await part()).toBe("stale");
    });

    it("keeps one fault of a worker and a code", async () => {
      await listed(file());
      const fault = (worker: string, code: string) => ledger.addFault(ref, { worker, code, message: "m" });
      await fault("w1", "source-missing");
      await fault("w1", "source-missing");
      await fault("w2", "source-missing");
      await fault("w1", "other");
      const faults = (await ledger.readUnit(ref))?.faults ?? [];
      expect(faults.map(({ worker, code }) => `${worker} ${code}`)).toEqual([
        "w1 source-missing",
        "w2 source-missing",
        "w1 other",
      ]);
    });

    it("reads the heads of units", async () => {
      await listed(file(), page(2), { ...file(), root: "other" });
      await claimed();
      const head = { root: "nas", status: "open", round: 1, roundsBefore: 0, leased: false };
      expect(await ledger.readHeads(run, 0, 9)).toEqual([
        { ...head, unit: 0, kind: "file", leased: true },
        { ...head, unit: 1, kind: "page" },
        { ...head, unit: 2, kind: "file", root: "other" },
      ]);
      expect(await ledger.readHeads(run, 1, 2)).toHaveLength(1);
      expect(await ledger.readHeads("other", 0, 2)).toEqual([]);
    });

    it("counts the rounds of a unit from where it was opened again", async () => {
      await listed(file());
      for (let round = 1; round < 5; round += 1) expect(await ledger.newRound(ref, round)).toBe(true);
      await ledger.settle(ref, await claimed(), [{ index: 0, code: "poison", message: "m" }]);
      await ledger.reopen(ref);
      await ledger.newRound(ref, 6);
      expect(await ledger.readUnit(ref)).toMatchObject({ round: 7, roundsBefore: 5 });
      expect(await ledger.readHeads(run, 0, 1)).toMatchObject([{ round: 7, roundsBefore: 5 }]);
    });

    it("lets one worker begin a round", async () => {
      await listed(file());
      expect(await Promise.all([ledger.newRound(ref, 1), ledger.newRound(ref, 1)])).toContain(false);
      expect(await ledger.readUnit(ref)).toMatchObject({ round: 2 });
      expect(await ledger.newRound(ref, 1)).toBe(false);
      expect(await ledger.newRound(ref, 2)).toBe(true);
    });

    it("changes the state of a run until the run is cancelled", async () => {
      expect(await ledger.changeRun(run, "paused")).toBe(true);
      expect(await ledger.readRun(run)).toMatchObject({ state: "paused" });
      expect(await ledger.changeRun(run, "running")).toBe(true);
      expect(await ledger.changeRun(run, "cancelled")).toBe(true);
      expect(await ledger.changeRun(run, "running")).toBe(false);
      expect(await ledger.changeRun("other", "paused")).toBe(false);
    });

    it("keeps the last report of each worker", async () => {
      const report = {
        host: "h",
        version: "1",
        roots: ["nas"],
        slots: 8,
        busy: 1,
        bytes: 5,
        bytesPerSecond: 2,
      };
      await ledger.beat({ ...report, id: "w1" });
      await ledger.beat({ ...report, id: "w2" });
      await ledger.beat({ ...report, id: "w1", busy: 3 });
      const workers = await ledger.listWorkers(LONG);
      expect(workers.map(({ id, busy, roots }) => ({ id, busy, roots }))).toEqual(
        expect.arrayContaining([
          { id: "w1", busy: 3, roots: ["nas"] },
          { id: "w2", busy: 1, roots: ["nas"] },
        ]),
      );
      expect(workers).toHaveLength(2);
    });

    it("gives a turn to one caller", async () => {
      expect(await ledger.takeTurn("sweep", LONG)).toBe(true);
      expect(await ledger.takeTurn("sweep", LONG)).toBe(false);
      expect(await ledger.takeTurn("feed", LONG)).toBe(true);
    });

    it("keeps the first proof", async () => {
      expect(await ledger.agree("key", "one")).toBe("one");
      expect(await ledger.agree("key", "two")).toBe("one");
    });
  });
}
