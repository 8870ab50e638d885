import type { RunView } from "@cdf-multipart/fleet";

/** The pace of a run. */
export interface RunPace {
  /** Bytes of stored files, and of acknowledged parts of files that are not complete. */
  readonly bytesStored: number;
  /** Undefined until it is known. */
  readonly bytesPerSecond?: number | undefined;
  /** ms; undefined until it is known. */
  readonly timeLeft?: number | undefined;
}

/** Time over which the speed is measured, ms. */
const WINDOW = 60_000;

/** The stored bytes of a run, as far as its counters show. */
export function bytesStored({ bytesListed, bytesDone, bytesSent }: RunView): number {
  return Math.min(bytesListed, Math.max(bytesDone, bytesSent));
}

/** The pace of a run at a given speed. */
export function paceAt(run: RunView, bytesPerSecond: number | undefined): RunPace {
  const stored = bytesStored(run);
  const isKnown = bytesPerSecond !== undefined && bytesPerSecond > 0 && run.state === "running";
  if (!isKnown) return { bytesStored: stored };
  // The end of a list that still grows cannot be computed.
  const timeLeft = run.closed ? Math.round(((run.bytesListed - stored) * 1000) / bytesPerSecond) : undefined;
  return { bytesStored: stored, bytesPerSecond: Math.round(bytesPerSecond), timeLeft };
}

/** Measures runs by the bytes that were stored since earlier calls. */
export function createPaceMeter(): (run: RunView, at: number) => RunPace {
  const samples = new Map<string, { readonly at: number; readonly bytes: number }[]>();
  return (run, at) => {
    const earlier = (samples.get(run.id) ?? []).filter((one) => at - one.at <= WINDOW);
    const bytes = bytesStored(run);
    samples.set(run.id, [...earlier, { at, bytes }]);
    const [first] = earlier;
    if (first === undefined || at <= first.at) return paceAt(run, undefined);
    return paceAt(run, ((bytes - first.bytes) * 1000) / (at - first.at));
  };
}
