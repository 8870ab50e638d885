import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

/**
 * The fields of a file that a client sends. Derived from `openapi.yaml`, whose limits are checked before
 * anything is sent. Lengths count characters; the limits of metadata count bytes of UTF-8.
 */
export interface FileFields extends Frozen<components["schemas"]["FileFields"]> {}

/** A label, by its external id. */
export interface Label extends Frozen<components["schemas"]["Label"]> {}

type Schemas = components["schemas"];

/** A file as the service returns it. Fields that this version does not know are kept. */
export interface FileInfo extends Frozen<Schemas["File"]> {}

/**
 * A file with the session that its parts go to: `uploadUrls` are absolute, one URL per part, in part order.
 * They are secrets (with one, anyone can write that part) and expire after one week. Plain data: it can be
 * stored and used by another process.
 */
export interface MultipartUpload extends Frozen<Schemas["MultipartUpload"]> {}

/**
 * A file with the one URL for all of its content: absolute, a secret. The PUT's `Content-Type` must equal the
 * file's `mimeType`.
 */
export interface FileUpload extends Frozen<Schemas["FileWithUploadUrl"]> {}

/** The link to read a file (`downloadUrl`: absolute, a secret), and the requested identity. */
export interface DownloadLink extends Frozen<Schemas["DownloadLink"]> {}

/** One page of a list. Pass `nextCursor` as `cursor` to get the next page; it is absent on the last one. */
export interface FilePage extends Frozen<Schemas["FilePage"]> {}

/**
 * Conditions for files in a list; every given field must match. `uploaded: false` finds uploads that were
 * never completed.
 */
export interface FileFilter extends Frozen<Schemas["FileFilter"]> {}

/** Which files to list, and which page of them. */
export interface FileListRequest extends Frozen<Schemas["FileListRequest"]> {}

/** Where on Earth a file belongs, as a GeoJSON feature. */
export interface GeoLocation extends Frozen<components["schemas"]["GeoLocation"]> {}
