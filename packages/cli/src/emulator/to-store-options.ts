import type { StoreOptions } from "@cdf-multipart/emulator";
import type { StoreCommandOptions } from "./store-options.js";

/**
 * What the command line says of the store, as `startEmulator` takes it.
 *
 * @throws Error when options are given that the emulator's own store does not have.
 */
export function toStoreOptions({ store, endpoint, bucket, via }: StoreCommandOptions): StoreOptions {
  const common = { ...(endpoint !== undefined && { endpoint }), ...(via !== undefined && { via }) };
  switch (store) {
    case "fs":
      if (endpoint !== undefined || bucket !== undefined || via !== undefined) {
        throw new Error("--endpoint, --bucket and --via belong to --store azure or --store s3.");
      }
      return { kind: "fs" };
    case "azure":
      return { kind: "azure", ...common, ...(bucket !== undefined && { container: bucket }) };
    case "s3":
      return { kind: "s3", ...common, ...(bucket !== undefined && { bucket }) };
  }
}
