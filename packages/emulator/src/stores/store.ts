import type { Answer, Outgoing } from "../http/answer.js";
import type { Exchange } from "../http/exchange.js";
import type { ReceivedPart, StoredFile, UploadSession } from "../storage/records.js";
import type { SessionState } from "../storage/state.js";

/** What can hold the bytes. */
export type StoreKind = "fs" | "azure" | "s3";

/**
 * Where the bytes of uploads go. The operations of the API know this port only; what they answer is the same for all
 * stores. A store that cannot be reached makes them throw an ApiRefusal with status 503.
 */
export interface Store {
  readonly kind: StoreKind;
  /** Makes room for the parts of a session and records it. Nothing is recorded when the store refuses. */
  begin(session: UploadSession): Promise<void>;
  /** Signed URLs, one a part, in part order. */
  partUrls(exchange: Exchange, session: UploadSession): Promise<readonly string[]>;
  /** A signed URL for the whole of a file's content. */
  fileUrl(exchange: Exchange, file: StoredFile): Promise<string>;
  /** A signed URL that reads a file's content, for `lifetime` ms. */
  downloadUrl(exchange: Exchange, file: StoredFile, lifetime: number): Promise<string>;
  /**
   * The parts that are there, by number. `completed`: the store had done an earlier complete of which the emulator did
   * not hear, and it is recorded now.
   */
  parts(state: SessionState): Promise<ReadonlyMap<number, ReceivedPart> | "completed">;
  /** Puts all parts together and makes them the file's content, uploaded from the time `at()` on. */
  finish(state: SessionState, parts: ReadonlyMap<number, ReceivedPart>, at: () => number): Promise<void>;
  /** Forgets a session and its parts. */
  drop(uploadId: string): void;
  /** Forgets a file, its content and its sessions. */
  dropFile(fileId: number): void;
  /** PUT of a part to a URL of the emulator. */
  putPart(exchange: Exchange): Promise<Answer>;
  /** PUT of a whole file to a URL of the emulator. */
  putFile(exchange: Exchange): Promise<Answer>;
  /** GET of a download URL of the emulator. */
  download(exchange: Exchange): Promise<Outgoing>;
  /** Where the content of a file lies, for people and tests. Throws where there is no such place. */
  locate(file: StoredFile): ContentLocation;
  /** Ends what is under way in the background. */
  close(): Promise<void>;
}

/** Where the bytes of a file lie. */
export type ContentLocation =
  | { readonly kind: "fs"; readonly path: string }
  /** A blob in a container of Azure, an object in a bucket of S3. */
  | { readonly kind: "azure" | "s3"; readonly container: string; readonly key: string };
