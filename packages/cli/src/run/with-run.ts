import { listenForInterruption } from "../ends/interruption.js";
import type { Shard } from "../inputs/shard.js";
import { readShard, type ShardFlags } from "../inputs/shard-options.js";
import { requestHooks } from "../output/describe-event.js";
import { EXIT, type ExitCode, exitCodeOf } from "../output/exit-codes.js";
import { combineViews, type FoundCounts, type RunSummary, type RunView } from "../output/run-event.js";
import { printError } from "../output/write.js";
import { type ConnectionOptions, unverifiedTls } from "../settings/connection-options.js";
import { type Destination, findDestination } from "./destination.js";
import { type OutputOptions, retryOf, type WorkOptions } from "./run-options.js";
import { createRunTally, type RunTally } from "./run-tally.js";
import { createViews } from "./views.js";

/** The tools of a command for the time that it runs. */
export interface Lifetime {
  /** Aborts with the first stop signal, such as Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * Registers a resource that is closed when the command ends, also after an error, in the order of opening.
   */
  readonly closeAtEnd: (close: () => Promise<void>) => void;
}

/**
 * Runs a command to its end: a stop signal aborts it, an error becomes one line and its exit code, and everything that it has
 * opened is closed.
 *
 * @param stopWithin ms that an orderly stop may take. @default 30 s
 */
export async function untilEnd(
  body: (lifetime: Lifetime) => Promise<ExitCode>,
  stopWithin?: number,
): Promise<ExitCode> {
  const interruption = listenForInterruption(stopWithin);
  const closers: (() => Promise<void>)[] = [];
  try {
    return await body({ signal: interruption.signal, closeAtEnd: (close) => void closers.push(close) });
  } catch (error) {
    printError(error);
    return exitCodeOf(error);
  } finally {
    for (const close of closers) await close().catch(printError);
    interruption.dispose();
  }
}

/** The options of every command that sends files. */
export type RunOptions = Omit<WorkOptions, "restart" | "resume"> &
  ConnectionOptions &
  OutputOptions &
  ShardFlags;

/** A command that sends files. */
export interface Run extends Lifetime {
  /** Receives each event of the run. */
  readonly view: RunView;
  readonly tally: RunTally;
  /** The part of the files that this process sends; undefined for all. */
  readonly shard: Shard | undefined;
  /** Connects to the project, or starts an emulator. All options about requests apply to both. */
  readonly connect: () => Promise<Destination>;
  /** Announces the files of the run, once connected. */
  readonly begin: (to: Destination, found: FoundCounts, searching?: boolean) => void;
  /** Reports the summary. Returns the exit code of the run. */
  readonly end: (outcome: RunOutcome) => ExitCode;
}

/** How a run ended, apart from the results of its files. */
export interface RunOutcome {
  /** Files that were announced. */
  readonly total: number;
  /** The signal that stopped the run. */
  readonly stoppedBy: string | undefined;
  /** The command that uploads the rest; called only if files are not stored. */
  readonly again: (unfinished: number) => Pick<RunSummary, "again" | "repeat">;
  readonly leftOut?: string | undefined;
}

/** Runs a command that sends files: {@link untilEnd}, with the views of its events, its tally and its summary. */
export function withRun(options: RunOptions, body: (run: Run) => Promise<ExitCode>): Promise<ExitCode> {
  return untilEnd(async (lifetime) => {
    const shard = readShard(options, process.env);
    const tally = createRunTally();
    const views = await createViews(options);
    lifetime.closeAtEnd(views.close);
    const view = combineViews([tally.view, views.view]);
    let startedAt = Date.now();
    const connect = async (): Promise<Destination> => {
      const { timeout, requestsPerSecond } = options;
      const hooks = requestHooks(view);
      const retry = retryOf(options);
      const manners = { hooks, retry, timeout, requestsPerSecond, shards: shard?.count };
      const destination = await findDestination(options, manners);
      lifetime.closeAtEnd(destination.close);
      startedAt = Date.now();
      return destination;
    };
    const begin: Run["begin"] = ({ client: { baseUrl, project } }, found, searching = false) => {
      const { total, bytes, sizesUnknown } = found;
      view({ type: "begun", total, bytes, sizesUnknown, searching, shard, baseUrl, project });
      const unverified = unverifiedTls(baseUrl);
      if (unverified !== undefined) view({ type: "notice", line: unverified });
    };
    const end: Run["end"] = ({ total, stoppedBy, again, leftOut }) => {
      const counts = tally.counts();
      const unfinished = Math.max(0, total - counts.stored - counts.skipped - counts.failed);
      const exitCode = stoppedBy === undefined ? tally.exitCode() : EXIT.interrupted;
      const summary: RunSummary = {
        ...counts,
        unfinished,
        elapsed: Date.now() - startedAt,
        ...(exitCode === EXIT.ok ? {} : again(unfinished)),
        leftOut,
        exitCode,
        stoppedBy,
      };
      view({ type: "ended", summary });
      return exitCode;
    };
    return body({ ...lifetime, view, tally, shard, connect, begin, end });
  });
}
