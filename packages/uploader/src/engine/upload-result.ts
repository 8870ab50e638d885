import type { FileInfo } from "@cdf-multipart/core";
import type { Verification } from "../verify/verification.js";

/** What an upload came to. */
export interface UploadResult {
  /** The file as the service describes it now. */
  readonly file: FileInfo;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Number of parts. */
  readonly parts: number;
  /** Bytes of every part but the last. */
  readonly partSize: number;
  /** ms from the start to `uploaded`, pauses included. */
  readonly elapsed: number;
  /** Bytes written to connections by this process, those of repeated attempts too. */
  readonly bytesSent: number;
  /** Parts that this process did not send, since an earlier run had. */
  readonly partsResumed: number;
  /** Attempts at parts beyond the first of each. */
  readonly retries: number;
  /** Sessions that were opened by this process; more than one when URLs had ended. */
  readonly sessions: number;
  /** Which checks were really made. */
  readonly verification: Verification;
}
