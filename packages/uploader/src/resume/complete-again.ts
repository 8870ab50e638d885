import { type FileInfo, type FilesClient, isApiError, isTimeoutError } from "@cdf-multipart/core";
import { hasNewContent } from "@cdf-multipart/core/internal/calls";
import type { MultipartSession, UploadSession } from "../session/upload-session.js";
import type { UploadedWatch } from "../session/uploaded-watch.js";

/** What completing needs. */
export interface Completing {
  readonly client: FilesClient;
  readonly watch: UploadedWatch;
  /**
   * How long to wait for the content after a refusal, ms: an earlier call may still be putting the parts
   * together.
   */
  readonly uploadedTimeout: number;
}

/** Whether the content of this session has arrived. */
export function hasArrived(file: FileInfo, { uploadedBefore }: UploadSession): boolean {
  return hasNewContent(file, { uploadedTime: uploadedBefore });
}

/**
 * Completes an upload that an earlier run may already have completed. First checks whether the content has
 * arrived. A refusal counts as success when the content then appears, since the earlier call may have left
 * nothing to complete. A lost response of the call itself is covered by `operations/complete.ts` of core.
 *
 * @throws ApiError the refusal, when no content appeared.
 */
export async function completeAgain(
  { client, watch, uploadedTimeout }: Completing,
  session: MultipartSession,
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
