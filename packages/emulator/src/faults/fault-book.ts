import type { Fault, FaultMatch } from "../http/fault.js";
import type { OperationName } from "../http/operation-name.js";

/** The properties of a request that faults match on. */
export interface FaultSubject {
  readonly operation: OperationName;
  readonly path: string;
  readonly partNumber: number | undefined;
  readonly attempt: number;
}

/** The active faults. The first fault that matches a request is applied. */
export interface FaultBook {
  /**
   * Replaces all faults and resets their counters and the random generator. `seed` changes the generator's
   * seed when it is given.
   */
  set(faults: readonly Fault[], seed?: number): void;
  add(fault: Fault): void;
  list(): readonly Fault[];
  pick(subject: FaultSubject): Fault | undefined;
}

interface Entry {
  readonly fault: Fault;
  seen: number;
  hits: number;
}

export function createFaultBook(faults: readonly Fault[], seed: number): FaultBook {
  let entries: Entry[] = [];
  let currentSeed = seed;
  let random = createRandom(seed);
  const book: FaultBook = {
    set(next, nextSeed) {
      currentSeed = nextSeed ?? currentSeed;
      entries = next.map((fault) => ({ fault, seen: 0, hits: 0 }));
      random = createRandom(currentSeed);
    },
    add(fault) {
      entries.push({ fault, seen: 0, hits: 0 });
    },
    list: () => entries.map(({ fault }) => fault),
    pick(subject) {
      return entries.find((entry) => happens(entry, subject, random))?.fault;
    },
  };
  book.set(faults);
  return book;
}

function happens(entry: Entry, subject: FaultSubject, random: () => number): boolean {
  const match: FaultMatch = entry.fault.match ?? {};
  if (!includes(match.operation, subject.operation)) return false;
  if (match.partNumber !== undefined && subject.partNumber === undefined) return false;
  if (subject.partNumber !== undefined && !includes(match.partNumber, subject.partNumber)) return false;
  if (!includes(match.attempt, subject.attempt)) return false;
  if (match.path !== undefined && !subject.path.includes(match.path)) return false;
  entry.seen += 1;
  if (match.times !== undefined && entry.hits >= match.times) return false;
  if (match.every !== undefined && entry.seen % match.every !== 0) return false;
  if (match.chance !== undefined && random() >= match.chance) return false;
  entry.hits += 1;
  return true;
}

function includes<T>(wanted: T | readonly T[] | undefined, value: T): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
}

/**
 * A small seeded random generator (mulberry32) of numbers from 0 to 1. The same seed produces the same
 * faults.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
