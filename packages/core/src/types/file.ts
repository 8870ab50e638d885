import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

/**
 * What the client says about a file. Derived from `openapi.yaml`: its limits are checked before anything is
 * sent; lengths count characters, the limits of metadata count bytes of UTF-8.
 */
export interface FileFields extends Frozen<components["schemas"]["FileFields"]> {}

/** A label, by its external id. */
export interface Label extends Frozen<components["schemas"]["Label"]> {}

type Schemas = components["schemas"];

/** A file as the service describes it. Fields that this version does not know are let through. */
export interface FileInfo extends Frozen<Schemas["File"]> {}

/**
 * A file with the session that its parts go to: `uploadUrls` are absolute, one URL per part, in part order.
 * They are secrets (anyone who has one can write that part) and live one week. Plain data: it can be stored
 * and used by another process.
 */
export interface MultipartUpload extends Frozen<Schemas["MultipartUpload"]> {}

/**
 * A file with the one URL that all of its content goes to: absolute, a secret. The PUT's `Content-Type` must
 * equal the file's `mimeType`.
 */
export interface FileUpload extends Frozen<Schemas["FileWithUploadUrl"]> {}

/** Where a file can be read (`downloadUrl`: absolute, a secret), and the identity that was asked for. */
export interface DownloadLink extends Frozen<Schemas["DownloadLink"]> {}

/** One page of a list. Give `nextCursor` as `cursor` to get the next page; it is absent on the last one. */
export interface FilePage extends Frozen<Schemas["FilePage"]> {}

/**
 * What a file must be like to be listed; every field given must match. `uploaded: false` finds uploads that
 * were never completed.
 */
export interface FileFilter extends Frozen<Schemas["FileFilter"]> {}

/** Which files to list, and which page of them. */
export interface FileListRequest extends Frozen<Schemas["FileListRequest"]> {}

/** Where on Earth a file belongs, as a GeoJSON feature. */
export interface GeoLocation extends Frozen<components["schemas"]["GeoLocation"]> {}
