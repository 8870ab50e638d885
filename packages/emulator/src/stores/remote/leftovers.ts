import type { StoredObject } from "../../state/records.js";
import type { EmulatorState } from "../../state/state.js";
import type { ObjectStore } from "./object-store.js";
import { describeFailure, ObjectStoreError } from "./store-failure.js";

/**
 * Objects that have to be removed from the store: parts of abandoned sessions, and contents that were
 * replaced or deleted. They stay on record until the store has confirmed the removal, so that neither a kill
 * nor an outage of the store leaves objects behind.
 */
export interface Leftovers {
  /** Records an object and removes it soon. */
  add(object: StoredObject): void;
  /** Removes all recorded objects that can be removed now. Never rejects. */
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
    // The iterator of a Map also visits entries that are added during the loop.
    for (const object of state.leftovers.values()) {
      try {
        await (object.uploadId === undefined ? objects.remove(object.key) : objects.abort(object));
        state.removeLeftover(object.key);
      } catch (error) {
        const reason = error instanceof ObjectStoreError ? describeFailure(name, error) : String(error);
        log(
          `${reason} Objects to remove there: ${state.leftovers.size}. The emulator removes them when the store works again.`,
        );
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
