/**
 * One scheduler for one file or a thousand. It decides when a part may start, and nothing else. It draws from
 * the feeds in turn, so that a big file does not starve small ones. The call that completes a file does not
 * go through the scheduler, so it never queues behind parts.
 */
import { CooldownGate } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { createAlarm } from "./alarm.js";
import { createAttemptMeter } from "./attempt-meter.js";
import { mayStart } from "./bytes-at-risk.js";
import { createConcurrency } from "./concurrency.js";
import { TICK } from "./concurrency-law.js";
import { effectiveConcurrency } from "./effective-concurrency.js";
import { learnHidden, NOTHING_HIDDEN } from "./hidden-bytes.js";
import { createLanes } from "./lanes.js";
import { createMemoryBudget } from "./memory-budget.js";
import type { PartFeed, PartTask, Slot } from "./part-feed.js";
import { createRateLimit, type RateLimit } from "./rate-limit.js";
import { createRestingSlots } from "./resting-slots.js";
import { createRetryBudget, type RetryBudget } from "./retry-budget.js";
import { createRunningParts } from "./running-parts.js";
import { memoryLimit, type SchedulerOptions } from "./scheduler-options.js";
import { createTurnOrder } from "./turn-order.js";

/** Starts the parts of all files that joined it. */
export interface Scheduler {
  /** Closed by a 429 or a `Retry-After`, for every part of every file. */
  readonly gate: CooldownGate;
  /** Repeats that all files share. */
  readonly retryBudget: RetryBudget;
  /** The bandwidth limit, if one was set. */
  readonly limit: RateLimit | undefined;
  /** PUTs that the caller asked for. */
  readonly asked: number | "auto";
  /** Bytes that all parts in flight together may hold in memory. */
  readonly memory: number;
  /** PUTs that may be in flight now, within the memory limit. For `Progress`: it starts nothing. */
  readonly concurrency: number;
  /** PUTs in flight now. */
  readonly running: number;
  /**
   * Bytes that a part should have, as far as a file can be divided so, for an interruption to lose little:
   * 0 on a link that is not known yet. Undefined: no limit.
   */
  readonly partTarget: number | undefined;
  /**
   * Draws from `feed` from now on; the returned function ends that. The feed itself has to end its parts in
   * flight.
   */
  join(feed: PartFeed): () => void;
  /** A feed has a part again. */
  wake(): void;
}

/** A part that may start, and what is reserved for it. */
interface Drawn {
  readonly task: PartTask;
  readonly holder: object;
  readonly lane: number;
  readonly memory: number;
}

