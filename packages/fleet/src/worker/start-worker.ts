/**
 * One worker process: takes jobs of its roots, takes its turns at feeding and sweeping, and ends after
 * repeated failures.
 */
import { hostname } from "node:os";
import type { FilesClient } from "@cdf-multipart/core";
import { hideSecrets } from "@cdf-multipart/core";
import { messageOf, systemClock } from "@cdf-multipart/core/internal";
import { createScheduler } from "@cdf-multipart/uploader";
import { nodeTransport } from "@cdf-multipart/uploader/node";
import type { Broker, QueueWorker } from "../broker/broker.js";
import { isFinished } from "../decide/decide-feed.js";
import { FleetError, isBrokerAway, isFleetError } from "../errors/fleet-error.js";
import { ATTEMPTS_MAX } from "../jobs/job.js";
import type { Seal } from "../secrets/seal.js";
import { checkRoots, type Roots } from "../sources/roots.js";
import { webRootOf } from "../sources/web-source.js";
import { createByteRate } from "./byte-rate.js";
import { createBrokerCheck } from "./check-broker.js";
import { FAILURES_MAX, failuresInARow } from "./failures-in-a-row.js";
import { feedRun, sweepRun } from "./feed-run.js";
import type { FleetEvent, FleetEventBody } from "./fleet-event.js";
import { processJob } from "./process-job.js";
import { createRunProver } from "./prove-runs.js";
import { runHalts } from "./run-halts.js";
import { sourceOpener } from "./source-opener.js";
import { createWatchdog } from "./watchdog.js";
import type { WorkerContext } from "./worker-context.js";

/** The settings of a worker. */
export interface WorkOptions {
  /** The folders of this machine, by the names of the roots. */
  readonly roots: Roots;
  /** Number of concurrent jobs per root. @default 8 */
  readonly slots?: number | undefined;
  /** Ends when every run is finished. @default false */
  readonly untilEmpty?: boolean | undefined;
  /** Bytes per second that this process may send. @default unlimited */
  readonly limitRate?: number | undefined;
  /** Called for each event. */
  readonly onEvent?: ((event: FleetEvent) => void) | undefined;
  /** ms after which the work of a dead machine goes to another. @default 60000 */
  readonly lockMs?: number | undefined;
  /** Interval at which the list is checked for new units, ms. @default 5000 */
  readonly feedMs?: number | undefined;
  /** Interval of the sweeps, ms. @default 60000 */
  readonly sweepMs?: number | undefined;
}

/** A worker of a fleet. */
export interface FleetWorker {
  readonly id: string;
  /**
   * Takes no more jobs. Parts in flight finish within `graceMs`; then they are aborted. Resolves when the
   * worker has ended.
   */
  drain(graceMs?: number): Promise<void>;
  /** Resolves when the worker has ended; rejects with the FleetError that ended it. */
  drained(): Promise<void>;
}

/** What a worker receives from its fleet. */
export interface WorkerParts {
  readonly broker: Broker;
  readonly client: FilesClient;
  readonly seal: Seal;
  readonly version: string;
}

const SLOTS = 8;
const LOCK_MS = 60_000;
const FEED_MS = 5000;
const SWEEP_MS = 60_000;
const GRACE_MS = 600_000;
/** How long a broker may take to hear that jobs have ended, ms. */
const CLOSE_MS = 5000;

/**
 * Starts a worker.
 *
 * @throws FleetError `fleet-root` if a root is not the folder that was listed.
 */
