import { createScheduler, type Source, type SourceFingerprint } from "@cdf-multipart/uploader";
import { loadEarlierRun } from "../../../uploader/src/chunks.js";
import { createWorld } from "../../../uploader/test/resume/world.js";
import type { Broker, Queues } from "../../src/broker/broker.js";
import { type FleetJob, jobId, type UnitRef } from "../../src/jobs/job.js";
import type { Ledger, RunView, UnitView } from "../../src/ledger/ledger.js";
import { memoryLedger } from "../../src/ledger/memory-ledger.js";
import { encodeItems, type PlacedItem } from "../../src/list/items.js";
import { readSettings, writeSettings } from "../../src/list/run-settings.js";
import { createSeal } from "../../src/secrets/seal.js";
import type { FleetEventBody } from "../../src/worker/fleet-event.js";
import { processJob } from "../../src/worker/process-job.js";
import type { WorkerContext } from "../../src/worker/worker-context.js";
import { createTurns, type Turns } from "./turns.js";

const MiB = 1024 * 1024;
export const PART_SIZE: number = 6 * MiB;
const LEASE_MS = 60_000;
const RUN = "r";
const seal = createSeal("cd".repeat(32));

/** Workers with the real code, on a ledger, a queue, a service and files in memory, on a scripted clock. */
export interface PaperFleet {
  readonly turns: Turns;
  readonly ledger: Ledger;
  readonly ref: UnitRef;
  readonly events: FleetEventBody[];
  /** Calls of complete that had an effect. */
  readonly completed: readonly string[];
  /** Parts that the store got. */
  readonly stored: () => number;
  /** Checksums of the stored parts. */
  readonly content: () => readonly string[] | undefined;
  readonly entries: () => number;
  worker(id: string, changes?: Partial<WorkerContext>): WorkerContext;
  /** Takes jobs out of the queue, each of them `times` times, by the workers in turn, until none is left. */
  run(workers: readonly WorkerContext[], times: number): Promise<void>;
  /** One attempt at the first job. */
  attempt(worker: WorkerContext): Promise<void>;
  unit(): Promise<UnitView | undefined>;
  view(): Promise<RunView | undefined>;
}

export async function paperFleet(
  items: readonly PlacedItem[],
  kind: "file" | "page",
  settleMs = 0,
): Promise<PaperFleet> {
  // Scripts that are loaded in the middle would take time that is not scripted.
  await loadEarlierRun();
  const world = createWorld();
  const turns = createTurns(LEASE_MS, world.pass);
  const { clock } = turns;
  const ledger = memoryLedger(clock.now);
  const settings = { baseUrl: "https://cdf.test", project: "plant", probes: {}, settleMs };
  const written = writeSettings({ ...settings, splitAbove: MiB, partSize: PART_SIZE });
  await ledger.createRun({ id: RUN, settings: written });
  const ref = { run: RUN, unit: 0 };
  const bytes = items.reduce((sum, { size }) => sum + size, 0);
  const body = encodeItems(items, ref, seal);
  await ledger.addUnits(RUN, 0, [{ kind, root: "nas", files: items.length, bytes, body }]);
  await ledger.closeList(RUN);
  await ledger.advance(RUN, 0, 1);

  const queue = paperQueue();
  queue.put({ kind, ...ref, round: 1 });
  const events: FleetEventBody[] = [];
  const completed: string[] = [];

  const worker = (id: string, changes: Partial<WorkerContext> = {}): WorkerContext => {
    const { client: direct, transport } = world.connect({ diesAt: undefined, onDeath: () => {} });
    const client = turns.order(
      {
        ...direct,
        async completeMultiPartUpload(
          upload: Parameters<typeof direct.completeMultiPartUpload>[0],
        ): Promise<void> {
          await direct.completeMultiPartUpload(upload);
          completed.push(upload.uploadId);
        },
      },
      "answers",
    );
    const broker: Broker = {
      kind: "redis",
      ledger: turns.order(ledger),
      queues: turns.order(queue.queues),
      turns: { takeTurn: async () => 0, coolDown: async () => {} },
      work: () => Promise.reject(new Error("not on paper")),
      check: async () => [],
      close: async () => {},
    };
    return {
      ...{ id, broker, client, seal, clock, lockMs: LEASE_MS },
      transport: turns.order(transport, "answers"),
      openSource: async (_run, _settings, { path }) =>
        paperSource(items.find((item) => item.path === path)?.size ?? 0),
      scheduler: createScheduler({ clock, concurrency: 2 }),
      attemptsMax: 8,
      compared: new Set(),
      emit: (event) => void events.push(event),
      sent: () => {},
      async openRun(run) {
        const view = await broker.ledger.readRun(run);
        if (view?.state !== "running") return undefined;
        const drain = new AbortController().signal;
        return { settings: readSettings(view), createdAt: view.createdAt, drain };
      },
      feed: async () => {},
      ...changes,
    };
  };

  return {
    ...{ turns, ledger, ref, events, completed, worker },
    stored: () => world.stored,
    content: () => world.content(),
    entries: () => world.entries().length,
    attempt: (context) =>
      processJob(
        context,
        { job: { kind, ...ref, round: 1 }, attempt: 1, signal: new AbortController().signal },
        () => {},
      ),
    unit: () => ledger.readUnit(ref),
    view: () => ledger.readRun(RUN),
    async run(workers, times): Promise<void> {
      for (let jobs = queue.take(); jobs.length > 0; jobs = queue.take()) {
        const runs = jobs.flatMap((job) =>
          Array.from({ length: times }, (_, time) => runJob(workers[time % workers.length], job)),
        );
        await Promise.all(runs);
        for (const job of jobs) queue.end(job);
      }
    },
  };
}

