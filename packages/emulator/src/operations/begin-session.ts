import { randomBytes } from "node:crypto";
import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import type { EmulatorContext } from "../context.js";
import type { Exchange } from "../http/exchange.js";
import { UPLOAD_PATH } from "../http/router.js";
import { toAnswer } from "../storage/file-record.js";
import type { StoredFile } from "../storage/records.js";
import type { ApiCall } from "./api-call.js";
import type { FileAnswer } from "./file-fields.js";

/** A file with the URLs of a new upload session, one a part, in part order. */
export interface UploadAnswer extends FileAnswer {
  readonly uploadId: string;
  readonly uploadUrls: readonly string[];
}

export async function beginSession(call: ApiCall, file: StoredFile, parts: number): Promise<UploadAnswer> {
  const { context, exchange, project } = call;
  const now = context.clock.now();
  const uploadId = randomBytes(18).toString("base64url");
  await context.uploads.begin({
    uploadId,
    project,
    fileId: file.id,
    parts,
    createdTime: now,
    expiresAt: now + UPLOAD_URL_LIFETIME_MS,
  });
  const uploadUrls = Array.from({ length: parts }, (_, index) =>
    uploadUrl(context, exchange, `${UPLOAD_PATH}/parts/${uploadId}/${index + 1}`),
  );
  return { ...toAnswer(file, now), uploadId, uploadUrls };
}

/** A signed upload URL; without a host when the project is one of Private Link. */
export function uploadUrl(
  context: EmulatorContext,
  exchange: Exchange,
  path: string,
  contentType?: string,
): string {
  const signed = context.signer.sign({
    method: "PUT",
    path,
    now: issueTime(context, exchange, UPLOAD_URL_LIFETIME_MS),
    lifetime: UPLOAD_URL_LIFETIME_MS,
    ...(contentType !== undefined && { contentType }),
  });
  return context.settings.relativeUrls ? signed : `${exchange.origin}${signed}`;
}

/** Now; or, when the fault `expire` is asked for, so long ago that the URL has just ended. */
export function issueTime(context: EmulatorContext, { fault }: Exchange, lifetime: number): number {
  const now = context.clock.now();
  return fault?.type === "expire" && fault.what !== "token" ? now - lifetime - 1000 : now;
}
