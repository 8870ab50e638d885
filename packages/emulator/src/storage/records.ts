import type { FileFields } from "../operations/file-fields.js";

/** A data-modelling instance's name; together unique in a project. */
export interface InstanceId {
  readonly space: string;
  readonly externalId: string;
}

/** What the stored content of a file is; it is replaced as a whole by the next finished upload. */
export interface StoredContent {
  readonly size: number;
  /** ms since the epoch from when `uploaded` is true: the time of complete plus the `uploadedDelay`. */
  readonly from: number;
  /** Its key, when an object store has it. */
  readonly key?: string;
  /** `from` of the content that this one replaced: while ours is not visible yet, that one counts. */
  readonly previous?: number;
}

export interface StoredFile {
  readonly id: number;
  readonly project: string;
  readonly fields: FileFields;
  readonly instanceId?: InstanceId;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  /** ms since the epoch; before it the file is "not found" (data modelling is eventually consistent). */
  readonly visibleFrom: number;
  /** ms since the epoch when the file is deleted if nothing was uploaded by then. */
  readonly expiresAt?: number;
  readonly content?: StoredContent;
}

/**
 * Where an acknowledged part lies: at its own place in the session's content file (the common case: all parts
 * but the last have one size), or in a file of its own, to be copied when the upload is completed.
 */
export type PartPlace = { readonly kind: "slot" } | { readonly kind: "file"; readonly name: string };

/** A part that its store has acknowledged. */
export interface ReceivedPart {
  readonly partNumber: number;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
}

export interface StoredPart extends ReceivedPart {
  readonly place: PartPlace;
}

export interface UploadSession {
  readonly uploadId: string;
  readonly project: string;
  readonly fileId: number;
  readonly parts: number;
  readonly createdTime: number;
  readonly expiresAt: number;
  /** Distance between parts in the content file; unset until the first part of a known size arrives. */
  readonly slotSize?: number;
  /** What an object store knows the session by. */
  readonly object?: StoredObject;
  /** Set just before the finished file moves to its place, so that a kill between leaves nothing undecided. */
  readonly completing?: {
    readonly from: "content" | "assembled" | "object";
    readonly size: number;
    readonly at: number;
  };
}

/** Something in an object store: a whole object, or with `uploadId` the parts of an unfinished one. */
export interface StoredObject {
  readonly key: string;
  /** The store's own name of the upload; empty where it has none (Azure). */
  readonly uploadId?: string;
}

/** One line of the state log. */
export type StateRecord =
  | { readonly kind: "meta"; readonly nextId: number; readonly secret: string; readonly store?: string }
  /** How far the clock was moved, ms. */
  | { readonly kind: "clock"; readonly offset: number }
  | { readonly kind: "file"; readonly file: StoredFile }
  | { readonly kind: "file-gone"; readonly id: number }
  | { readonly kind: "session"; readonly session: UploadSession }
  | { readonly kind: "session-gone"; readonly uploadId: string; readonly completed: boolean }
  /** Nobody needs it any more; it is to be removed from its object store. */
  | { readonly kind: "leftover"; readonly object: StoredObject }
  | { readonly kind: "leftover-gone"; readonly key: string }
  | { readonly kind: "part"; readonly uploadId: string; readonly part: StoredPart };