export async function startWorker(parts: WorkerParts, options: WorkOptions): Promise<FleetWorker> {
  const { broker, client } = parts;
  const roots = await checkRoots(options.roots);
  const {
    slots = SLOTS,
    lockMs = LOCK_MS,
    feedMs = FEED_MS,
    sweepMs = SWEEP_MS,
    untilEmpty = false,
  } = options;
  const id = `${hostname()}-${process.pid}-${crypto.randomUUID().slice(0, 8)}`;
  const draining = new AbortController();
  const ending = new AbortController();
  const transport = nodeTransport();
  const rate = createByteRate();
  let broke: unknown;
  const workers: QueueWorker[] = [];
  const prover = createRunProver(client, roots);
  const seen = new Set<string>();
  const halts = runHalts(draining.signal);

  const emit = (event: FleetEventBody): void => options.onEvent?.({ at: Date.now(), worker: id, ...event });
  const warn = (error: unknown): void => {
    const message = hideSecrets(messageOf(error));
    emit({ type: "warning", code: isFleetError(error) ? error.code : "broker-unreachable", message });
  };
  const context: WorkerContext = {
    ...{ id, broker, client, seal: parts.seal, transport, lockMs, clock: systemClock },
    scheduler: createScheduler({ gate: client.cooldown, limitRate: options.limitRate }),
    attemptsMax: ATTEMPTS_MAX,
    compared: new Set(),
    emit,
    sent: rate.add,
    async openRun(run) {
      const view = await broker.ledger.readRun(run);
      if (view?.state !== "running") return undefined;
      seen.add(run);
      return { settings: await prover.prove(view), createdAt: view.createdAt, drain: halts.of(run) };
    },
    openSource: sourceOpener(roots, broker.turns),
    feed: (run) => feedRun(broker, run).catch(warn),
  };
  const close = async (graceMs: number): Promise<void> => {
    // The engine lets parts finish that end within so many ms.
    draining.abort(graceMs);
    const hard = setTimeout(() => ending.abort(new Error("The worker was stopped.")), graceMs);
    await Promise.all(workers.map((worker) => worker.close(graceMs + CLOSE_MS)));
    clearTimeout(hard);
    ending.abort(new Error("The worker was stopped."));
    await transport.close();
  };
  const end = async (graceMs: number): Promise<void> => {
    if (!draining.signal.aborted) emit({ type: "worker", state: "draining" });
    await close(graceMs);
    emit({ type: "worker", state: "ended" });
  };
  let isOver = (): void => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  let ended: Promise<void> | undefined;
  const stop = (graceMs: number, why?: unknown): Promise<void> => {
    broke ??= why;
    ended ??= end(graceMs).finally(() => isOver());
    return ended;
  };
  const onEnd = failuresInARow((code) => {
    const message = `${FAILURES_MAX} files or pages in a row failed with "${code}": this worker ends, so that others do the work. The events before this one say why they failed.`;
    void stop(GRACE_MS, new FleetError(message, { code: "fleet-worker" })).catch(() => {});
  });

  const queues = [...Object.keys(roots), webRootOf(client)];
  try {
    // Refuses a wrong root before it takes a job.
    await prover.proveAll(broker.ledger);
    for (const root of queues) {
      const work = await broker.work(
        root,
        (run) => processJob(context, { ...run, signal: AbortSignal.any([run.signal, ending.signal]) }, onEnd),
        { slots, lockMs, onError: warn },
      );
      workers.push(work);
    }
  } catch (error) {
    // Nobody else could stop those that take jobs already. The error that is thrown says why they have to.
    await close(0).catch(() => {});
    throw error;
  }
  emit({ type: "worker", state: "started" });
  const checkBroker = createBrokerCheck(broker);
  const watchdog = createWatchdog(broker, workers, queues, slots);
  const busy = (): number => workers.reduce((sum, worker) => sum + worker.busy, 0);

  const tick = async (): Promise<void> => {
    const { ledger } = broker;
    await ledger.beat({
      id,
      host: hostname(),
      version: parts.version,
      roots: Object.keys(roots),
      slots,
      busy: busy(),
      bytes: rate.total,
      bytesPerSecond: rate.perSecond(),
    });
    const runs = await ledger.listRuns();
    halts.look(runs);
    for (const lost of [...seen].filter((run) => runs.every((one) => one.id !== run)))
      throw new FleetError(
        `The broker has lost the run ${lost}: it was emptied, or restored from a state before the run. Submit the list again and continue this run (--continue ${lost}): files that are already stored are found and kept.`,
        { code: "fleet-run" },
      );
    const left = runs.filter((run) => !isFinished(run));
    for (const run of left) seen.add(run.id);
    for (const run of runs.filter((one) => isFinished(one))) seen.delete(run.id);
    const feeds = await ledger.takeTurn("feed", feedMs);
    const sweeps = await ledger.takeTurn("sweep", sweepMs);
    for (const run of left) {
      if (feeds) await feedRun(broker, run.id);
      if (sweeps) await sweepRun(broker, run.id);
    }
    await checkBroker();
    await watchdog();
    if (untilEmpty && left.length === 0 && busy() === 0) void stop(0).catch(() => {});
  };
  const tickAll = async (): Promise<void> => {
    while (ended === undefined) {
      try {
        await tick();
      } catch (error) {
        if (isFleetError(error) && !isBrokerAway(error)) {
          await stop(GRACE_MS, error);
          return;
        }
        warn(error);
      }
      await systemClock.sleep(feedMs, draining.signal).catch(() => {});
    }
  };
  const ticking = tickAll();
  return {
    id,
    drain: (graceMs = GRACE_MS) => stop(graceMs),
    async drained(): Promise<void> {
      // A tick may wait for a broker that is away.
      await Promise.race([ticking, over]);
      await ended;
      if (broke !== undefined) throw broke;
    },
  };
}
