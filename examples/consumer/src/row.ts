import type { components } from "@cdf-multipart/spec";

type StoredFile = components["schemas"]["File"];

/**
 * The columns that this application shows of a file. Their types come from the document: when a field is renamed there, the
 * lines that name it turn red, and nothing else does.
 */
export interface Row {
  readonly name: StoredFile["name"];
  /** When the content arrived, ms since the epoch; undefined while it has not. */
  readonly arrived: StoredFile["uploadedTime"] | undefined;
}
