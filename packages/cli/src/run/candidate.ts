import type { FileFields, InstanceId, LinkTarget } from "@cdf-multipart/core";
import type { NodeDestination } from "@cdf-multipart/uploader";
import type { OverwriteChoice } from "../fields/field-options.js";
import type { FileHash } from "../hash/file-key.js";
import type { Input, InputProblem, Shardable } from "../inputs/input.js";

/** One input and its target. It passed all checks that are possible before the upload. */
export interface Candidate {
  readonly kind: "candidate";
  readonly input: Input;
  /** Its name in messages. */
  readonly shown: string;
  readonly into:
    | { readonly file: FileFields }
    | { readonly target: LinkTarget }
    | { readonly node: NodeDestination };
  /** Whether to replace the file with its external id. Takes precedence over the option. */
  readonly overwrite?: OverwriteChoice | undefined;
  /** The hash of the content, if a field uses it. */
  readonly hash?: FileHash | undefined;
}

/** An error in a file or manifest line that is found before anything is sent. */
export interface Faulty extends Shardable {
  readonly kind: "faulty";
  /** The file, or the line of the manifest, in messages. */
  readonly shown: string;
  /** The errors, each as a predicate whose subject is the file or line. */
  readonly reasons: readonly string[];
}

/** The file or line and its errors, as one sentence. */
export function faultSentence({ shown, reasons }: Faulty): string {
  const sentence = `${shown}: ${reasons.join("; ")}`;
  return sentence.endsWith("?") ? sentence : `${sentence}.`;
}

/** One result of a search through the arguments or a manifest. */
export type Found = Candidate | Faulty | InputProblem;

/** What decides the shard of a result. */
export function shardableOf(found: Found): Shardable {
  return found.kind === "candidate" ? found.input : found;
}

/** The external id of the file that a candidate becomes or fills. */
export function externalIdOf({ into }: Candidate): string | undefined {
  if ("node" in into) return undefined;
  return "target" in into ? into.target.externalId : into.file.externalId;
}

/** The node of the file that a candidate becomes or fills. */
export function instanceIdOf({ into }: Candidate): InstanceId | undefined {
  if ("file" in into) return undefined;
  if ("target" in into) return into.target.instanceId;
  const { space, externalId } = into.node;
  return { space, externalId };
}

/** Bytes, if known before the upload. */
export function sizeOf({ input }: Candidate): number | undefined {
  return input.kind === "file" ? input.size : undefined;
}

/** The name of a candidate in CDF, or of its input if it fills an existing file. */
export function nameOf({ input, into }: Candidate): string {
  if ("file" in into) return into.file.name;
  const name = "node" in into ? into.node.properties?.["name"] : undefined;
  return typeof name === "string" ? name : input.shown;
}
