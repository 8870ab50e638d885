import type { EmulatorContext } from "../context.js";

/** What a store is given of the emulator: everything but itself and what is made from it. */
export type StoreContext = Omit<EmulatorContext, "store" | "expiry">;
