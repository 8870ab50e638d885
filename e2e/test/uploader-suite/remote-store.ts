import type { StoreUnderTest } from "../../../packages/uploader/test/e2e/store-under-test.js";
import { realStore, type STORE_KINDS } from "../stores/real-store.js";

/**
 * Runs every file of the suite, with every fault at every place. This takes minutes, so `npm test` runs a
 * subset.
 */
export const isWhole: boolean = process.env["CDF_E2E_WHOLE"] === "1";

/** Otherwise, the maximum number of places per fault. */
const PLACES = 1;

/**
 * Azurite gives the same answer to an expired URL and to a wrong signature. Azure itself distinguishes them.
 */
const WITHOUT = { azure: ["expired URLs"], s3: [] } as const;

/** A real store for the uploader's suite, through the emulator, so that its faults apply to parts. */
export function remoteStore(kind: (typeof STORE_KINDS)[number]): StoreUnderTest {
  const { options, read } = realStore(kind);
  return {
    name: kind,
    options: { ...options, via: "emulator" },
    read: (emulator, id) => read(emulator.locate(id)),
    ...(!isWhole && { places: PLACES }),
    without: WITHOUT[kind],
  };
}
