import { type Answer, jsonAnswer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { StoredPart } from "../storage/records.js";
import type { SessionState } from "../storage/state.js";
import { type ApiCall, type ApiOperation, readBody } from "./api-call.js";
import type { FileIdentity } from "./file-fields.js";
import { findFiles } from "./find-files.js";

/** POST /files/completemultipartupload: puts the parts together; `uploaded` turns true `uploadedDelay` later. */
export const completeMultiPartUpload: ApiOperation = async (call) => {
  const { uploadId, ...identity } = await readBody(call, "completeMultiPartUpload");
  const { context, exchange } = call;
  if (exchange.fault?.type === "forget-session") context.uploads.drop(uploadId);
  return complete(call, identity, uploadId);
};

async function complete(call: ApiCall, identity: FileIdentity, uploadId: string): Promise<Answer> {
  const { context } = call;
  const { state, settings } = context;
  const [file] = findFiles(call, [identity], false);
  if (context.completing.has(uploadId)) {
    throw new ApiRefusal(429, "Conflicting requests: this upload is being completed by another request.");
  }
  const found = state.sessions.get(uploadId);
  if (found === undefined || found.session.fileId !== file?.id) {
    if (state.wasCompleted(uploadId) && settings.repeatedComplete === "ok") return jsonAnswer(200, {});
    throw new ApiRefusal(
      400,
      "The upload does not exist: the uploadId may be wrong, or the upload completed already or expired.",
    );
  }
  const parts = checkedParts(found, settings.partSizeExclusiveMin);
  context.completing.add(uploadId);
  try {
    await context.uploads.finish(found, parts, () => context.clock.now() + settings.uploadedDelay);
  } finally {
    context.completing.delete(uploadId);
  }
  return jsonAnswer(200, {});
}

/** All parts in order; 400 when one is missing, or too small without being the last. */
function checkedParts({ session, parts }: SessionState, exclusiveMin: number): StoredPart[] {
  const inOrder: StoredPart[] = [];
  const missing: number[] = [];
  for (let partNumber = 1; partNumber <= session.parts; partNumber += 1) {
    const part = parts.get(partNumber);
    if (part === undefined) missing.push(partNumber);
    else inOrder.push(part);
  }
  if (missing.length > 0) {
    throw new ApiRefusal(
      400,
      `InvalidPart: of ${session.parts} parts ${missing.length} were not uploaded: ${missing.join(", ")}.`,
    );
  }
  const small = inOrder.find(({ partNumber, size }) => partNumber < session.parts && size <= exclusiveMin);
  if (small !== undefined) {
    throw new ApiRefusal(
      400,
      `EntityTooSmall: part ${small.partNumber} has ${small.size} bytes; every part but the last must have more than ${exclusiveMin}.`,
    );
  }
  return inOrder;
}
