import type { Source } from "@cdf-multipart/uploader";
import { urlSource } from "@cdf-multipart/uploader/node";
import { openRootSource } from "./root-source.js";
import type { Roots } from "./roots.js";
import { isWebRoot } from "./web-source.js";

/**
 * Opens a file of a root, or an object at a URL. A change of an object is found by its ETag, and each range is
 * requested with `If-Match`.
 *
 * @param path relative to the root, or a URL.
 */
export function openSource(
  roots: Roots,
  { root, path }: { readonly root: string; readonly path: string },
): Promise<Source> {
  return isWebRoot(root) ? urlSource(path) : openRootSource(roots, root, path);
}
