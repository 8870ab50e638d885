import type { Answer, Outgoing } from "../http/answer.js";
import type { Exchange } from "../http/exchange.js";
import type { ReceivedPart, StoredFile, UploadSession } from "../state/records.js";
import type { SessionState } from "../state/state.js";

/** The kinds of stores. */
export type StoreKind = "fs" | "azure" | "s3";

/**
 * Stores the bytes of uploads. The operations of the API use only this interface, and their responses are the
 * same for all stores. When a store cannot be reached, its functions throw an ApiRefusal with status 503.
 */
export interface Store {
  readonly kind: StoreKind;
  /**
   * Prepares the store for the parts of a session and records the session. Nothing is recorded when the store
   * refuses.
   */
  begin(session: UploadSession): Promise<void>;
  /** Signed URLs, one per part, in part order. */
  partUrls(exchange: Exchange, session: UploadSession): Promise<readonly string[]>;
  /** A signed URL for the whole content of a file. */
  fileUrl(exchange: Exchange, file: StoredFile): Promise<string>;
  /** A signed URL that reads the content of a file. It is valid for `lifetime` ms. */
  downloadUrl(exchange: Exchange, file: StoredFile, lifetime: number): Promise<string>;
  /**
   * The stored parts by number. `completed`: the store had completed the upload earlier, but its response was
   * lost. The completion is recorded now.
   */
  parts(state: SessionState): Promise<ReadonlyMap<number, ReceivedPart> | "completed">;
  /** Assembles all parts and makes them the content of the file, uploaded from the time `at()` on. */
  finish(state: SessionState, parts: ReadonlyMap<number, ReceivedPart>, at: () => number): Promise<void>;
  /** Removes a session and its parts. */
  drop(uploadId: string): void;
  /** Removes a file, its content and its sessions. */
  dropFile(fileId: number): void;
  /** PUT of a part to a URL of the emulator. */
  putPart(exchange: Exchange): Promise<Answer>;
  /** PUT of a whole file to a URL of the emulator. */
  putFile(exchange: Exchange): Promise<Answer>;
  /** GET of a download URL of the emulator. */
  download(exchange: Exchange): Promise<Outgoing>;
  /** Where the content of a file is stored, for people and tests. Throws when there is no such location. */
  locate(file: StoredFile): ContentLocation;
  /** Stops background work. */
  close(): Promise<void>;
}

/** The location of a file's bytes. */
export type ContentLocation =
  | { readonly kind: "fs"; readonly path: string }
  /** A blob in an Azure container, or an object in an S3 bucket. */
  | { readonly kind: "azure" | "s3"; readonly container: string; readonly key: string };
