import { codeOf } from "../../ground/unknown-value.js";
import type { ReceivedPart, StoredObject } from "../../state/records.js";

/**
 * What the emulator needs of an object store. There is one implementation per vendor, each based on the
 * vendor's SDK. Every session has its own key. So sessions do not conflict, and old content stays until it is
 * removed. All functions throw an {@link ObjectStoreError}.
 */
export interface ObjectStore {
  readonly kind: "azure" | "s3";
  /** Bucket or container. */
  readonly container: string;
  /** Creates the bucket or container if it does not exist. */
  prepare(): Promise<void>;
  /** Begins an upload in parts. */
  begin(key: string): Promise<StoredObject>;
  partUrl(object: StoredObject, partNumber: number, time: UrlTime): Promise<URL>;
  /** The stored parts by number; `undefined` when the store does not know the upload. */
  parts(object: StoredObject): Promise<ReadonlyMap<number, ReceivedPart> | undefined>;
  /** Assembles the parts to one object. */
  commit(object: StoredObject, parts: readonly ReceivedPart[]): Promise<void>;
  /** Removes the parts of an upload. It is not an error when they are already gone. */
  abort(object: StoredObject): Promise<void>;
  /** Size in bytes of a finished object; `undefined` when it does not exist. */
  size(key: string): Promise<number | undefined>;
  /** The request that stores a whole object. */
  putRequest(key: string, time: UrlTime): Promise<SignedPut>;
  readUrl(key: string, answer: ReadAnswer, time: UrlTime): Promise<URL>;
  /** Removes an object. It is not an error when it is already gone. */
  remove(key: string): Promise<void>;
  close(): void;
}

/** Start and lifetime of a signed URL, in ms. The store's clock decides. */
export interface UrlTime {
  readonly issued: number;
  readonly lifetime: number;
}

export interface SignedPut {
  readonly url: URL;
  /** Headers that the store requires, besides the length. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers of the response to a download. */
export interface ReadAnswer {
  readonly contentType: string;
  readonly contentDisposition: string;
}

/**
 * Loads a vendor's SDK. It is an optional peer dependency, because most users do not need one.
 *
 * @throws Error that says what to install when the SDK is missing.
 */
export async function loadSdk<Sdk>(kind: string, names: string, load: () => Promise<Sdk>): Promise<Sdk> {
  try {
    return await load();
  } catch (cause) {
    if (codeOf(cause) !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new Error(`The ${kind} store needs a package that is not installed: npm install ${names}`, {
      cause,
    });
  }
}