/** Makes a scheduler without files. It holds no timer while nothing runs. */
export function createScheduler(options: SchedulerOptions = {}): Scheduler {
  const { concurrency: asked = "auto" } = options;
  const memory = memoryLimit(options);
  const clock = options.clock ?? systemClock;
  const gate = options.gate ?? new CooldownGate(clock);
  const concurrency = createConcurrency(asked, options.cap);
  const budget = createMemoryBudget(memory);
  const lanes = createLanes();
  const running = createRunningParts();
  const retryBudget = createRetryBudget();
  const limit = options.limitRate === undefined ? undefined : createRateLimit(options.limitRate, clock);
  const feeds = createTurnOrder<PartFeed>();
  const resting = createRestingSlots();
  const timeAtRisk = asked === "auto" ? options.timeAtRisk : undefined;
  let hidden = NOTHING_HIDDEN;
  /** Bytes per second while the last part was sent; 0 before the first. */
  let rate = 0;
  let lastLook = clock.now();
  let deliveredThen = 0;
  let pumping = false;

  const nextLook = createAlarm(clock, () => look());
  const nextReady = createAlarm(clock, () => pump());

  /** Whether a part of this feed leaves little enough at risk. */
  const isSafe = ({ largest }: PartFeed): boolean =>
    timeAtRisk === undefined || mayStart([...running.sizes(), largest], timeAtRisk, rate);

  /**
   * The next part of the next feed that has one. If it does not fit into the limits, the feeds behind it wait
   * too: small parts must not keep a large one waiting forever.
   */
  const draw = (now: number): Drawn | undefined => {
    for (const feed of feeds.inTurn()) {
      const ready = feed.readyAt();
      if (ready === undefined || ready > now) continue;
      if (!isSafe(feed)) return undefined;
      const { holder } = feed;
      const lane = lanes.next(holder);
      const bytes = feed.holds(lane);
      if (!budget.reserve(bytes)) return undefined;
      const task = feed.take(now);
      if (task !== undefined) {
        lanes.take(holder, lane);
        feeds.served(feed);
        return { task, holder, lane, memory: bytes };
      }
      budget.release(bytes);
    }
    return undefined;
  };

  const start = ({ task, holder, lane, memory: reserved }: Drawn): void => {
    if (running.count === 0) {
      lastLook = clock.now();
      nextLook.set(lastLook + TICK);
    }
    const runningBefore = running.count;
    let restsUntil: number | undefined;
    const meter = createAttemptMeter(task.bytes, clock.now(), () => hidden);
    const deliveredBefore = running.delivered(meter.startedAt);
    running.add(task, meter);
    const slot: Slot = {
      meter,
      failed({ delay, overloaded }): void {
        const now = clock.now();
        if (delay > 0) restsUntil = now + delay;
        const { startedAt } = meter;
        if (overloaded) change(() => concurrency.refused({ now, startedAt, runningBefore }));
      },
      answered(): void {
        const answeredAt = clock.now();
        const { bytes, startedAt, lastWriteAt } = meter;
        meter.answered();
        hidden = learnHidden(hidden, { bytes, startedAt, lastWriteAt, answeredAt });
        const elapsed = answeredAt - startedAt;
        rate = ((running.delivered(answeredAt) - deliveredBefore) * 1000) / Math.max(1, elapsed);
        running.finished({ bytes, elapsed });
        retryBudget.payBack();
      },
    };
    void task.run(slot).finally(() => {
      running.remove(task, clock.now());
      lanes.give(holder, lane);
      budget.release(reserved);
      if (restsUntil !== undefined) resting.add(restsUntil);
      if (running.count === 0) nextLook.clear();
      pump();
    });
  };

  /**
   * Starts the parts that may start. Only here is it decided how many connections are in use. One reading of
   * the clock decides everything. With two readings, a part that becomes ready between them would be taken by
   * neither the draw nor the alarm, and would wait forever.
   */
  const pump = (): void => {
    if (pumping) return;
    pumping = true;
    const now = clock.now();
    try {
      while (gate.until <= now && free(now) > 0) {
        const drawn = draw(now);
        if (drawn === undefined) break;
        start(drawn);
      }
    } finally {
      pumping = false;
    }
    armReady(now);
  };

  /** Slots that may be filled: the target of the law or of the caller, less what is in flight or rests. */
  const free = (now: number): number => {
    const unused = concurrency.target - running.count;
    return unused - resting.count(now, unused);
  };

  /** Nothing more can start now. Sets the alarm for the next time at which trying again is worthwhile. */
  const armReady = (now: number): void => {
    const times = feeds.inTurn().map((feed) => feed.readyAt() ?? now);
    const later = [...times, resting.next].filter((at) => at > now);
    const opens = gate.until > now ? gate.until : Math.min(...later);
    if (running.count >= concurrency.target || feeds.count === 0 || !Number.isFinite(opens))
      nextReady.clear();
    else nextReady.set(opens);
  };

  /** Runs an operation that may change the number of PUTs, and informs the feeds when it did. */
  const change = (run: () => void): void => {
    const from = concurrency.target;
    run();
    const to = concurrency.target;
    if (from !== to) for (const feed of feeds.inTurn()) feed.onConcurrency(from, to);
  };

  const look = (): void => {
    const now = clock.now();
    const delivered = running.delivered(now);
    const goodput = ((delivered - deliveredThen) * 1000) / Math.max(1, now - lastLook);
    deliveredThen = delivered;
    lastLook = now;
    const saturated = running.count >= concurrency.target && !gate.closed;
    change(() => concurrency.look({ now, goodput, saturated }));
    for (const task of running.slow(now)) task.giveUp();
    for (const feed of feeds.inTurn()) feed.onLook(now);
    if (running.count > 0) nextLook.set(now + TICK);
    pump();
  };

  return {
    gate,
    retryBudget,
    limit,
    asked,
    memory,
    get concurrency(): number {
      const wanted = concurrency.target;
      const counts = feeds.inTurn().map(({ holds }) => effectiveConcurrency({ wanted, memory, holds }).count);
      return counts.length === 0 ? wanted : Math.max(...counts);
    },
    get running(): number {
      return running.count;
    },
    get partTarget(): number | undefined {
      return timeAtRisk === undefined ? undefined : (rate * timeAtRisk) / 1000 / concurrency.target;
    },
    join(feed): () => void {
      feeds.add(feed);
      // A gate that is held does not say when it opens.
      const unlisten = gate.onHold(() => {
        feed.onLook(clock.now());
        pump();
      });
      pump();
      return () => {
        unlisten();
        feeds.remove(feed);
        pump();
      };
    },
    wake: pump,
  };
}
