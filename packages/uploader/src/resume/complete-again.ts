import { type FileInfo, type FilesClient, isApiError, isTimeoutError } from "@cdf-multipart/core";
import type { UploadedWatch } from "../engine/uploaded-watch.js";
import type { UploadSession } from "../session/upload-session.js";

/** What the end of an upload works with. */
export interface Completing {
  readonly client: FilesClient;
  readonly watch: UploadedWatch;
  /** How long after a refusal the content may take to appear, ms: an earlier call may still be putting the parts together. */
  readonly uploadedTimeout: number;
}

/** Whether the content of this session is there. A file that is being replaced is `uploaded` all the time. */
export function hasArrived(file: FileInfo, { created, uploadedBefore }: UploadSession): boolean {
  return file.uploaded && (created || file.uploadedTime !== uploadedBefore);
}

/**
 * Completes an upload whose complete call may have been made by an earlier run, with or without success. Looks first; a call
 * that is refused since there is nothing left to complete counts as success when the content then turns up.
 *
 * @throws ApiError the refusal, when no content turned up.
 */
export async function completeAgain(
  { client, watch, uploadedTimeout }: Completing,
  session: UploadSession,
  signal: AbortSignal,
): Promise<void> {
  const { fileId: id, uploadId, uploadedBefore } = session;
  const [file] = await client.byIdsFiles([{ id }], { ignoreUnknownIds: true, signal });
  if (file !== undefined && hasArrived(file, session)) return;
  try {
    await client.completeMultiPartUpload({ id, uploadId }, { signal });
  } catch (refusal) {
    if (!isApiError(refusal) || file === undefined) throw refusal;
    const found = await watch.wait(id, uploadedTimeout, signal, uploadedBefore).catch((error: unknown) => {
      if (isTimeoutError(error)) return undefined;
      throw error;
    });
    if (found === undefined || !hasArrived(found, session)) throw refusal;
  }
}
