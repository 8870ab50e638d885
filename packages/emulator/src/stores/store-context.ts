import type { EmulatorContext } from "../server/context.js";
import type { PartHasher } from "./fs/part-hasher.js";
import type { PartPlaces } from "./fs/part-places.js";
import type { Uploads } from "./fs/uploads.js";

/** What every store may use of the emulator: all of it, except the store itself and what is built on the store. */
export type StoreContext = Omit<EmulatorContext, "store" | "expiry">;

/** What requests to the emulator's own store use: the same, and what only that store has. */
export interface FsContext extends StoreContext {
  readonly uploads: Uploads;
  readonly places: PartPlaces;
  readonly hasher: PartHasher;
}
