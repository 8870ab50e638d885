/** Speed over a moving window: steady enough to read, quick enough to follow the link. */
export interface SpeedWindow {
  /** Bytes per second. */
  readonly speed: number;
  /** Adds a byte count that never falls. */
  add(now: number, bytes: number): void;
}

/** ms. */
const WINDOW = 10_000;
/** A window shorter than this says nothing about the speed, ms. */
const SHORTEST = 100;

/** Makes an empty window. */
export function createSpeedWindow(): SpeedWindow {
  const samples: { readonly at: number; readonly bytes: number }[] = [];
  return {
    get speed(): number {
      const first = samples.at(0);
      const last = samples.at(-1);
      if (first === undefined || last === undefined || last.at - first.at < SHORTEST) return 0;
      return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
    },
    add(now, bytes): void {
      samples.push({ at: now, bytes });
      while (samples.length > 2 && (samples[1]?.at ?? now) < now - WINDOW) samples.shift();
    },
  };
}
