import type { HashAlgorithm } from "../fingerprint/hashes.js";

/**
 * What is compared beyond what TCP and TLS do. `parts`: each part's checksum with what the store says it received, where it
 * says so. `download`: the stored file, read back, with the source. `none`: nothing.
 */
export type VerifyMode = "parts" | "download" | "none";

/** Which checks were really made. */
export interface Verification {
  /** What was asked for. */
  readonly mode: VerifyMode;
  /** Parts whose checksum the store confirmed, by this run or an earlier one. */
  readonly partsConfirmed: number;
  /** Parts of which the store said nothing that could be compared. */
  readonly partsUnconfirmed: number;
  /** What was compared, where something was. */
  readonly algorithms: readonly HashAlgorithm[];
  /** Parts that were sent again, since the store had received something else. */
  readonly mismatches: number;
  /** Bytes that were read back and found equal: all of the file, or 0. */
  readonly bytesReadBack: number;
}
