import type { ByteStream } from "@cdf-multipart/uploader/node";
import { InputError } from "../errors.js";

/** What decides the shard of an input. */
export interface Shardable {
  /**
   * The path below the folder or pattern that was given, a file as it was given, or the path in its manifest. Absent: the input
   * belongs to every shard.
   */
  readonly relative?: string;
}

/** A file on disk, in the state in which it was found. */
export interface FileInput extends Shardable {
  readonly kind: "file";
  /** The path to open. */
  readonly path: string;
  /** The value of `{path}`: the path as given, with slashes, without leading `./`, `../` or `/`. */
  readonly given: string;
  /**
   * Its folder below the argument (a folder or a pattern) or the manifest, with slashes; empty directly below it. Undefined if
   * the argument is the file, or if the path leads out of the folder of the manifest.
   */
  readonly folder?: string | undefined;
  /** Its name in messages. */
  readonly shown: string;
  /** Bytes, when it was found. */
  readonly size: number;
  /** ms since the epoch, when it was found. */
  readonly modifiedAt: number;
}

/** Bytes that can be read only once: standard input or a named pipe. */
export interface StreamInput extends Shardable {
  readonly kind: "stream";
  readonly shown: string;
  readonly open: () => ByteStream;
}

/** An object behind http or https. */
export interface UrlInput extends Shardable {
  readonly kind: "url";
  readonly url: URL;
  /** The URL without its query, which may be a signature. */
  readonly shown: string;
}

/** One thing to upload. */
export type Input = FileInput | StreamInput | UrlInput;

/** An input that cannot be uploaded. Other inputs continue. */
export interface InputProblem extends Shardable {
  readonly kind: "problem";
  readonly shown: string;
  readonly error: Error;
}

/** An input that cannot be uploaded, with the reason. */
export function inputProblem(shown: string, message: string): InputProblem {
  return { kind: "problem", shown, error: new InputError(message) };
}
