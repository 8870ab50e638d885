import { readFile } from "node:fs/promises";
import type { Emulator, StoreOptions } from "@cdf-multipart/emulator";

/** The store that the whole suite runs on. */
export interface StoreUnderTest {
  readonly name: string;
  /** For the emulator. The emulator must forward the parts; otherwise its faults could not affect them. */
  readonly options: StoreOptions;
  /** The bytes of a file in the store. */
  read(emulator: Emulator, id: number): Promise<Buffer>;
  /** Number of places at which each fault is tried; all when omitted. */
  readonly places?: number;
  /** Titles of faults that this store cannot have. */
  readonly without: readonly string[];
}

let current: StoreUnderTest = {
  name: "fs",
  options: { kind: "fs" },
  read: (emulator, id) => readFile(emulator.filePath(id)),
  without: [],
};

export function storeUnderTest(): StoreUnderTest {
  return current;
}

/** Replaces the emulator's own store before the suite is loaded; the workspace `e2e` uses it. */
export function useStore(store: StoreUnderTest): void {
  current = store;
}
