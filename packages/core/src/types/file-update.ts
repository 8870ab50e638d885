import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";

type Schemas = components["schemas"];

/** Changes of the fields of a file: `{ set }` or `{ setNull: true }`; of lists and metadata also `{ add, remove }`. */
export interface FileChanges extends Frozen<Schemas["FileChanges"]> {}

/** A file, by exactly one identity, and its changes. */
export type FileUpdate = Frozen<Schemas["UpdateFilesRequest"]["items"][number]>;
