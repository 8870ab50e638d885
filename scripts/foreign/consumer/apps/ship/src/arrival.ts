import type { components } from "@cdf-multipart/spec";

/** The time when the content of a file arrived, ms since the epoch. */
export function arrivalOf(file: components["schemas"]["File"]): number | undefined {
  return file.uploadedTime;
}
