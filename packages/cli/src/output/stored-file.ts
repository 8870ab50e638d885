import type { Verification } from "@cdf-multipart/uploader";
import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { printable } from "./printable.js";

/** What is known of a file after its upload. */
export interface StoredFile {
  /** As it was given on the command line. */
  readonly path: string;
  readonly id: number;
  readonly name: string;
  readonly externalId?: string | undefined;
  readonly bytes: number;
  readonly parts: number;
  /** Parts that an earlier run had sent. */
  readonly partsResumed: number;
  /** Attempts at parts beyond the first of each. */
  readonly retries: number;
  /** ms. */
  readonly elapsed: number;
  /** Which checks were made, where that was asked for. */
  readonly verification?: Verification;
  /** Lower-case hex. */
  readonly sha256?: string | undefined;
  /** What an emulator of this run stored; it was downloaded and compared with the file. */
  readonly copy?: StoredCopy | undefined;
}

/** The bytes that an emulator stored. */
export interface StoredCopy {
  readonly path: string;
  /** Whether it stays after the run: its folder was named. */
  readonly kept: boolean;
}

/** Bytes a second from start to end. */
export function bytesPerSecond({ bytes, elapsed }: StoredFile): number {
  return elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
}

/** The last lines for a person: the result, and where the bytes lie when an emulator took them. */
export function describeStored(file: StoredFile): readonly string[] {
  const parts = file.parts === 1 ? "1 part" : `${file.parts} parts`;
  const resumed = file.partsResumed === 0 ? "" : ` (${file.partsResumed} of an earlier run)`;
  const time = prettyMilliseconds(file.elapsed);
  const speed = `${prettyBytes(bytesPerSecond(file))}/s`;
  const hash = file.sha256 === undefined ? "" : `, SHA-256 ${file.sha256}`;
  const size =
    file.bytes < 1000 ? prettyBytes(file.bytes) : `${prettyBytes(file.bytes)}, ${file.bytes} bytes`;
  const path = printable(file.path);
  const line = `${path}: stored as file ${file.id} (${size}) in ${parts}${resumed}, ${time}, ${speed}${describeChecks(file)}${hash}`;
  if (file.copy === undefined) return [line];
  const compared = `Read back and compared byte for byte: the same. The stored file is ${printable(file.copy.path)}`;
  return [
    line,
    file.copy.kept
      ? compared
      : `${compared} until this run ends. To keep it, name a folder with --emulator-dir.`,
  ];
}

function describeChecks({ verification, parts }: StoredFile): string {
  if (verification === undefined) return "";
  const { partsConfirmed, bytesReadBack } = verification;
  if (bytesReadBack > 0) return `, verified: ${bytesReadBack} bytes read back and compared`;
  return `, verified: ${partsConfirmed} of ${parts} parts confirmed by the store`;
}
