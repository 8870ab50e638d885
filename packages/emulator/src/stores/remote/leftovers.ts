import type { StoredObject } from "../../storage/records.js";
import type { EmulatorState } from "../../storage/state.js";
import { type ObjectStore, ObjectStoreError } from "../object-store.js";
import { describeFailure } from "./store-failure.js";

/**
 * What is to be removed from the store: parts of abandoned sessions, contents that were replaced or deleted. It is on
 * record until the store has confirmed, so neither a kill nor a store that is down leaves anything behind.
 */
export interface Leftovers {
  /** Puts it on record, and removes it soon. */
  add(object: StoredObject): void;
  /** Removes what can be removed now. Never rejects. */
  sweep(): Promise<void>;
}

export function createLeftovers(
  state: EmulatorState,
  objects: ObjectStore,
  name: string,
  log: (message: string) => void,
): Leftovers {
  let sweeping: Promise<void> | undefined;

  const removeAll = async () => {
    // A map's iterator also meets what is added on the way.
    for (const object of state.leftovers.values()) {
      try {
        await (object.uploadId === undefined ? objects.remove(object.key) : objects.abort(object));
        state.removeLeftover(object.key);
      } catch (error) {
        const reason = error instanceof ObjectStoreError ? describeFailure(name, error) : String(error);
        log(`${reason} What is to be removed there (${state.leftovers.size}) waits until it can.`);
        return;
      }
    }
  };
  const leftovers: Leftovers = {
    add(object) {
      state.putLeftover(object);
      void leftovers.sweep();
    },
    sweep() {
      sweeping ??= removeAll().finally(() => {
        sweeping = undefined;
      });
      return sweeping;
    },
  };
  return leftovers;
}
