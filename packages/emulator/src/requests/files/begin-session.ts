import { randomBytes } from "node:crypto";
import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import type { FileAnswer } from "../../http/api-types.js";
import { toAnswer } from "../../state/file-record.js";
import type { StoredFile } from "../../state/records.js";
import type { ApiCall } from "../api-call.js";
import type { Service } from "../service.js";

/** Starts an upload session of a file, and returns the file with one URL per part, in part order. */
export interface UploadAnswer extends FileAnswer {
  readonly uploadId: string;
  readonly uploadUrls: readonly string[];
}

export async function beginSession(
  { clock, store }: Pick<Service, "clock" | "store">,
  { exchange, project }: ApiCall,
  file: StoredFile,
  parts: number,
): Promise<UploadAnswer> {
  const now = clock.now();
  const uploadId = randomBytes(18).toString("base64url");
  const session = {
    uploadId,
    project,
    fileId: file.id,
    parts,
    createdTime: now,
    expiresAt: now + UPLOAD_URL_LIFETIME_MS,
  };
  await store.begin(session);
  const uploadUrls = await store.partUrls(exchange, session);
  return { ...toAnswer(file, now), uploadId, uploadUrls };
}
