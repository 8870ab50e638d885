import { randomBytes } from "node:crypto";
import type { ContentLocation, StoreOptions } from "@cdf-multipart/emulator";
import { inject } from "vitest";
import { azureStore } from "./azure-store.js";
import { s3Store } from "./s3-store.js";

/** A real object store as a test sees it: what the emulator is told, and what the vendor's own SDK says is there. */
export interface RealStore {
  /** For the emulator. */
  readonly options: Exclude<StoreOptions, { readonly kind: "fs" }>;
  /** Origin of the store's own URLs. */
  readonly origin: string;
  /** The bytes of an object, by its key. */
  read(location: ContentLocation): Promise<Buffer>;
  /** Keys of all finished objects. */
  keys(): Promise<readonly string[]>;
  /** Uploads that were begun and neither finished nor aborted. */
  unfinished(): Promise<number>;
}

export const STORE_KINDS = ["azure", "s3"] as const;

/** A container or bucket that nothing else uses. */
export function realStore(kind: (typeof STORE_KINDS)[number]): RealStore {
  const container = `test-${randomBytes(6).toString("hex")}`;
  return kind === "azure"
    ? azureStore(container, inject("azure").connectionString)
    : s3Store(container, inject("s3"));
}
