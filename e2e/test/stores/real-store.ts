import { randomBytes } from "node:crypto";
import type { ContentLocation, StoreOptions } from "@cdf-multipart/emulator";
import { inject } from "vitest";
import { azureStore } from "./azure-store.js";
import { s3Store } from "./s3-store.js";

/**
 * A real object store in a test: the option for the emulator, and the content that the vendor's own SDK
 * reports.
 */
export interface RealStore {
  /** The option `store` of the emulator. */
  readonly options: Exclude<StoreOptions, { readonly kind: "fs" }>;
  /** Origin of the store's own URLs. */
  readonly origin: string;
  /** The bytes of the object with this key. */
  read(location: ContentLocation): Promise<Buffer>;
  /** Keys of all finished objects. */
  keys(): Promise<readonly string[]>;
  /** Uploads that were neither completed nor aborted. */
  unfinished(): Promise<number>;
}

export const STORE_KINDS = ["azure", "s3"] as const;

/** A container or bucket that only this test uses. */
export function realStore(kind: (typeof STORE_KINDS)[number]): RealStore {
  const container = `test-${randomBytes(6).toString("hex")}`;
  return kind === "azure"
    ? azureStore(container, inject("azure").connectionString)
    : s3Store(container, inject("s3"));
}
