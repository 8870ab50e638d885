import { randomBytes } from "node:crypto";
import type { FilesClient } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import type { Broker } from "../broker/broker.js";
import { FleetError } from "../errors/fleet-error.js";
import type { NewUnit } from "../ledger/ledger.js";
import { type CutUnit, cutUnits, SPLIT_ABOVE } from "../list/cut-units.js";
import { encodeItems, type FleetItem, type PlacedItem, placeItem } from "../list/items.js";
import { writeSettings } from "../list/run-settings.js";
import { PROBES_MAX, type Probe } from "../sources/roots.js";
import { feedRun } from "../worker/feed-run.js";

/** The settings of a run. */
export interface SubmitOptions {
  /** Files above this size, bytes, are sent by many workers; others share pages. @default 1 GiB */
  readonly splitAbove?: number | undefined;
  /** Bytes per part. @default chosen by the size of the file */
  readonly partSize?: number | undefined;
  /**
   * Units that may be listed and wait for workers. Listing pauses until workers take them, so the broker
   * stays small. @default 5000
   */
  readonly listAhead?: number | undefined;
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

/**
 * Creates a run and lists its items. Resolves with its id when all are listed.
 *
 * The first items are checked before the run exists; a later item that cannot be uploaded cancels the run.
 *
 * @throws FleetError `fleet-items` for an item without external id or target.
 */
export async function submitRun(
  broker: Broker,
  client: FilesClient,
  items: Iterable<FleetItem> | AsyncIterable<FleetItem>,
  options: SubmitOptions,
): Promise<string> {
  const { splitAbove = SPLIT_ABOVE, partSize, openFiles, rate, listAhead = LIST_AHEAD, signal } = options;
  const { ledger } = broker;
  const units = cutUnits(placed(items), splitAbove)[Symbol.asyncIterator]();
  const first = await units.next();
  if (first.done === true)
    throw new FleetError("The list has no files. Check the source.", { code: "fleet-items" });
  const id = newRunId(await ledger.now());
  const { baseUrl, project } = client;
  const probes = { [first.value.root]: probesOf(first.value.items) };
  const settings = { baseUrl, project, splitAbove, partSize, openFiles, rate, probes };
  if (!(await ledger.createRun({ id, settings: writeSettings(settings) })))
    throw new FleetError(`The run ${id} exists already. Submit again.`, { code: "fleet-run" });
  options.onCreated?.(id);
  let listed = 0;
  let files = 0;
  try {
    for (
      let next: IteratorResult<CutUnit<PlacedItem>, void> = first;
      next.done !== true;
      next = await units.next()
    ) {
      signal?.throwIfAborted();
      await waitForPlace(broker, id, listAhead, signal);
      listed = await addUnit(broker, id, listed, unitOf(next.value));
      files += next.value.items.length;
      options.onListed?.(files);
      await feedRun(broker, id);
    }
    await ledger.closeList(id);
    return id;
  } catch (error) {
    // Leaves no unfinished list: workers stop with the units listed so far.
    await ledger.changeRun(id, "cancelled");
    throw error;
  }
}

async function* placed(
  items: Iterable<FleetItem> | AsyncIterable<FleetItem>,
): AsyncGenerator<PlacedItem, void, undefined> {
  for await (const item of items) yield placeItem(item);
}

/** Sorts by time. Has no colon, which queues forbid. */
function newRunId(now: number): string {
  return `${Math.floor(now).toString(36)}${randomBytes(3).toString("hex")}`;
}

function probesOf(items: readonly PlacedItem[]): readonly Probe[] {
  const step = Math.max(1, Math.floor(items.length / PROBES_MAX));
  return items
    .filter((_, index) => index % step === 0)
    .slice(0, PROBES_MAX)
    .map(({ path, size }) => ({ path, size }));
}

function unitOf({ kind, root, bytes, items }: CutUnit<PlacedItem>): NewUnit {
  return { kind, root, files: items.length, bytes, body: encodeItems(items) };
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
    `The broker has lost the run ${id}, or a part of its list: it was emptied, or restored from an older state. Submit it again; files that are already stored are found and kept.`,
    { code: "fleet-run" },
  );
}
