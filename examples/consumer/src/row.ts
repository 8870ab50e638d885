import type { components } from "@cdf-multipart/spec";

type StoredFile = components["schemas"]["File"];

/**
 * What this application shows of a file. Its types are the document's: when a field is renamed there, its line here turns
 * red, and nothing else does.
 */
export interface Row {
  readonly name: StoredFile["name"];
  /** When the content arrived, ms since the epoch; undefined while it has not. */
  readonly arrived: StoredFile["uploadedTime"] | undefined;
}
