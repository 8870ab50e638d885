import type { Progress } from "@cdf-multipart/uploader";
import type { FileRef, RunEvent } from "./run-event.js";

/** The state of one file in flight. */
export interface RunningFile {
  readonly file: FileRef;
  readonly progress: Progress | undefined;
  readonly retries: number;
  /** The current step after all bytes were sent, in words. */
  readonly step: string | undefined;
}

/** The state of a run at one moment. */
export interface RunLook {
  readonly running: readonly RunningFile[];
  /** Number of files that are stored, skipped or failed. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly retries: number;
  readonly bytesDone: number;
  /** Whether more files are being found, so that `total` grows. */
  readonly searching: boolean;
  /** Undefined if a size is unknown, or files are still being found. */
  readonly bytesTotal: number | undefined;
  /** Bytes per second, over the last ten seconds. */
  readonly speed: number;
  /** ms; undefined while no bytes are sent, or if the total is unknown. */
  readonly timeLeft: number | undefined;
  /** PUT requests in flight. */
  readonly concurrency: number;
}

/** Derives the state of a run from its events. */
export interface RunMeter {
  readonly view: (event: RunEvent) => void;
  readonly look: () => RunLook;
}

interface Running {
  readonly file: FileRef;
  /** Numbers of the parts in flight, from their events: the `progress` of different files is from different moments. */
  readonly inFlight: Set<number>;
  progress: Progress | undefined;
  retries: number;
  step: string | undefined;
}

/** The time over which the speed is measured, and the shortest time between two samples. ms */
const WINDOW = 10_000;
const SAMPLE_EVERY = 200;

/** A meter without events. It keeps the files in flight only, and no list of finished files. */
export function createRunMeter(now: () => number): RunMeter {
  const running = new Map<number, Running>();
  const samples: { readonly at: number; readonly bytes: number }[] = [];
  let [done, total, failed, retries, bytesStored, bytesSkipped, bytesTotal] = [0, 0, 0, 0, 0, 0, 0];
  let sizesKnown = true;
  let searching = false;

  const moved = (): number => {
    let bytes = bytesStored;
    for (const { progress } of running.values()) bytes += progress?.bytesShown ?? 0;
    return bytes;
  };
  const sample = (): void => {
    const at = now();
    const newest = samples.at(-1);
    if (newest !== undefined && at - newest.at < SAMPLE_EVERY) return;
    samples.push({ at, bytes: moved() });
    while (samples.length > 2 && at - (samples[0]?.at ?? at) > WINDOW) samples.shift();
  };
  const speed = (): number => {
    const oldest = samples[0];
    const newest = samples.at(-1);
    if (oldest === undefined || newest === undefined || newest.at <= oldest.at) return 0;
    return Math.max(0, ((newest.bytes - oldest.bytes) * 1000) / (newest.at - oldest.at));
  };
  const leave = ({ index }: FileRef): void => {
    done += 1;
    running.delete(index);
  };
  const change = ({ index }: FileRef, edit: (one: Running) => unknown): void => {
    const one = running.get(index);
    if (one !== undefined) edit(one);
  };

  const view = (event: RunEvent): void => {
    switch (event.type) {
      case "begun":
      case "found":
        total = event.total;
        bytesTotal = event.bytes;
        sizesKnown = event.sizesUnknown === 0;
        searching = event.searching;
        if (event.type === "begun") sample();
        break;
      case "file-started":
        running.set(event.file.index, {
          file: event.file,
          inFlight: new Set(),
          progress: undefined,
          retries: 0,
          step: undefined,
        });
        break;
      case "file-event": {
        const { event: inner, file } = event;
        if (inner.type === "progress") {
          change(file, (one) => {
            one.progress = inner.progress;
          });
          sample();
        } else if (inner.type === "part-start") {
          change(file, ({ inFlight }) => inFlight.add(inner.partNumber));
        } else if (inner.type === "part-done") {
          change(file, ({ inFlight }) => inFlight.delete(inner.partNumber));
        } else if (inner.type === "part-retry") {
          retries += 1;
          change(file, (one) => {
            one.retries += 1;
            one.inFlight.delete(inner.partNumber);
          });
        } else if (inner.type === "session") {
          change(file, ({ inFlight }) => inFlight.clear());
        }
        break;
      }
      case "step":
        change(event.file, (one) => {
          one.step = event.line;
        });
        break;
      case "file-stored":
        bytesStored += event.stored.bytes;
        leave(event.file);
        sample();
        break;
      case "file-skipped":
        bytesSkipped += event.file.size ?? 0;
        leave(event.file);
        break;
      case "file-failed":
        failed += 1;
        bytesSkipped += event.file.size ?? 0;
        leave(event.file);
        break;
      default:
        break;
    }
  };

  const look = (): RunLook => {
    const bytesDone = moved() + bytesSkipped;
    const rate = speed();
    const known = sizesKnown && !searching;
    const left = known && rate > 0 ? (Math.max(0, bytesTotal - bytesDone) * 1000) / rate : undefined;
    let concurrency = 0;
    for (const { inFlight } of running.values()) concurrency += inFlight.size;
    return {
      running: [...running.values()],
      done,
      total: Math.max(total, done),
      failed,
      retries,
      bytesDone,
      searching,
      bytesTotal: known ? bytesTotal : undefined,
      speed: rate,
      timeLeft: left,
      concurrency,
    };
  };
  return { view, look };
}
