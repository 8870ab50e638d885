import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { FilesClient } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import type { Broker } from "../broker/broker.js";
import type { RunTools } from "../broker/run-tools.js";
import { FleetError, isFleetError } from "../errors/fleet-error.js";
import type { UnitRef } from "../jobs/job.js";
import type { NewRun, NewUnit, RunView, UnitView } from "../ledger/ledger.js";
import { type CutUnit, cutUnits, SPLIT_ABOVE } from "../list/cut-units.js";
import { decodeItems, encodeItems, type FleetItem, type PlacedItem, placeItem } from "../list/items.js";
import { writeSettings } from "../list/run-settings.js";
import type { Seal } from "../secrets/seal.js";
import { PROBES_MAX, type Probe } from "../sources/roots.js";
import { isWebRoot, webRootOf } from "../sources/web-source.js";
import { feedRun } from "../worker/feed-run.js";
import { createRunProver } from "../worker/prove-runs.js";

/** The settings of a run. */
export interface SubmitOptions {
  /** Files above this size, bytes, are sent by many workers; others share pages. @default 1 GiB */
  readonly splitAbove?: number | undefined;
  /** Bytes per part. @default chosen by the size of the file */
  readonly partSize?: number | undefined;
  /**
   * Files that were written to within so many ms are sent later, because they may not be complete. One that
   * keeps changing fails after eight attempts, about 15 min. @default 0
   */
  readonly settleMs?: number | undefined;
  /**
   * Units that may be listed and wait for workers. Listing pauses until workers take them, so the broker
   * stays small. @default 5000
   */
  readonly listAhead?: number | undefined;
  /**
   * The id of a run whose submitter died, or that the broker has lost. Its list is continued where it ends, if
   * it is the same list. If the run is gone, a new one is created, which finds and keeps what the old one
   * stored.
   */
  readonly continues?: string | undefined;
  /** Large files that are sent at the same time. @default 64 */
  readonly openFiles?: number | undefined;
  /** Bytes per second that all machines together send. @default unlimited */
  readonly rate?: number | undefined;
  /** Called with the id of the run, before its list is complete. */
  readonly onCreated?: ((run: string) => void) | undefined;
  /** Called with the number of listed files after each unit. */
  readonly onListed?: ((files: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const LIST_AHEAD = 5000;
/** Interval at which a full broker is checked, ms. */
const LOOK_MS = 1000;

type Units = AsyncGenerator<CutUnit<PlacedItem>, void, undefined>;

/**
 * Creates a run and lists its items. Resolves with its id when all are listed.
 *
 * The first items are checked before the run exists; a later item that cannot be uploaded cancels the run.
 *
 * @throws FleetError `fleet-items` for an item without external id or target.
 */
export async function submitRun(
  { broker, client, seal }: RunTools,
  items: Iterable<FleetItem> | AsyncIterable<FleetItem>,
  options: SubmitOptions,
): Promise<string> {
  const { splitAbove = SPLIT_ABOVE, settleMs = 0, continues, partSize, openFiles, rate } = options;
  const earlier = continues === undefined ? undefined : await broker.ledger.readRun(continues);
  if (earlier !== undefined) return continueRun({ broker, client, seal }, items, earlier, options);
  const units = cutUnits(placed(items, client), splitAbove);
  const first = await units.next();
  if (first.done === true)
    throw new FleetError("The list has no files. Check the source.", { code: "fleet-items" });
  const id = newRunId(await broker.ledger.now());
  const { baseUrl, project } = client;
  const { root } = first.value;
  const probes = isWebRoot(root) ? {} : { [root]: probesOf(first.value.items) };
  const openedSince = continues === undefined ? undefined : timeOfRun(continues);
  const settings = {
    baseUrl,
    project,
    splitAbove,
    ...{ partSize, openFiles, rate, probes, settleMs, openedSince },
  };
  if (!(await created(broker, { id, settings: writeSettings(settings) })))
    throw new FleetError(`The run ${id} exists already. Submit again.`, { code: "fleet-run" });
  options.onCreated?.(id);
  return listUnits({ broker, seal }, { id, listed: 0, files: 0 }, prepended(first.value, units), options);
}

/** Creates a run. One that exists with the same settings is this one: the answer to the first call was lost. */
async function created({ ledger }: Broker, run: NewRun): Promise<boolean> {
  if (await ledger.createRun(run)) return true;
  const found = await ledger.readRun(run.id);
  return found?.settings === run.settings && found.listed === 0 && !found.closed;
}

/** Where a list stands. */
interface Listed {
  readonly id: string;
  readonly listed: number;
  readonly files: number;
}

/** Continues the list of a run: what is listed must be the beginning of it. */
async function continueRun(
  tools: RunTools,
  items: Iterable<FleetItem> | AsyncIterable<FleetItem>,
  run: RunView,
  options: SubmitOptions,
): Promise<string> {
  const { id, listed, closed, state, filesListed: files } = run;
  if (state === "cancelled")
    throw new FleetError(`The run ${id} is cancelled, which is final. Submit it without continuing it.`, {
      code: "fleet-run",
    });
  // Refuses a run of another project.
  const { splitAbove } = await createRunProver(tools.client, {}).prove(run);
  if (closed) return id;
  const units = cutUnits(placed(items, tools.client), splitAbove);
  for (let unit = 0; unit < listed; unit += 1) {
    options.signal?.throwIfAborted();
    const next = await units.next();
    const known = await tools.broker.ledger.readUnit({ run: id, unit });
    if (
      next.done === true ||
      known === undefined ||
      !isSame(known, next.value, { run: id, unit }, tools.seal)
    )
      throw new FleetError(
        `The list is not that of the run ${id}: its unit ${unit} differs. Give the same files in the same order, or cancel the run and submit again.`,
        { code: "fleet-items" },
      );
  }
  return listUnits(tools, { id, listed, files }, units, options);
}

/** The items of a unit that is done are forgotten. URLs may be signed again, so they differ each time. */
function isSame(known: UnitView, listed: CutUnit<PlacedItem>, ref: UnitRef, seal: Seal): boolean {
  const { kind, root, items, bytes } = listed;
  const isAlike =
    known.kind === kind && known.root === root && known.files === items.length && known.bytes === bytes;
  if (!isAlike || known.body === "" || isWebRoot(root)) return isAlike;
  // Another version of Node may deflate the same items to other bytes.
  const again = decodeItems(unitOf(listed, ref, seal), ref, seal);
  return isDeepStrictEqual(decodeItems(known, ref, seal), again);
}

async function listUnits(
  { broker, seal }: Pick<RunTools, "broker" | "seal">,
  from: Listed,
  units: Units,
  { listAhead = LIST_AHEAD, signal, onListed }: SubmitOptions,
): Promise<string> {
  const { ledger } = broker;
  const { id } = from;
  let { listed, files } = from;
  try {
    for await (const unit of units) {
      signal?.throwIfAborted();
      await waitForPlace(broker, id, listAhead, signal);
      listed = await addUnit(broker, id, listed, unitOf(unit, { run: id, unit: listed }, seal));
      files += unit.items.length;
      onListed?.(files);
      await feedRun(broker, id);
    }
    await ledger.closeList(id);
    return id;
  } catch (error) {
    // Leaves no unfinished list: workers stop with the units listed so far. A fault of the broker is not final:
    // the list can be continued.
    if (!isFleetError(error) || error.code === "fleet-items")
      await ledger.changeRun(id, "cancelled").catch(() => {});
    throw error;
  }
}

async function* prepended(first: CutUnit<PlacedItem>, rest: Units): Units {
  yield first;
  yield* rest;
}

async function* placed(
  items: Iterable<FleetItem> | AsyncIterable<FleetItem>,
  client: Pick<FilesClient, "baseUrl" | "project">,
): AsyncGenerator<PlacedItem, void, undefined> {
  const webRoot = webRootOf(client);
  for await (const item of items) {
    const place = placeItem(item);
    yield isWebRoot(place.root) ? { ...place, root: webRoot } : place;
  }
}

/** Characters of an id that are random. */
const RANDOM_LENGTH = 6;

/** Sorts by time. Has no colon, which queues forbid. */
function newRunId(now: number): string {
  return `${Math.floor(now).toString(36)}${randomBytes(RANDOM_LENGTH / 2).toString("hex")}`;
}

/**
 * When a run was created, ms since the epoch, by its id.
 *
 * @throws FleetError `fleet-run` if it is not the id of a run.
 */
function timeOfRun(id: string): number {
  if (/^[0-9a-z]{8,9}[0-9a-f]{6}$/.test(id)) return Number.parseInt(id.slice(0, -RANDOM_LENGTH), 36);
  throw new FleetError(
    `${JSON.stringify(id)} is not the id of a run. Take it from where the run was submitted, or submit without it.`,
    { code: "fleet-run" },
  );
}

function probesOf(items: readonly PlacedItem[]): readonly Probe[] {
  const step = Math.max(1, Math.floor(items.length / PROBES_MAX));
  return items
    .filter((_, index) => index % step === 0)
    .slice(0, PROBES_MAX)
    .map(({ path, size }) => ({ path, size }));
}

function unitOf({ kind, root, bytes, items }: CutUnit<PlacedItem>, ref: UnitRef, seal: Seal): NewUnit {
  return { kind, root, files: items.length, bytes, body: encodeItems(items, ref, seal) };
}

async function waitForPlace(
  { ledger }: Broker,
  id: string,
  listAhead: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const run = await ledger.readRun(id);
    if (run === undefined) throw lost(id);
    if (run.state === "cancelled")
      throw new FleetError(`The run ${id} was cancelled.`, { code: "fleet-run" });
    if (run.listed - run.cursor < listAhead) return;
    await systemClock.sleep(LOOK_MS, signal);
  }
}

async function addUnit({ ledger }: Broker, id: string, listed: number, unit: NewUnit): Promise<number> {
  const now = await ledger.addUnits(id, listed, [unit]);
  // A broker that was restored from an older state has lost units that were already listed.
  if (now !== listed + 1) throw lost(id);
  return now;
}

function lost(id: string): FleetError {
  return new FleetError(
    `The broker has lost the run ${id}, or a part of its list: it was emptied, or restored from an older state. Submit the list again and continue this run (--continue ${id}): files that are already stored are found and kept.`,
    { code: "fleet-run" },
  );
}
