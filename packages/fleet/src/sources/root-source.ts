import { type Source, SourceChangedError, type SourceFingerprint } from "@cdf-multipart/uploader";
import { fileSource } from "@cdf-multipart/uploader/node";
import { placeOf, type Roots } from "./roots.js";

/** The resolution of the coarsest clock of a mounted file system (FAT), ms. */
const GRANULARITY = 2000;

/**
 * A file of a root. Its fingerprint has no inode, device or change time: they differ between machines that
 * mount the same folder.
 */
export async function openRootSource(roots: Roots, root: string, path: string): Promise<Source> {
  const source = await fileSource(placeOf(roots, root, path));
  return {
    ...source,
    async fingerprint(): Promise<SourceFingerprint> {
      const { size, modified = 0 } = await source.fingerprint();
      return { size, modified: Math.floor(modified / GRANULARITY) * GRANULARITY };
    },
  };
}

/**
 * Compares a source with what it was when its session was opened.
 *
 * @throws SourceChangedError
 */
export function checkSame(label: string, before: SourceFingerprint, now: SourceFingerprint): void {
  const way = "Retry it with restart (fleet retry --restart), or restore the old content.";
  if (before.size !== now.size) {
    throw new SourceChangedError(
      `"${label}" has ${now.size} bytes here, but had ${before.size} when its upload began. ${way}`,
      { change: "size", sizes: { before: before.size, now: now.size } },
    );
  }
  if (before.modified !== now.modified) {
    throw new SourceChangedError(
      `"${label}" was written to after its upload began: it has another modification time. ${way}`,
      { change: "modified" },
    );
  }
  if (before.identity !== undefined && now.identity !== undefined && before.identity !== now.identity) {
    throw new SourceChangedError(
      `"${label}" was replaced after its upload began: it has another ETag. ${way}`,
      {
        change: "content",
      },
    );
  }
  if (before.samples !== undefined && now.samples !== undefined && before.samples !== now.samples) {
    throw new SourceChangedError(`"${label}" was edited after its upload began. ${way}`, {
      change: "content",
    });
  }
}
