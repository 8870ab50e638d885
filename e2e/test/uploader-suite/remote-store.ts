import type { StoreUnderTest } from "../../../packages/uploader/test/e2e/store-under-test.js";
import { realStore, type STORE_KINDS } from "../stores/real-store.js";

/** Every file of the suite, and every fault at every place: that takes minutes, so `npm test` leaves some out. */
export const isWhole: boolean = process.env["CDF_E2E_WHOLE"] === "1";

/** Else of each fault's places only so many. */
const PLACES = 1;

/** Azurite answers an expired URL as it does a wrong signature; Azure itself says what it is. */
const WITHOUT = { azure: ["expired URLs"], s3: [] } as const;

/** A real store for the uploader's suite: through the emulator, so that its faults can strike the parts. */
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
