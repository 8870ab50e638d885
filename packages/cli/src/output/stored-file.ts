import type { Verification } from "@cdf-multipart/uploader";
import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { printable } from "./printable.js";

/** A file after its upload. */
export interface StoredFile {
  /** The path as given on the command line, or as found in a folder that was given. */
  readonly path: string;
  readonly id: number;
  readonly name: string;
  readonly externalId?: string | undefined;
  readonly bytes: number;
  readonly parts: number;
  /** Number of parts that an earlier run sent. */
  readonly partsResumed: number;
  /** Attempts of parts, without the first attempt of each. */
  readonly retries: number;
  /** ms. */
  readonly elapsed: number;
  /** The result of `--verify`, if it was given. */
  readonly verification?: Verification;
  /** Lower-case hex. */
  readonly sha256?: string | undefined;
  /** The copy in the emulator of this run, which was downloaded and compared with the file. */
  readonly copy?: StoredCopy | undefined;
}

/** The bytes that an emulator stored. */
export interface StoredCopy {
  readonly path: string;
  /** Whether the copy remains after the run, in the folder of `--emulator-dir`. */
  readonly kept: boolean;
}

/** Bytes per second, from start to end of the upload. */
export function bytesPerSecond({ bytes, elapsed }: StoredFile): number {
  return elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
}

/** The result as lines for people, with the path of the stored copy after an upload to an emulator. */
export function describeStored(file: StoredFile): readonly string[] {
  const parts = file.parts === 1 ? "1 part" : `${file.parts} parts`;
  const resumed = file.partsResumed === 0 ? "" : ` (${file.partsResumed} sent by an earlier run)`;
  const time = prettyMilliseconds(file.elapsed);
  const speed = `${prettyBytes(bytesPerSecond(file))}/s`;
  const hash = file.sha256 === undefined ? "" : `, SHA-256 ${file.sha256}`;
  const size =
    file.bytes < 1000 ? prettyBytes(file.bytes) : `${prettyBytes(file.bytes)}, ${file.bytes} bytes`;
  const path = printable(file.path);
  const line = `${path}: stored as file ${file.id} (${size}) in ${parts}${resumed}, ${time}, ${speed}${describeChecks(file)}${hash}`;
  if (file.copy === undefined) return [line];
  const compared = `Downloaded and compared byte for byte: identical. The stored copy is ${printable(file.copy.path)}`;
  return [
    line,
    file.copy.kept
      ? compared
      : `${compared} and is removed when this run ends. To keep it, name a folder with --emulator-dir.`,
  ];
}

function describeChecks({ verification, parts }: StoredFile): string {
  if (verification === undefined) return "";
  const { partsConfirmed, bytesReadBack } = verification;
  if (bytesReadBack > 0) return `, verified: ${bytesReadBack} bytes downloaded and compared`;
  return `, verified: ${partsConfirmed} of ${parts} parts confirmed by the store`;
}
