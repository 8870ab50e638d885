import type { components } from "@cdf-multipart/spec";

type StoredFile = components["schemas"]["File"];

/**
 * The columns of a file that this application shows. The types come from the document: if a field is renamed
 * there, exactly the lines that use it no longer compile.
 */
export interface Row {
  readonly name: StoredFile["name"];
  /** When the content arrived, in ms since the epoch; undefined before that. */
  readonly arrived: StoredFile["uploadedTime"] | undefined;
}
