import { hideSecrets } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { deleteUnfinished } from "@cdf-multipart/uploader/internal";
import type { Broker } from "./broker/broker.js";
import type { RunTools } from "./broker/run-tools.js";
import { isFinished } from "./decide/decide-feed.js";
import { withState } from "./decide/decide-state.js";
import { FleetError } from "./errors/fleet-error.js";
import { readState } from "./journal/record-codec.js";
import type { Failure, RunView } from "./ledger/ledger.js";
import { decodeItems, type PlacedItem } from "./list/items.js";
import { sourceName } from "./sources/web-source.js";
import { feedRun, sweepRun } from "./worker/feed-run.js";

/** A file of a run that failed. */
export interface FailedFile extends Failure {
  /** The number of its unit in the list, from 0. `retry` takes it. */
  readonly unit: number;
  /** `root:path`, or a URL without its signature. */
  readonly source: string;
  readonly externalId?: string | undefined;
}

/** Number of units per read. */
const PAGE = 200;
/** How long another worker may hold a unit of a cancelled run, ms. */
const CANCEL_LEASE = 60_000;

/**
 * The run.
 *
 * @throws FleetError `fleet-run` if it does not exist.
 */
export async function needRun({ broker }: RunTools, id: string): Promise<RunView> {
  const run = await broker.ledger.readRun(id);
  if (run !== undefined) return withState(run);
  const known = (await broker.ledger.listRuns()).map((one) => one.id).slice(-5);
  const others = known.length === 0 ? "There are no runs" : `The latest are ${known.join(", ")}`;
  throw new FleetError(`The run ${JSON.stringify(id)} does not exist. ${others}.`, { code: "fleet-run" });
}

/** Pauses or resumes a run. */
export async function changeRun(tools: RunTools, id: string, state: "running" | "paused"): Promise<void> {
  await needRun(tools, id);
  if (!(await tools.broker.ledger.changeRun(id, state))) throw isCancelled(id);
  if (state === "paused") return;
  await sweepRun(tools.broker, id);
  await feedRun(tools.broker, id);
}

/** The error about a run that is cancelled. */
export function isCancelled(id: string): FleetError {
  return new FleetError(
    `The run ${id} is cancelled and cannot be changed any more. Submit its files again.`,
    {
      code: "fleet-run",
    },
  );
}

/** The files of a run that failed, in the order of the list. */
export async function* failedFiles({ broker, seal }: RunTools, id: string): AsyncGenerator<FailedFile> {
  for await (const unit of unitsOf(broker.ledger.listFailed, id)) {
    const view = await broker.ledger.readUnit({ run: id, unit });
    if (view?.status !== "failed") continue;
    const items = decodeItems(view, { run: id, unit }, seal);
    for (const failure of view.failures) {
      const item = items[failure.index];
      const externalId = item === undefined ? undefined : externalIdOf(item);
      yield { ...failure, unit, source: sourceName(item ?? { root: view.root, path: "?" }), externalId };
    }
  }
}

/**
 * Cancels a run.
 *
 * @param discard deletes the file entries of unfinished large files that this run created and that have no
 *   content.
 */
export async function cancelRun(tools: RunTools, id: string, discard: boolean): Promise<void> {
  const { broker, client, seal } = tools;
  const { ledger } = broker;
  await needRun(tools, id);
  await ledger.changeRun(id, "cancelled");
  if (!discard) return;
  for await (const unit of unitsOf(ledger.listOpen, id)) {
    const ref = { run: id, unit };
    const claim = await claimWhenFree(broker, ref);
    if (claim === undefined) continue;
    const view = await ledger.readUnit(ref);
    if (view?.kind === "file") await deleteUnfinished(client, readState(view, ref, seal));
    const message = hideSecrets("The run was cancelled.");
    await ledger.settle(ref, claim, [{ index: 0, code: "cancelled", message }]);
  }
}

async function claimWhenFree(
  { ledger }: Broker,
  ref: { run: string; unit: number },
): Promise<number | undefined> {
  for (;;) {
    const claim = await ledger.claim(ref, "cancel", CANCEL_LEASE);
    if (claim.kind === "claimed") return claim.fence;
    if (claim.kind !== "held") return undefined;
    await systemClock.sleep(1000);
  }
}

function externalIdOf({ into }: PlacedItem): string | undefined {
  if ("target" in into) return into.target?.externalId;
  return into.file?.externalId;
}

/** Unit numbers that the ledger lists in pages. */
export async function* unitsOf(
  list: (run: string, after: number, limit: number) => Promise<readonly number[]>,
  id: string,
): AsyncGenerator<number> {
  let after = -1;
  for (;;) {
    const some = await list(id, after, PAGE);
    yield* some;
    after = some.at(-1) ?? after;
    if (some.length < PAGE) return;
  }
}

/** A report of a run's progress. */
export interface RunProgress {
  readonly at: number;
  readonly run: RunView;
  readonly finished: boolean;
}

/**
 * Yields the progress of a run: first immediately, then after each change, at most every `everyMs`. It ends
 * when the run is finished.
 *
 * @throws FleetError `fleet-run` if the broker has lost the run, or a part of its list.
 */
export async function* watchRun(
  tools: RunTools,
  id: string,
  everyMs: number,
  signal?: AbortSignal,
): AsyncGenerator<RunProgress> {
  let last = "";
  let before: RunView | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const run = await needRun(tools, id);
    if (before !== undefined && (run.listed < before.listed || (before.closed && !run.closed)))
      throw new FleetError(
        `The broker was restored from an older state, and has lost a part of the list of the run ${id}. Submit the list again and continue this run (--continue ${id}).`,
        { code: "fleet-run" },
      );
    before = run;
    const text = JSON.stringify(run);
    const finished = isFinished(run);
    if (text !== last || finished) yield { at: Date.now(), run, finished };
    if (finished) return;
    last = text;
    await systemClock.sleep(everyMs, signal);
  }
}
