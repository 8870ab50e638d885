/** Sends the files of a page: a job `page`. Each file is a separate upload. */
import type { Journal, JournalState, ManyItem, Source } from "@cdf-multipart/uploader";
import { applyRecord } from "@cdf-multipart/uploader/internal";
import { type NodeInput, uploadMany } from "@cdf-multipart/uploader/node";
import type { JobRun } from "../broker/broker.js";
import { WORKERS_MAX } from "../decide/decide-round.js";
import { JobFailure } from "../errors/job-failure.js";
import { LeaseLost } from "../journal/ledger-journal.js";
import type { DoneFile, Failure, UnitView } from "../ledger/ledger.js";
import { decodeItems, type PlacedItem } from "../list/items.js";
import type { RunSettings } from "../list/run-settings.js";
import { checkSettled } from "../sources/settled.js";
import { sourceName } from "../sources/web-source.js";
import { judgeFailure } from "./judge-failure.js";
import { readPageRecords } from "./page-records.js";
import { type Lease, withLease } from "./with-lease.js";
import { forgottenSince, type OpenedRun, type WorkerContext } from "./worker-context.js";

/** Number of files that are counted together, and the longest delay of that, ms. */
const FLUSH_FILES = 50;
const FLUSH_MS = 2000;
/** Files in flight. */
const FILES = 16;

type PageItem = ManyItem<NodeInput> & { readonly index: number; readonly placed: PlacedItem };

/** Works on a `page` job. */
export async function sendPage(context: WorkerContext, run: JobRun): Promise<void> {
  const { job, signal } = run;
  const opened = await context.openRun(job.run);
  if (opened === undefined) return;
  await withLease(context, job, signal, async (lease) => {
    const unit = await context.broker.ledger.readUnit(job);
    if (unit === undefined || unit.round !== job.round) return;
    await send(context, run, lease, unit, opened);
  });
  await context.feed(job.run);
}

async function send(
  context: WorkerContext,
  { job, attempt }: JobRun,
  lease: Lease,
  unit: UnitView,
  opened: OpenedRun,
): Promise<void> {
  const { ledger } = context.broker;
  const { fence, signal } = lease;
  const { openingAt, failures, faults } = readPageRecords(unit);
  const append = async (record: object): Promise<void> => {
    const entry = { kind: "other", fence, body: JSON.stringify(record) } as const;
    if ((await ledger.append(job, entry)) === "stale") throw new LeaseLost();
  };
  // An earlier attempt may have stored any of the files without a record: they are counted in groups.
  const since = openingAt ?? forgottenSince(opened, lease);
  const earlier: JournalState = since === undefined ? {} : { openingAt: since, incomplete: true };
  if (openingAt === undefined) await append({ type: "opening", at: since ?? context.clock.now() });
  const failed = new Set(failures.map(({ index }) => index));
  const items = decodeItems(unit, job, context.seal);
  const left = items.flatMap((placed, index) =>
    unit.doneFiles.has(index) || failed.has(index)
      ? []
      : [itemOf(context, placed, index, earlier, opened.settings, job.run)],
  );
  const counted = countDone((files) => ledger.markDone(job, files));
  const repeated: Failure[] = [];
  const noticed: number[] = [];
  const { client, transport, scheduler } = context;
  const options = {
    files: FILES,
    transport,
    scheduler,
    signal,
    clock: context.clock,
    journal: "off",
  } as const;
  try {
    for await (const result of uploadMany(client, untilDrained(left, opened.drain), options)) {
      const { index, placed } = result.item;
      const source = sourceName(placed);
      if (result.status === "uploaded") {
        const { bytes } = result.result;
        context.sent(bytes);
        context.emit({ type: "file-done", run: job.run, unit: job.unit, source, bytes });
        await counted.add({ index, bytes });
        continue;
      }
      const { code, message, final, workersFault } = judgeFailure(result.error);
      const workers = faults.get(index) ?? new Set();
      if (workersFault) faults.set(index, workers.add(context.id));
      if (!final && workers.size < WORKERS_MAX && attempt < context.attemptsMax) {
        repeated.push({ index, code, message });
        if (workersFault) noticed.push(index);
        continue;
      }
      failures.push({ index, code, message });
      await append({ type: "failed", failure: { index, code, message } });
      context.emit({ type: "file-failed", run: job.run, unit: job.unit, source, code, message });
    }
  } finally {
    await counted.flush();
  }
  if (noticed.length > 0) await append({ type: "fault", worker: context.id, indexes: noticed });
  const [first] = repeated;
  if (first !== undefined)
    throw new JobFailure(
      `${repeated.length} of ${items.length} files failed, the first with: ${first.message}`,
      first.code,
      counted.count,
    );
  const ended = unit.doneFiles.size + counted.count + failures.length;
  if (ended < items.length)
    throw new JobFailure("The worker was stopped before all files were sent.", "stopped");
  if ((await ledger.settle(job, fence, failures)) === "stale") throw new LeaseLost();
}

function itemOf(
  { openSource, clock }: WorkerContext,
  placed: PlacedItem,
  index: number,
  earlier: JournalState,
  settings: RunSettings,
  run: string,
): PageItem {
  const { settleMs } = settings;
  return {
    ...placed.into,
    index,
    placed,
    async source(): Promise<Source> {
      const source = await openSource(run, settings, placed);
      try {
        if (settleMs > 0) checkSettled(sourceName(placed), await source.fingerprint(), settleMs, clock.now());
        return source;
      } catch (error) {
        await source.close();
        throw error;
      }
    },
    journal: pageJournal(earlier),
  };
}

/**
 * The journal of a file of a page: it only records whether an entry may exist. The ledger counts whole files.
 */
function pageJournal(earlier: JournalState): Journal {
  let state = earlier;
  return {
    lasting: false,
    load: async () => state,
    async append(record): Promise<void> {
      state = applyRecord(state, record);
    },
    async remove(): Promise<void> {},
    async close(): Promise<void> {},
  };
}

function* untilDrained(items: readonly PageItem[], drain: AbortSignal): Generator<PageItem> {
  for (const item of items) {
    if (drain.aborted) return;
    yield item;
  }
}

interface DoneCount {
  readonly count: number;
  add(file: DoneFile): Promise<void>;
  flush(): Promise<void>;
}

function countDone(write: (files: readonly DoneFile[]) => Promise<void>): DoneCount {
  let waiting: DoneFile[] = [];
  let flushedAt = performance.now();
  let count = 0;
  const flush = async (): Promise<void> => {
    const files = waiting;
    waiting = [];
    flushedAt = performance.now();
    if (files.length > 0) await write(files);
  };
  return {
    get count(): number {
      return count;
    },
    async add(file): Promise<void> {
      waiting.push(file);
      count += 1;
      if (waiting.length >= FLUSH_FILES || performance.now() - flushedAt > FLUSH_MS) await flush();
    },
    flush,
  };
}
