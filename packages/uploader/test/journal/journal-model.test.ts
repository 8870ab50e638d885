/**
 * A journal compared with a model of it. After any appends, flushes, torn and reordered writes, disk errors
 * and reads, the journal contains a prefix of the given records, and all that it reported as kept.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyRecord,
  type Journal,
  type JournalRecord,
  type JournalState,
} from "../../src/journal/journal.js";
import { journalId } from "../../src/journal/journal-key.js";
import { storedJournal } from "../../src/journal/stored-journal.js";
import { type MemoryJournalStore, memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { key, part, plan, session, source } from "./some-journal.js";

const id = await journalId(key);
const RUNS = Number(process.env["SOAK_RUNS"] ?? "60") * 5;

/** The records that the journal must contain, and those that it may contain. */
interface Model {
  /** All records since the journal was started, in order. */
  told: JournalRecord[];
  /** How many of the first records the journal reported as kept. */
  kept: number;
}

interface Real {
  readonly store: MemoryJournalStore;
  journal: Journal | undefined;
  /** Nothing more is written after a failed write. */
  failed: boolean;
}

type Command = fc.AsyncCommand<Model, Real>;

const record: fc.Arbitrary<JournalRecord> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: plan.parts.length }).map(part) },
  { weight: 1, arbitrary: fc.constant<JournalRecord>({ type: "phase", phase: "completing" }) },
  { weight: 1, arbitrary: fc.constant<JournalRecord>({ type: "phase", phase: "completed" }) },
  { weight: 1, arbitrary: fc.constant<JournalRecord>({ type: "reset" }) },
  { weight: 1, arbitrary: fc.constant<JournalRecord>({ type: "drop", partNumbers: [1, 3] }) },
  {
    weight: 1,
    arbitrary: fc
      .nat(99)
      .map<JournalRecord>((n) => ({ type: "session", session: session(`upload-${n}`), plan, source })),
  },
  { weight: 1, arbitrary: fc.nat().map<JournalRecord>((at) => ({ type: "opening", at })) },
);

/** A hint may be lost: the service can be asked again. */
const isHint = (one: JournalRecord): boolean => one.type === "phase" && one.phase !== "completing";
const needsSession = (one: JournalRecord): boolean => ["part", "phase", "drop"].includes(one.type);
const stateAfter = (records: readonly JournalRecord[]): JournalState => records.reduce(applyRecord, {});

/** Acknowledged parts that arrive together. */
function append(records: readonly JournalRecord[]): Command {
  return {
    toString: () => `append(${records.map(({ type }) => type).join(", ")})`,
    check: () => true,
    async run(model, real): Promise<void> {
      const journal = await opened(model, real);
      const fitting: JournalRecord[] = [];
      // The engine only records parts that belong to a session.
      for (const one of records) {
        const { upload } = stateAfter([...model.told, ...fitting]);
        if (upload !== undefined || !needsSession(one)) fitting.push(one);
      }
      model.told.push(...fitting);
      const ends = await Promise.allSettled(fitting.map((one) => journal.append(one)));
      if (real.failed) {
        expect(ends.every(({ status }) => status === "rejected")).toBe(true);
        return;
      }
      expect(ends.every(({ status }) => status === "fulfilled")).toBe(true);
      if (fitting.some((one) => !isHint(one))) {
        const last = model.told.findLastIndex((one) => !isHint(one));
        model.kept = Math.max(model.kept, last + 1);
      }
      expect(await journal.load()).toEqual(stateAfter(model.told));
    },
  };
}

/**
 * The machine stops while records are being written: each write reaches the disk in part, and in any order.
 */
function crash(records: readonly JournalRecord[], tear: number): Command {
  return {
    toString: () => `crash(${records.length} in flight, ${tear})`,
    check: () => true,
    async run(model, real): Promise<void> {
      const journal = await opened(model, real);
      const { upload } = stateAfter(model.told);
      const fitting = records.filter((one) => upload !== undefined && one.type === "part");
      if (!real.failed) model.told.push(...fitting);
      const ends = Promise.allSettled(fitting.map((one) => journal.append(one)));
      // Some reached the file, but no flush was reported.
      for (let turns = tear % 4; turns > 0; turns -= 1) await Promise.resolve();
      let draw = tear;
      real.store.crash(({ bytes }) => {
        draw = (Math.imul(draw, 1_103_515_245) + 12_345) >>> 0;
        return draw % 3 === 0 ? 0 : draw % 3 === 1 ? bytes.length : draw % bytes.length;
      });
      await ends;
      real.journal = undefined;
      real.failed = false;
      await look(model, real);
    },
  };
}

const close: Command = {
  toString: () => "close and open again",
  check: () => true,
  async run(model, real): Promise<void> {
    await real.journal?.close();
    real.journal = undefined;
    real.failed = false;
    await look(model, real);
  },
};

const fill: Command = {
  toString: () => "disk full",
  check: (model) => model.told.length > 0,
  async run(model, real): Promise<void> {
    const journal = await opened(model, real);
    real.store.failWith(new Error("ENOSPC"));
    await expect(journal.append({ type: "reset" })).rejects.toThrow("ENOSPC");
    real.store.failWith(undefined);
    real.failed = true;
  },
};

async function opened(model: Model, real: Real): Promise<Journal> {
  if (real.journal === undefined) await look(model, real);
  if (real.journal === undefined) throw new Error("It did not open.");
  return real.journal;
}

/**
 * Opens the journal and compares it with what the model allows: the state after some prefix that contains all
 * kept records.
 */
async function look(model: Model, real: Real): Promise<void> {
  real.journal = await storedJournal({ file: await real.store.open(id), id, key, now: 1 });
  const state = await real.journal.load();
  const begun = { openingAt: expect.any(Number) };
  for (let length = model.told.length; length >= model.kept; length -= 1) {
    const beginning = model.told.slice(0, length);
    if (JSON.stringify(stateAfter(beginning)) === JSON.stringify(state)) {
      model.told = beginning;
      return;
    }
  }
  // A first line that did not reach the disk completely: only the file itself shows that an upload was
  // started.
  expect(model.kept).toBe(0);
  expect(state).toEqual(begun);
  model.told = [{ type: "opening", at: state.openingAt ?? 0 }];
}

describe("a journal, after any sequence of events,", () => {
  it(
    "contains a prefix of its records, and every record that it reported as kept",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.commands(
            [
              fc.array(record, { minLength: 1, maxLength: 4 }).map(append),
              fc.tuple(fc.array(record, { maxLength: 4 }), fc.nat()).map(([some, tear]) => crash(some, tear)),
              fc.constant(close),
              fc.constant(fill),
            ],
            { maxCommands: 30 },
          ),
          async (commands) => {
            const store = memoryJournalStore({ now: () => 4711 });
            const setup = (): { model: Model; real: Real } => ({
              model: { told: [], kept: 0 },
              real: { store, journal: undefined, failed: false },
            });
            await fc.asyncModelRun(setup, commands);
          },
        ),
        { numRuns: RUNS },
      );
    },
    30_000 + RUNS * 100,
  );
});
