import {
  type AzureStoreOptions,
  DEFAULT_CONTAINER,
  type S3StoreOptions,
  type StoreOptions,
} from "../settings/store-options.js";
import { openAzure } from "./azure/open-azure.js";
import { openFsStore } from "./fs/open-fs-store.js";
import type { ObjectStore } from "./remote/object-store.js";
import { openRemoteStore } from "./remote/open-remote-store.js";
import { openS3 } from "./s3/open-s3.js";
import type { Store } from "./store.js";
import type { StoreParts } from "./store-parts.js";

/** The name of a store in the state. Bytes in one store cannot be served from another. */
export function storeName(options: StoreOptions = { kind: "fs" }): string {
  switch (options.kind) {
    case "fs":
      return "fs";
    case "azure":
      return `azure ${options.container ?? DEFAULT_CONTAINER}`;
    case "s3":
      return `s3 ${options.bucket ?? DEFAULT_CONTAINER}`;
  }
}

/**
 * Opens the store of the settings. `temporary`: the state is removed when the emulator closes.
 *
 * @throws Error when a vendor's package is missing, the store cannot be reached or refuses access, or options
 *   contradict each other.
 */
export async function openStore(parts: StoreParts, temporary: boolean): Promise<Store> {
  const { store, relativeUrls } = parts.settings;
  if (store.kind === "fs") return openFsStore(parts);
  const { via = "direct" } = store;
  if (relativeUrls && via === "direct") {
    throw new Error(
      'The options relativeUrls and store contradict each other: a URL without a host cannot lead to another server. Set via: "emulator" in store.',
    );
  }
  return openRemoteStore(parts, await openObjects(store), { via, temporary });
}

function openObjects(options: AzureStoreOptions | S3StoreOptions): Promise<ObjectStore> {
  return options.kind === "azure" ? openAzure(options) : openS3(options);
}
