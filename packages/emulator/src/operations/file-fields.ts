import type { components } from "@cdf-multipart/spec";

type Schemas = components["schemas"];

/** What a client may say about a file. */
export type FileFields = Schemas["FileFields"];
/** A file entry as it is answered. */
export type FileAnswer = Schemas["File"];
/** A file by exactly one of its identities. */
export type FileIdentity = Schemas["FileIdentity"];
