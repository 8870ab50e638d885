import { join } from "node:path";
import { PART_SIZE_MAX } from "@cdf-multipart/spec";
import { requestShape } from "../../faults/shapes.js";
import { type Answer, emptyAnswer } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { BodyCutError } from "../../http/request-body.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { removeOwnFile } from "../../state/remove-own.js";
import type { SessionState } from "../../state/state.js";
import { storedAnswerHeaders } from "../object-headers.js";
import { bodyLength, checkSignedRequest } from "../signed-request.js";
import type { FsContext } from "../store-context.js";
import { receiveBody } from "./receive-body.js";

/**
 * PUT of one part. It is written to disk as it arrives, and counts only once every byte is stored and
 * recorded.
 */
export async function putPart(context: FsContext, exchange: Exchange): Promise<Answer> {
  const { request, fault, params, entry } = exchange;
  const uploadId = params["uploadId"] ?? "";
  const partNumber = Number(params["partNumber"]);
  const size = bodyLength(exchange);
  if (request.headers["content-type"] !== undefined) {
    throw new StorageRefusal(
      403,
      "SignatureDoesNotMatch",
      "Send the part without Content-Type: this header is part of the signature.",
      "content-type-on-part",
    );
  }
  checkSignedRequest(context, exchange);
  if (fault?.type === "forget-session") context.uploads.drop(uploadId);
  const state = openSession(context, uploadId);
  if (size > PART_SIZE_MAX) {
    throw new StorageRefusal(
      400,
      "EntityTooLarge",
      `A part must have at most ${PART_SIZE_MAX} bytes. This part has ${size}.`,
      "part-too-large",
    );
  }

  const reservation = context.places.reserve(state, partNumber, size);
  const path = join(context.folders.uploadOf(uploadId), reservation.name);
  const hash = context.hasher.begin(path, reservation.start, size);
  try {
    await receiveBody(request, {
      path,
      start: reservation.start,
      isNew: reservation.place.kind === "file",
      shape: requestShape(exchange),
      onReceived: (bytes) => {
        entry.bytesReceived += bytes;
      },
      onWritten: (chunk) => hash.written(chunk),
    });
    const etag = await hash.finish();
    // The upload may have been completed, deleted or expired while the bytes arrived.
    const before = openSession(context, uploadId).parts.get(partNumber);
    context.state.putPart(uploadId, { partNumber, size, etag, place: reservation.place });
    if (before?.place.kind === "file")
      removeOwnFile(join(context.folders.uploadOf(uploadId), before.place.name));
    return emptyAnswer(200, storedAnswerHeaders(etag, fault));
  } catch (error) {
    hash.abandon();
    if (reservation.place.kind === "file") removeOwnFile(path);
    // When the session's folder was removed meanwhile, that is the reason to report, not the missing file in
    // it.
    if (!(error instanceof BodyCutError)) openSession(context, uploadId);
    throw error;
  } finally {
    reservation.release();
  }
}

function openSession(context: FsContext, uploadId: string): SessionState {
  const found = context.state.sessions.get(uploadId);
  if (found !== undefined && found.session.completing === undefined && !context.completing.has(uploadId))
    return found;
  throw new StorageRefusal(
    404,
    "NoSuchUpload",
    "The specified upload does not exist. It may have been completed, or have expired.",
  );
}
