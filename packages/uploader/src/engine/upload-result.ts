import type { FileInfo } from "@cdf-multipart/core";
import type { Verification } from "../verify/verification.js";

/** The result of an upload. */
export interface UploadResult {
  /** The file as the service describes it now. */
  readonly file: FileInfo;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Number of parts. */
  readonly parts: number;
  /** Bytes of every part except the last. */
  readonly partSize: number;
  /** ms from the start to `uploaded`, pauses included. */
  readonly elapsed: number;
  /** Bytes that this process wrote to connections, including repeated attempts. */
  readonly bytesSent: number;
  /** Parts that this process did not send because an earlier run had sent them. */
  readonly partsResumed: number;
  /** Attempts at parts beyond the first attempt of each. */
  readonly retries: number;
  /** Sessions that this process opened; more than one when URLs had expired. */
  readonly sessions: number;
  /** The checks that were made. */
  readonly verification: Verification;
}
