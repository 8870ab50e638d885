import type { FileFields, LinkTarget } from "@cdf-multipart/core";
import type { FileHash } from "../hash/hasher.js";
import type { Input, InputProblem } from "../inputs/input.js";

/** One thing to upload and where it goes, with nothing wrong that can be known beforehand. */
export interface Candidate {
  readonly kind: "candidate";
  readonly input: Input;
  /** How messages call it. */
  readonly shown: string;
  readonly into: { readonly file: FileFields } | { readonly target: LinkTarget };
  /** Replaces the file that has its external id, whatever the options say. */
  readonly overwrite?: boolean | undefined;
  /** Of the content, where a field needed it. */
  readonly hash?: FileHash | undefined;
}

/** Something that is known to be wrong before anything is sent. */
export interface Faulty {
  readonly kind: "faulty";
  /** The file, or the line of the manifest. */
  readonly shown: string;
  /** What is wrong, each as a sentence that goes on after the place. */
  readonly reasons: readonly string[];
}

/** What is wrong, with its place, as a sentence. */
export function faultSentence({ shown, reasons }: Faulty): string {
  const sentence = `${shown}: ${reasons.join("; ")}`;
  return sentence.endsWith("?") ? sentence : `${sentence}.`;
}

/** What comes out of the words of the command line, or out of a manifest. */
export type Found = Candidate | Faulty | InputProblem;

/** The external id of the file that a candidate becomes or fills. */
export function externalIdOf({ into }: Candidate): string | undefined {
  return "target" in into ? into.target.externalId : into.file.externalId;
}

/** Bytes, where they are known beforehand. */
export function sizeOf({ input }: Candidate): number | undefined {
  return input.kind === "file" ? input.size : undefined;
}

/** What a candidate is called in CDF, as far as one can say here. */
export function nameOf({ input, into }: Candidate): string {
  return "file" in into ? into.file.name : input.shown;
}
