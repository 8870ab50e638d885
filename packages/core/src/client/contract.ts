import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";
import type { DeleteTarget, FileIdentity, LinkTarget } from "../types/file-identity.js";

/**
 * Types only. Most types that users see are derived from the ones generated from `openapi.yaml`. These are
 * written by hand, because they require exactly one identity, which generated ones cannot express; here they
 * are compared with the document.
 */
type Schemas = components["schemas"];

/** Without fields that only say that something must be absent. */
type Given<T> = T extends unknown
  ? { [K in keyof T as [T[K]] extends [undefined] ? never : K]: T[K] }
  : never;

/** The field names of all alternatives. */
type Keys<T> = T extends unknown ? keyof T : never;

/** True when two types are the same; otherwise the difference, for the compiler's message. */
type Same<Ours, Theirs> = [Ours, Frozen<Theirs>] extends [Frozen<Theirs>, Ours]
  ? true
  : {
      readonly missing: Exclude<Keys<Theirs>, Keys<Ours>>;
      readonly unknown: Exclude<Keys<Ours>, Keys<Theirs>>;
    };

/** Takes nothing but true. */
type Holds<T extends true> = T;

/** One line per type. */
export type Contract = [
  Holds<Same<Given<FileIdentity>, Schemas["FileIdentity"]>>,
  Holds<Same<Given<LinkTarget>, Schemas["MultipartUploadLinkRequest"]["items"][number]>>,
  Holds<Same<Given<DeleteTarget>, Schemas["DeleteFilesRequest"]["items"][number]>>,
];
