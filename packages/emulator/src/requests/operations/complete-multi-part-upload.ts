import { type Answer, jsonAnswer, ruleHeader } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileIdentity } from "../../http/api-types.js";
import type { ReceivedPart } from "../../state/records.js";
import { type ApiCall, type ApiOperation, readBody } from "../api-call.js";
import { findFiles } from "../files/find-files.js";
import type { Service } from "../service.js";

type Part = "state" | "clock" | "store" | "settings" | "completing";

/**
 * POST /files/completemultipartupload: assembles the parts. `uploaded` becomes true after `uploadedDelay`.
 */
export const completeMultiPartUpload: ApiOperation<Part> = async (service, call) => {
  const { uploadId, ...identity } = await readBody(call, "completeMultiPartUpload");
  const { exchange } = call;
  // While parts are assembled, no byte moves on the connection. This may take long for a large file.
  exchange.request.socket.setTimeout(0);
  if (exchange.fault?.type === "forget-session") service.store.drop(uploadId);
  return complete(service, call, identity, uploadId);
};

async function complete(
  service: Pick<Service, Part>,
  { project }: ApiCall,
  identity: FileIdentity,
  uploadId: string,
): Promise<Answer> {
  const { state, clock, store, settings, completing } = service;
  const [file] = findFiles(service, project, [identity], false);
  if (completing.has(uploadId)) {
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
  completing.add(uploadId);
  try {
    const parts = await store.parts(found);
    if (parts === "completed") return jsonAnswer(200, {});
    checkParts(found.session.parts, parts, settings.partSizeExclusiveMin);
    await store.finish(found, parts, () => clock.now() + settings.uploadedDelay);
  } finally {
    completing.delete(uploadId);
  }
  return jsonAnswer(200, {});
}

/** Throws a 400 when a part is missing, or when a part before the last one is too small. */
function checkParts(count: number, parts: ReadonlyMap<number, ReceivedPart>, exclusiveMin: number): void {
  const missing: number[] = [];
  for (let partNumber = 1; partNumber <= count; partNumber += 1) {
    if (!parts.has(partNumber)) missing.push(partNumber);
  }
  if (missing.length > 0) {
    throw new ApiRefusal(
      400,
      `InvalidPart: ${missing.length} of ${count} parts were not uploaded: ${missing.join(", ")}.`,
      { headers: ruleHeader("missing-part") },
    );
  }
  const small = [...parts.values()].find(
    ({ partNumber, size }) => partNumber < count && size <= exclusiveMin,
  );
  if (small !== undefined) {
    throw new ApiRefusal(
      400,
      `EntityTooSmall: part ${small.partNumber} has ${small.size} bytes; every part except the last must have more than ${exclusiveMin}.`,
      { headers: ruleHeader("small-middle-part") },
    );
  }
}
