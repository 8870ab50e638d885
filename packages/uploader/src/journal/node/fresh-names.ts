import { readdir } from "node:fs/promises";

/** Reads the names in a folder. Tests pass their own. */
export type ReadNames = (folder: string) => Promise<readonly string[]>;

interface Reading {
  readonly running: Promise<readonly string[]>;
  /** The reading that begins after this one, for those who ask meanwhile. */
  next?: Promise<readonly string[]>;
}

/**
 * Reads the names of the locks in a folder, each time by a reading that begins after the call. Calls that come
 * while the folder is being read share the next reading: to open 200 journals next to 10,000 others needs a
 * few readings instead of 200.
 */
export function createFreshNames(read: ReadNames = readLocks): ReadNames {
  const readings = new Map<string, Reading>();
  const begin = (folder: string): Promise<readonly string[]> => {
    const reading: Reading = { running: read(folder) };
    readings.set(folder, reading);
    const ended = (): void => {
      if (reading.next === undefined) readings.delete(folder);
    };
    reading.running.then(ended, ended);
    return reading.running;
  };
  return (folder) => {
    const current = readings.get(folder);
    if (current === undefined) return begin(folder);
    const after = (): Promise<readonly string[]> => begin(folder);
    current.next ??= current.running.then(after, after);
    return current.next;
  };
}

/** How the name of every lock ends. */
export const LOCK_ENDING = ".lock";

/** Only locks, because each caller checks every name. */
async function readLocks(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(LOCK_ENDING));
}
