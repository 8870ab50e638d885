import type { StoreOptions } from "@cdf-multipart/emulator";
import type { StoreCommandOptions } from "./store-options.js";

/**
 * Converts the store options of the command line to those of `startEmulator`.
 *
 * @throws Error when options of another store are given with `--store fs`.
 */
export function toStoreOptions({ store, endpoint, bucket, via }: StoreCommandOptions): StoreOptions {
  const common = { ...(endpoint !== undefined && { endpoint }), ...(via !== undefined && { via }) };
  switch (store) {
    case "fs":
      if (endpoint !== undefined || bucket !== undefined || via !== undefined) {
        throw new Error("--endpoint, --bucket and --via need --store azure or --store s3.");
      }
      return { kind: "fs" };
    case "azure":
      return { kind: "azure", ...common, ...(bucket !== undefined && { container: bucket }) };
    case "s3":
      return { kind: "s3", ...common, ...(bucket !== undefined && { bucket }) };
  }
}
