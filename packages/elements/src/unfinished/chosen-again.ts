/** The file that is chosen again to continue an upload: whether it can be the same, and its path. */
import type { InterruptedBrowserUpload } from "@cdf-multipart/uploader/browser";

/** What is known of the file of an unfinished upload. */
export interface EarlierFile {
  /**
   * Its name, with the folders in which it was chosen; undefined if the upload is found by its external id or
   * node, for a file with any name.
   */
  readonly path: string | undefined;
  /** Bytes; undefined if not known. */
  readonly size: number | undefined;
}

/** The file of an upload, as its journal describes it: `scans/hall.e57 of 12000000 bytes`. */
export function earlierFile({ source = "", into, size }: InterruptedBrowserUpload): EarlierFile {
  const [, path, bytes] = /^(.*) of (\d+) bytes$/s.exec(source) ?? [];
  const byName = into !== undefined && "file" in into && into.file?.externalId === undefined;
  // A file with an external id may have another size until the upload is planned.
  const bySource = bytes === undefined || !byName ? undefined : Number(bytes);
  return { path: byName ? path : undefined, size: size ?? bySource };
}

/** The name of the file in its folder. */
export function fileNameOf({ path }: EarlierFile): string | undefined {
  return path?.split("/").at(-1);
}

/** Whether its name and size are those of the earlier file. The content is compared before anything is sent. */
export function canBe(earlier: EarlierFile, file: Pick<File, "name" | "size">): boolean {
  const name = fileNameOf(earlier);
  return (
    (earlier.size === undefined || file.size === earlier.size) && (name === undefined || name === file.name)
  );
}

/**
 * Gives a file that is chosen alone the path that it had when it was chosen with its folder. The journal of its
 * upload is found by that path.
 */
export function withPath({ path }: EarlierFile, file: File): File {
  if (path?.includes("/") === true) {
    Object.defineProperty(file, "webkitRelativePath", { value: path, configurable: true });
  }
  return file;
}
