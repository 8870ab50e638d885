import type { components } from "@cdf-multipart/spec";
import type { FileFields } from "../types/file-fields.js";
import type { DeleteTarget, FileIdentity, InstanceId, LinkTarget } from "../types/file-identity.js";
import type { DownloadLink, FileInfo, FilePage, FileUpload, MultipartUpload } from "../types/file-info.js";
import type { FileFilter, FileListRequest } from "../types/file-list-request.js";

/**
 * Types only: the types that users see, written by hand, held against the ones generated from `openapi.yaml`.
 * A field renamed, added, removed or changed there is one red line here, and nowhere else.
 */
type Schemas = components["schemas"];

/** The same type, but nothing in it can be written to: ours are, generated ones are not. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** Without what only says that something must be absent. */
type Given<T> = T extends unknown
  ? { [K in keyof T as [T[K]] extends [undefined] ? never : K]: T[K] }
  : never;

/** True when two types are the same: each is assignable to the other and both have the same fields. */
type Same<Ours, Theirs> = [Ours, Frozen<Theirs>, keyof Ours] extends [Frozen<Theirs>, Ours, keyof Theirs]
  ? [keyof Theirs] extends [keyof Ours]
    ? true
    : false
  : false;

/** Takes nothing but true. */
type Holds<T extends true> = T;

/** What a type adds to a file. */
type Beyond<T, Base> = Omit<T, keyof Base>;

/** One line a type; answers first. The parts of a file that an upload repeats are checked once. */
export type Contract = [
  Holds<Same<FileInfo, Schemas["File"]>>,
  Holds<Same<Beyond<MultipartUpload, FileInfo>, Beyond<Schemas["MultipartUpload"], Schemas["File"]>>>,
  Holds<Same<Beyond<FileUpload, FileInfo>, Beyond<Schemas["FileWithUploadUrl"], Schemas["File"]>>>,
  Holds<Same<DownloadLink, Schemas["DownloadLink"]>>,
  Holds<Same<Beyond<FilePage, { items: unknown }>, Beyond<Schemas["FilePage"], { items: unknown }>>>,
  Holds<Same<FileFields, Schemas["FileFields"]>>,
  Holds<Same<InstanceId, Schemas["InstanceId"]>>,
  Holds<Same<Given<FileIdentity>, Schemas["FileIdentity"]>>,
  Holds<Same<Given<LinkTarget>, Schemas["MultipartUploadLinkRequest"]["items"][number]>>,
  Holds<Same<Given<DeleteTarget>, Schemas["DeleteFilesRequest"]["items"][number]>>,
  Holds<Same<FileFilter, Schemas["FileFilter"]>>,
  Holds<
    Same<
      Beyond<FileListRequest, { filter: unknown }>,
      Beyond<Schemas["FileListRequest"], { filter: unknown }>
    >
  >,
];
