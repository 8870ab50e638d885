import type { FileFields, LinkTarget } from "@cdf-multipart/core";

/** What a page needs to go on with an upload that it has forgotten; kept beside the journal. Carries no secret. */
export interface UploadNote {
  /** Opens the file again, where the browser lets pages keep files and the upload began with such a handle. */
  readonly handle?: FileSystemFileHandle;
  /** The file's name on the user's disk. */
  readonly fileName?: string;
  /** Fields that the upload was given for a new file. */
  readonly file?: Partial<FileFields>;
  readonly overwrite?: boolean;
  /** The existing file that it goes to. */
  readonly target?: LinkTarget;
}
