import { momentOf } from "@cdf-multipart/core";

/**
 * A modification time in whole ms since 1970. Undefined before 1970, which CDF does not accept, and after 9999, which only a
 * defective disk or program writes.
 */
export function fileTime(modifiedAt: number): number | undefined {
  return momentOf(Math.floor(modifiedAt));
}
