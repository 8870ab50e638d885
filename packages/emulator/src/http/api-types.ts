import type { components } from "@cdf-multipart/spec";

type Schemas = components["schemas"];

/** The fields of a file that a client may set. */
export type FileFields = Schemas["FileFields"];
/** A file as the API returns it. */
export type FileAnswer = Schemas["File"];
/** Identifies a file by exactly one of its identities. */
export type FileIdentity = Schemas["FileIdentity"];
