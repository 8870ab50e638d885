/** The emulator's own folder. */
export interface FsStoreOptions {
  readonly kind: "fs";
}

export type StoreOptions = FsStoreOptions;