/** A job that is repeated after failures, as a queue does. */
async function runJob(context: WorkerContext | undefined, job: FleetJob): Promise<void> {
  if (context === undefined) throw new Error("There is no worker.");
  for (let attempt = 1; attempt <= context.attemptsMax; attempt += 1) {
    const signal = new AbortController().signal;
    try {
      return await processJob(context, { job, attempt, signal }, () => {});
    } catch {
      await context.clock.sleep(1000);
    }
  }
}

interface PaperQueue {
  readonly queues: Queues;
  put(job: FleetJob): void;
  /** All jobs that wait. Parents come with their children: nothing in a queue can be relied on. */
  take(): readonly FleetJob[];
  end(job: FleetJob): void;
}

function paperQueue(): PaperQueue {
  const waiting = new Map<string, FleetJob>();
  const live = new Set<string>();
  const put = (job: FleetJob): void => {
    if (live.has(jobId(job))) return;
    live.add(jobId(job));
    waiting.set(jobId(job), job);
  };
  return {
    put,
    take(): readonly FleetJob[] {
      const jobs = [...waiting.values()];
      waiting.clear();
      return jobs;
    },
    end: (job) => void live.delete(jobId(job)),
    queues: {
      add: async (_root, jobs) => jobs.forEach(put),
      addRound: async (_root, complete, parts) => [...parts, complete].forEach(put),
      life: async (_root, jobs) => (jobs.some((job) => live.has(jobId(job))) ? "live" : "none"),
      waiting: async () => waiting.size,
    },
  };
}

/** A file whose ranges begin with their position. */
export function paperSource(size: number, modified = 1_700_000_000_000): Source {
  return {
    kind: "file",
    size,
    name: "paper.bin",
    open(start, end) {
      let left = end > start;
      return {
        async next(window): Promise<Uint8Array> {
          if (!left) return window.subarray(0, 0);
          left = false;
          const length = Math.min(16, end - start, window.length);
          window.fill(0, 0, length);
          if (length === 16) new DataView(window.buffer, window.byteOffset).setFloat64(0, start);
          return window.subarray(0, length);
        },
        async close(): Promise<void> {},
      };
    },
    fingerprint: async (): Promise<SourceFingerprint> => ({ size, modified }),
    async verify(): Promise<void> {},
    async close(): Promise<void> {},
  };
}
