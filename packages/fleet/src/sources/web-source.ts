import { createHash } from "node:crypto";
import { type FilesClient, redactUrl } from "@cdf-multipart/core";

/**
 * The root of sources that are URLs: any worker reads them, without a folder. No folder can have this name.
 */
export const WEB_ROOT = "_web";
const HASH_LENGTH = 16;

/**
 * The root of URLs that are uploaded to one project. Every worker takes jobs of URLs, so each project needs
 * its own queue for them; the roots of folders are compared instead.
 */
export function webRootOf({ baseUrl, project }: Pick<FilesClient, "baseUrl" | "project">): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([baseUrl, project]))
    .digest("hex");
  return `${WEB_ROOT}-${hash.slice(0, HASH_LENGTH)}`;
}

/** Whether a root is that of URLs, of any project or before its project is known. */
export function isWebRoot(root: string): boolean {
  return root.startsWith(WEB_ROOT);
}

/** Whether the source of an item is a URL, which may be signed, and so is a secret. */
export function isWebSource(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** A source as people see it: `root:path`, or a URL without its signature. */
export function sourceName({ root, path }: { readonly root: string; readonly path: string }): string {
  return isWebRoot(root) ? redactUrl(path) : `${root}:${path}`;
}
