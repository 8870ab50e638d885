import type { Broker } from "../broker/broker.js";
import { decideFeed } from "../decide/decide-feed.js";
import { decideSweep } from "../decide/decide-sweep.js";
import type { FleetJob, UnitRef } from "../jobs/job.js";
import type { UnitHead } from "../ledger/ledger.js";
import { feedLimitsOf } from "../list/run-settings.js";
import { readPageRecords } from "./page-records.js";

/** Number of open units per read. */
const LOOK = 264;

function firstJob(run: string, { kind, unit, round }: UnitHead): FleetJob {
  return { kind, run, unit, round };
}

async function addByRoot(broker: Broker, run: string, heads: readonly UnitHead[]): Promise<void> {
  for (const root of new Set(heads.map((head) => head.root))) {
    const its = heads.filter((head) => head.root === root);
    await broker.queues.add(
      root,
      its.map((head) => firstJob(run, head)),
    );
  }
}

/** Gives jobs to the next units of a run, as many as the limits allow. Any number of processes may do it. */
export async function feedRun(broker: Broker, id: string): Promise<void> {
  const run = await broker.ledger.readRun(id);
  if (run === undefined || run.cursor === run.listed) return;
  const limits = feedLimitsOf(run);
  const look = limits.openFiles + limits.openPages;
  const heads = await broker.ledger.readHeads(id, run.cursor, run.cursor + look);
  const count = decideFeed(
    run,
    heads.map(({ kind }) => kind),
    limits,
  );
  if (count === 0 || !(await broker.ledger.advance(id, run.cursor, run.cursor + count))) return;
  // If this process dies here, the sweep adds the jobs.
  await addByRoot(broker, id, heads.slice(0, count));
}

/**
 * Adds new jobs for open units without a live job: the queue lost the jobs, or they ended without a result
 * for the unit.
 *
 * @returns how many units got a new round.
 */
export async function sweepRun(broker: Broker, id: string): Promise<number> {
  const { ledger, queues } = broker;
  const run = await ledger.readRun(id);
  if (run?.state !== "running") return 0;
  let swept = 0;
  let after = -1;
  for (;;) {
    const open = await ledger.listOpen(id, after, LOOK);
    for (const unit of open) {
      const [head] = await ledger.readHeads(id, unit, unit + 1);
      if (head === undefined || head.status !== "open") continue;
      const first = firstJob(id, head);
      const its: readonly FleetJob[] =
        head.kind === "file" ? [first, { ...first, kind: "complete" }] : [first];
      const step = decideSweep({
        life: await queues.life(head.root, its),
        round: head.round - head.roundsBefore,
        leased: head.leased,
      });
      if (step.kind === "new-round" && (await ledger.newRound({ run: id, unit }, head.round))) {
        swept += 1;
        await queues.add(head.root, [{ ...first, round: head.round + 1 }]);
      }
      if (step.kind === "fail") await failPoison(broker, { run: id, unit }, head.round - head.roundsBefore);
    }
    after = open.at(-1) ?? after;
    if (open.length < LOOK) return swept;
  }
}

/** Fails what was not stored: files that failed before keep their own reasons. */
async function failPoison({ ledger }: Broker, ref: UnitRef, rounds: number): Promise<void> {
  const claim = await ledger.claim(ref, "sweep", 1000);
  if (claim.kind !== "claimed") return;
  const unit = await ledger.readUnit(ref);
  if (unit === undefined) return;
  const message = `The jobs of this unit were lost or ended without a result in ${rounds} rounds: it may be the reason why its workers crash.`;
  const recorded = unit.kind === "page" ? readPageRecords(unit).failures : [];
  const ended = new Set([...unit.doneFiles, ...recorded.map(({ index }) => index)]);
  const poison = Array.from({ length: unit.files }, (_, index) => ({ index, code: "poison", message }));
  const failures = [...recorded, ...poison.filter(({ index }) => !ended.has(index))];
  await ledger.settle(ref, claim.fence, failures);
}
