import { redactUrl } from "@cdf-multipart/core";

/**
 * The root of sources that are URLs: any worker reads them, without a folder. No folder can have this name.
 */
export const WEB_ROOT = "_web";

/** Whether the source of an item is a URL, which may be signed, and so is a secret. */
export function isWebSource(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** A source as people see it: `root:path`, or a URL without its signature. */
export function sourceName({ root, path }: { readonly root: string; readonly path: string }): string {
  return root === WEB_ROOT ? redactUrl(path) : `${root}:${path}`;
}
