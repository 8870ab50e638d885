/** Sends the files of a page: a job `page`. Each file is a separate upload. */
import { isObject } from "@cdf-multipart/core/internal";
import type { Journal, JournalState, ManyItem, Source } from "@cdf-multipart/uploader";
import { applyRecord } from "@cdf-multipart/uploader/internal";
import { type NodeInput, uploadMany } from "@cdf-multipart/uploader/node";
import type { JobRun } from "../broker/broker.js";
import type { DoneFile, Failure, UnitView } from "../ledger/ledger.js";
import { decodeItems, type PlacedItem } from "../list/items.js";
import { judgeFailure } from "./judge-failure.js";
import { type Lease, withLease } from "./with-lease.js";
import type { OpenedRun, WorkerContext } from "./worker-context.js";

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
  { fence, restarted, signal }: Lease,
  unit: UnitView,
  { settings, createdAt }: OpenedRun,
): Promise<void> {
  const { ledger } = context.broker;
  const { openingAt, failures } = readRecords(unit);
  const append = async (record: object): Promise<void> => {
    await ledger.append(job, { kind: "other", fence, body: JSON.stringify(record) });
  };
  // A file entry may exist without a record only if an earlier attempt was interrupted.
  const earlier: JournalState = restarted
    ? { openingAt: openingAt ?? createdAt, incomplete: true }
    : openingAt === undefined
      ? {}
      : { openingAt };
  if (openingAt === undefined) await append({ type: "opening", at: Date.now() });
  const failed = new Set(failures.map(({ index }) => index));
  const items = decodeItems(unit.body, unit.root);
  const left = items.flatMap((placed, index) =>
    unit.doneFiles.has(index) || failed.has(index)
      ? []
      : [itemOf(placed, index, earlier, () => context.openSource(job.run, settings, placed))],
  );
  const counted = countDone((files) => ledger.markDone(job, files));
  const repeated: Failure[] = [];
  const { client, transport, scheduler, drain } = context;
  const options = { files: FILES, transport, scheduler, signal, journal: "off" } as const;
  try {
    for await (const result of uploadMany(client, untilDrained(left, drain), options)) {
      const { index, placed } = result.item;
      const source = `${placed.root}:${placed.path}`;
      if (result.status === "uploaded") {
        const { bytes } = result.result;
        context.sent(bytes);
        context.emit({ type: "file-done", run: job.run, unit: job.unit, source, bytes });
        await counted.add({ index, bytes });
        continue;
      }
      const { code, message, final } = judgeFailure(result.error);
      if (!final && attempt < context.attemptsMax) {
        repeated.push({ index, code, message });
        continue;
      }
      failures.push({ index, code, message });
      await append({ type: "failed", failure: { index, code, message } });
      context.emit({ type: "file-failed", run: job.run, unit: job.unit, source, code, message });
    }
  } finally {
    await counted.flush();
  }
  const [first] = repeated;
  if (first !== undefined)
    throw new PageFailure(
      `${repeated.length} of ${items.length} files failed, the first with: ${first.message}`,
      first.code,
    );
  const ended = unit.doneFiles.size + counted.count + failures.length;
  if (ended < items.length)
    throw new PageFailure("The worker was stopped before all files were sent.", "stopped");
  await ledger.settle(job, fence, failures);
}

/** Some files of a page have to be sent again. */
export class PageFailure extends Error {
  override readonly name = "PageFailure";
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

function itemOf(
  placed: PlacedItem,
  index: number,
  earlier: JournalState,
  source: () => Promise<Source>,
): PageItem {
  return {
    ...placed.into,
    index,
    placed,
    source,
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

/** The record of a page whose failed files are tried again. */
export const RETRY: { readonly type: "retry" } = Object.freeze({ type: "retry" });

/** What earlier attempts at a page have recorded. */
function readRecords(unit: UnitView): {
  readonly openingAt: number | undefined;
  readonly failures: Failure[];
} {
  let openingAt: number | undefined;
  const failures: Failure[] = [];
  for (const text of unit.records) {
    const record: unknown = JSON.parse(text);
    if (!isObject(record)) continue;
    const { type, at, failure } = record;
    if (type === RETRY.type) failures.length = 0;
    if (type === "opening" && typeof at === "number") openingAt ??= at;
    if (type !== "failed" || !isObject(failure)) continue;
    const { index, code, message } = failure;
    if (typeof index === "number" && typeof code === "string" && typeof message === "string")
      failures.push({ index, code, message });
  }
  return { openingAt, failures };
}
