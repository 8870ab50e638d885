import type { HashAlgorithm } from "../checksums/hashes.js";

/**
 * What is compared beyond the checks of TCP and TLS. `parts`: each part's checksum with the one that the
 * store reports, if it reports one. `download`: the stored file, read back, with the source. `none`: nothing.
 */
export type VerifyMode = "parts" | "download" | "none";

/** The checks that were made. */
export interface Verification {
  /** What was asked for. */
  readonly mode: VerifyMode;
  /** Parts whose checksum the store confirmed, in this run or an earlier one. */
  readonly partsConfirmed: number;
  /** Parts for which the store reported nothing to compare. */
  readonly partsUnconfirmed: number;
  /** The algorithms of the compared checksums. */
  readonly algorithms: readonly HashAlgorithm[];
  /** Parts that were sent again because the store had received different bytes. */
  readonly mismatches: number;
  /** Bytes that were read back and matched: all of the file, or 0. */
  readonly bytesReadBack: number;
}
