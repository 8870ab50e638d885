import type { FileFields } from "@cdf-multipart/core";
import type { Fault, FaultAction, FaultMatch } from "@cdf-multipart/emulator";
import { expect } from "vitest";
import type { OwnScheduler, TransferOptions } from "../../src/upload/options.js";
import { countingSignal } from "../transport/counting-signal.js";
import type { Ground } from "./ground.js";
import { storeUnderTest } from "./store-under-test.js";
import { struckTransport } from "./struck-transport.js";

/** Bytes of every part except the last. */
export const PART: number = 5 * 1024 * 1024 + 1;
/** Four parts, the last of them small. */
export const SIZE: number = 3 * PART + 65_537;

/** The place and number of a fault: a title, the times, the match. */
export type Strike = readonly [string, number, FaultMatch];

const places: readonly (readonly [string, FaultMatch])[] = [
  ["the first part", { partNumber: 1 }],
  ["a middle part", { partNumber: 3 }],
  ["the last part", { partNumber: 4 }],
  ["every third attempt", { every: 3 }],
];

export const everywhere: readonly Strike[] = places.flatMap(([where, match]) =>
  [1, 3].map((times): Strike => [where, times, match]),
);

/**
 * The places of the fault with this title: all of them, or as many as a slow store allows, different ones for
 * each fault.
 */
export function placesOf(fault: string, among: readonly Strike[] = everywhere): readonly Strike[] {
  const { places: count = among.length } = storeUnderTest();
  const first = [...fault].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return among.filter((_, index) => (index + first) % among.length < count);
}

/** The faults that the store can have. */
export function possible<Action>(
  faults: Readonly<Record<string, Action>>,
): readonly (readonly [string, Action])[] {
  return Object.entries(faults).filter(([title]) => !storeUnderTest().without.includes(title));
}

/** The fault at its place, this many times. */
export function strike(match: FaultMatch, times: number, action: FaultAction): readonly Fault[] {
  return [{ match: { operation: "putPart", ...match, times }, do: action }];
}

/**
 * Everything that each upload of the matrix is checked for besides its bytes: listeners left on its signal or
 * on the process.
 */
export interface Watched {
  readonly signal: AbortSignal;
  expectNoListener(): void;
}

/** Starts to watch. */
export function watchListeners(): Watched {
  const { signal, listeners } = countingSignal();
  const ofProcess = (): number =>
    process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  const before = ofProcess();
  return {
    signal,
    expectNoListener: () => expect([listeners(), ofProcess()]).toEqual([0, before]),
  };
}

/** Bytes that were sent again, by fault, place and times, for readers of the test's output. */
export interface SentAgain {
  note(fault: string, where: string, times: number, bytes: number): void;
  print(): void;
}

/** Starts to take notes. */
export function sentAgain(): SentAgain {
  const rows = new Map<string, Record<string, string>>();
  return {
    note(fault, where, times, bytes): void {
      const row = rows.get(fault) ?? {};
      rows.set(fault, { ...row, [`${where}, ${times}x`]: `${(bytes / 1024 / 1024).toFixed(1)} MiB` });
    },
    print: () => console.table(Object.fromEntries(rows)),
  };
}

type Quick = TransferOptions &
  OwnScheduler & { readonly file: Partial<FileFields>; readonly partSize: number; readonly journal: "off" };

/**
 * Four parts, three concurrently, with pauses short enough for a test. A part that a fault keeps hanging is
 * abandoned immediately, and no other part ever is.
 */
export function quick({ emulator }: Pick<Ground, "emulator">, file: Partial<FileFields> = {}): Quick {
  return {
    file,
    partSize: PART,
    // Every test uploads the whole file.
    journal: "off",
    concurrency: 3,
    retry: { minDelay: 1, maxDelay: 10 },
    transport: () => struckTransport(emulator),
  };
}
