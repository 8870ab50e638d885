import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

type Schemas = components["schemas"];

/** A range of times, ms since the epoch, both ends included. */
export interface TimeRange extends Frozen<Schemas["TimeRange"]> {}

/** What a file must be like to be listed; every field given must match. `uploaded: false` finds uploads that were never completed. */
export interface FileFilter extends Frozen<Schemas["FileFilter"]> {}

/** Which files to list, and which page of them. */
export interface FileListRequest extends Frozen<Schemas["FileListRequest"]> {}
