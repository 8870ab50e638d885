import type { FileFields, InstanceId } from "../http/api-types.js";

/** The stored content of a file. The next finished upload replaces it as a whole. */
export interface StoredContent {
  readonly size: number;
  /** Time in ms since the epoch when `uploaded` becomes true: the time of complete plus `uploadedDelay`. */
  readonly from: number;
  /** The key of the object when an object store holds the content. */
  readonly key?: string;
  /** `from` of the replaced content. It counts until the new content is visible. */
  readonly previous?: number;
  /** The number of contents that the file has had. 1 when absent. */
  readonly count?: number;
}

export interface StoredFile {
  readonly id: number;
  readonly project: string;
  readonly fields: FileFields;
  readonly instanceId?: InstanceId;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  /**
   * Time in ms since the epoch. Before it the file is "not found", because data modelling is eventually
   * consistent.
   */
  readonly visibleFrom: number;
  /** Time in ms since the epoch when the file is deleted if nothing was uploaded by then. */
  readonly expiresAt?: number;
  readonly content?: StoredContent;
}

/** A data-modelling node. Space and external id together are unique in a project. */
export interface StoredNode {
  readonly project: string;
  readonly id: InstanceId;
  /** The number of changes by clients. The syncer's own changes are added when the node is read. */
  readonly version: number;
  readonly type?: InstanceId;
  /** Properties by name, as in the containers below the views. A property without a value is absent. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The node's file, if properties were written through a view of files. */
  readonly fileId?: number;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
}

/**
 * Where an acknowledged part is stored. It is at its place in the session's content file in the common case
 * that all parts but the last have the same size. Otherwise it has its own file, which is copied on complete.
 */
export type PartPlace = { readonly kind: "slot" } | { readonly kind: "file"; readonly name: string };

/** A part that its store has acknowledged. */
export interface ReceivedPart {
  readonly partNumber: number;
  /** Size in bytes. */
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
  /** Distance between parts in the content file; unset until the first part of known size arrives. */
  readonly slotSize?: number;
  /** The object of this session in an object store. */
  readonly object?: StoredObject;
  /** Set just before the finished file moves to its final path, so that a kill leaves no undecided state. */
  readonly completing?: {
    readonly from: "content" | "assembled" | "object";
    readonly size: number;
    readonly at: number;
  };
}

/** An object in an object store, or with `uploadId` the parts of an unfinished object. */
export interface StoredObject {
  readonly key: string;
  /** The store's own id of the upload; empty where the store has none (Azure). */
  readonly uploadId?: string;
}

/** One line of the state log. */
export type StateRecord =
  | { readonly kind: "meta"; readonly nextId: number; readonly secret: string; readonly store?: string }
  /** The offset of the clock in ms. */
  | { readonly kind: "clock"; readonly offset: number }
  | { readonly kind: "file"; readonly file: StoredFile }
  | { readonly kind: "file-gone"; readonly id: number }
  | { readonly kind: "node"; readonly node: StoredNode }
  | { readonly kind: "node-gone"; readonly project: string; readonly id: InstanceId }
  | { readonly kind: "session"; readonly session: UploadSession }
  | { readonly kind: "session-gone"; readonly uploadId: string; readonly completed: boolean }
  /** An object that is no longer needed and has to be removed from its object store. */
  | { readonly kind: "leftover"; readonly object: StoredObject }
  | { readonly kind: "leftover-gone"; readonly key: string }
  | { readonly kind: "part"; readonly uploadId: string; readonly part: StoredPart };
