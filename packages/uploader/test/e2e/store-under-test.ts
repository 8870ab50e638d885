import { readFile } from "node:fs/promises";
import type { Emulator, StoreOptions } from "@cdf-multipart/emulator";

/** The store that the whole suite runs on. */
export interface StoreUnderTest {
  readonly name: string;
  /** For the emulator. It must see the parts pass, or its faults could not strike them. */
  readonly options: StoreOptions;
  /** The bytes that the store has of a file. */
  read(emulator: Emulator, id: number): Promise<Buffer>;
  /** How many of the places of each fault are tried; all when it is not given. */
  readonly places?: number;
  /** Faults that this store cannot have, by title. */
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

/** Puts another store in place of the emulator's own, before the suite is loaded: the workspace `e2e` does. */
export function useStore(store: StoreUnderTest): void {
  current = store;
}
