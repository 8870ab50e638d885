import type { ByteStream } from "@cdf-multipart/uploader/node";

/** A file on disk, as it was found. */
export interface FileInput {
  readonly kind: "file";
  /** What opens it. */
  readonly path: string;
  /** What `{path}` stands for: as it was given, with slashes, without `./`, `../` or `/` in front. */
  readonly given: string;
  /** How messages call it. */
  readonly shown: string;
  /** Bytes, when it was found. */
  readonly size: number;
  /** ms since the epoch, when it was found. */
  readonly modifiedAt: number;
}

/** Bytes that come once: standard input or a named pipe. */
export interface StreamInput {
  readonly kind: "stream";
  readonly shown: string;
  readonly open: () => ByteStream;
}

/** An object behind http or https. */
export interface UrlInput {
  readonly kind: "url";
  readonly url: URL;
  /** Without query: that may be a signature. */
  readonly shown: string;
}

/** One thing to upload. */
export type Input = FileInput | StreamInput | UrlInput;

/** Something that was asked for and cannot be uploaded; the rest can. */
export interface InputProblem {
  readonly kind: "problem";
  readonly shown: string;
  readonly error: Error;
}

/** What cannot be uploaded, with the sentence that says why. */
export function inputProblem(shown: string, message: string): InputProblem {
  return { kind: "problem", shown, error: new InputError(message) };
}

/** A path, link or name that cannot be uploaded. */
export class InputError extends Error {
  override readonly name = "InputError";
}
