import type { ReceivedPart, StoredObject } from "../storage/records.js";

/**
 * What the emulator asks of an object store. One implementation a vendor, each on the vendor's own SDK. Every session
 * has a key of its own, so sessions never meet and an old content stays until it is removed. All functions throw an
 * {@link ObjectStoreError}.
 */
export interface ObjectStore {
  readonly kind: "azure" | "s3";
  /** Bucket or container. */
  readonly container: string;
  /** Makes the bucket or container when it is not there. */
  prepare(): Promise<void>;
  /** Begins an upload in parts. */
  begin(key: string): Promise<StoredObject>;
  partUrl(object: StoredObject, partNumber: number, time: UrlTime): Promise<URL>;
  /** The parts that are there, by number; `undefined` when the store knows nothing of the upload. */
  parts(object: StoredObject): Promise<ReadonlyMap<number, ReceivedPart> | undefined>;
  /** Makes one object of the parts. */
  commit(object: StoredObject, parts: readonly ReceivedPart[]): Promise<void>;
  /** Removes the parts of an upload; that it is gone already is no error. */
  abort(object: StoredObject): Promise<void>;
  /** Bytes of a finished object; `undefined` when it is not there. */
  size(key: string): Promise<number | undefined>;
  /** How a whole object is put there in one request. */
  putRequest(key: string, time: UrlTime): Promise<SignedPut>;
  readUrl(key: string, answer: ReadAnswer, time: UrlTime): Promise<URL>;
  /** Removes an object; that it is gone already is no error. */
  remove(key: string): Promise<void>;
  close(): void;
}

/** When a signed URL begins and how long it lives, ms. It is the store's clock that counts. */
export interface UrlTime {
  readonly issued: number;
  readonly lifetime: number;
}

export interface SignedPut {
  readonly url: URL;
  /** Headers that the store wants with it, beside the length. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers that a download is answered with. */
export interface ReadAnswer {
  readonly contentType: string;
  readonly contentDisposition: string;
}

/**
 * A store said no, or nothing at all. It keeps nothing of the vendor's own error, which holds the whole request with its
 * signature.
 */
export class ObjectStoreError extends Error {
  override readonly name = "ObjectStoreError";
  /** HTTP status of its answer; `undefined` when none came. */
  readonly status: number | undefined;
  /** `NoSuchUpload`, `AuthenticationFailed`, `ECONNREFUSED` … */
  readonly code: string;

  constructor(message: string, facts: { status: number | undefined; code: string }) {
    super(message);
    this.status = facts.status;
    this.code = facts.code;
  }
}
