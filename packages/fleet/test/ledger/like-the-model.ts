import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.js";
import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { file, LONG, page } from "./ledger-cases.js";

/** The issued fences, by unit. */
type Fences = Map<number, number[]>;
type Step = (ledger: Ledger, fences: Fences) => Promise<unknown>;

const run = "r";
const ref = fc.record({ run: fc.constant(run), unit: fc.nat(4) });
const owner = fc.constantFrom("w1", "w2", "w3");
/** A lease that expires immediately, or one that outlasts every test. */
const lease = fc.constantFrom(0, LONG);
const session = fc.constantFrom("s1", "s2");
const number = fc.integer({ min: 1, max: 4 });
/** One of the last fences, often the current one. */
const age = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) });

/** A number that was never issued if the unit was not claimed. */
const fenceOf = (fences: Fences, { unit }: { unit: number }, back: number): number =>
  fences.get(unit)?.at(-back) ?? -1;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(ref, owner, lease).map(
    ([at, who, ms]): Step =>
      async (ledger, fences) => {
        const claim = await ledger.claim(at, who, ms);
        if (claim.kind !== "claimed") return claim.kind;
        fences.set(at.unit, [...(fences.get(at.unit) ?? []), claim.fence]);
        // The fence contains the time.
        const { fence: _, ...rest } = claim;
        return rest;
      },
  ),
  fc.tuple(ref, age, lease).map(
    ([at, back, ms]): Step =>
      (ledger, fences) =>
        ledger.renew(at, fenceOf(fences, at, back), ms),
  ),
  fc.tuple(ref, age).map(
    ([at, back]): Step =>
      (ledger, fences) =>
        ledger.release(at, fenceOf(fences, at, back)),
  ),
  fc.tuple(ref, age, fc.constantFrom("session", "reset", "other"), session).map(
    ([at, back, kind, its]): Step =>
      (ledger, fences) =>
        ledger.append(at, {
          kind,
          fence: fenceOf(fences, at, back),
          body: `${kind} ${its}`,
          ...(kind === "session" ? { session: its } : {}),
        }),
  ),
  fc.tuple(ref, age, fc.array(number, { maxLength: 3 })).map(
    ([at, back, partNumbers]): Step =>
      (ledger, fences) =>
        ledger.append(at, { kind: "drop", fence: fenceOf(fences, at, back), body: "drop", partNumbers }),
  ),
  fc.tuple(ref, session, number).map(
    ([at, its, partNumber]): Step =>
      (ledger) =>
        ledger.append(at, { kind: "part", session: its, partNumber, bytes: 7, body: `p${partNumber}` }),
  ),
  fc.tuple(ref, fc.array(fc.record({ index: fc.nat(3), bytes: fc.nat(9) }), { maxLength: 3 })).map(
    ([at, files]): Step =>
      (ledger) =>
        ledger.markDone(at, files),
  ),
  fc.tuple(ref, owner, fc.constantFrom("a", "b")).map(
    ([at, worker, code]): Step =>
      (ledger) =>
        ledger.addFault(at, { worker, code, message: "m" }),
  ),
  fc.tuple(ref, number).map(
    ([at, from]): Step =>
      (ledger) =>
        ledger.newRound(at, from),
  ),
  fc.tuple(ref, age, fc.nat(1)).map(
    ([at, back, failed]): Step =>
      (ledger, fences) =>
        ledger.settle(
          at,
          fenceOf(fences, at, back),
          Array.from({ length: failed }, (_, index) => ({ index, code: "c", message: "m" })),
        ),
  ),
  fc.tuple(ref, fc.constantFrom(undefined, "again"), fc.boolean()).map(
    ([at, record, startOver]): Step =>
      (ledger) =>
        ledger.reopen(at, { record, startOver }),
  ),
  fc.tuple(fc.nat(3), fc.nat(5)).map(
    ([from, to]): Step =>
      (ledger) =>
        ledger.advance(run, Math.min(from, to), Math.max(from, to)),
  ),
  fc.nat(5).map(
    (at): Step =>
      (ledger) =>
        ledger.addUnits(run, at, [page(3)]),
  ),
);

/** Everything that can be read, without times. */
async function stateOf(ledger: Ledger): Promise<unknown> {
  const { createdAt: _, ...view } = (await ledger.readRun(run)) ?? { createdAt: 0 };
  const units = await Promise.all([0, 1, 2, 3, 4].map((unit) => ledger.readUnit({ run, unit })));
  const sorted = units.map((unit) =>
    unit === undefined
      ? undefined
      : {
          ...unit,
          parts: [...unit.parts].sort(([one], [other]) => one - other),
          doneFiles: [...unit.doneFiles].sort(),
        },
  );
  return {
    view,
    units: sorted,
    open: await ledger.listOpen(run, -1, 9),
    failed: await ledger.listFailed(run, -1, 9),
  };
}

/** Random operations have the same results as in the ledger in memory. */
export function likeTheModel(name: string, open: () => Promise<Ledger>): void {
  describe(`random operations on ${name}`, () => {
    it("are the same", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const ledgers = [memoryLedger(() => 1_700_000_000_000), await open()];
          try {
            const results = [];
            for (const ledger of ledgers) {
              await ledger.createRun({ id: run, settings: "{}" });
              await ledger.addUnits(run, 0, [file(), page(4)]);
              await ledger.advance(run, 0, 2);
              const fences: Fences = new Map();
              const answers = [];
              for (const one of steps) answers.push(await one(ledger, fences));
              results.push({ answers, state: await stateOf(ledger) });
            }
            expect(results[1]).toEqual(results[0]);
          } finally {
            for (const ledger of ledgers) await ledger.close();
          }
        }),
        { numRuns: 200 },
      );
    });
  });
}
