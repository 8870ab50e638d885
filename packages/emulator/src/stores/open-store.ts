import { openFsStore } from "./fs-store.js";
import type { Store } from "./store.js";
import type { StoreContext } from "./store-context.js";
import type { StoreOptions } from "./store-options.js";

/** What the state remembers of its store: bytes that lie in one cannot be served from another. */
export function storeName(options: StoreOptions = { kind: "fs" }): string {
  return options.kind;
}

/**
 * Opens the store that the settings name.
 *
 * @throws Error when a vendor's package is missing, or the store cannot be reached or refuses.
 */
export async function openStore(base: StoreContext): Promise<Store> {
  return openFsStore(base);
}
