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
import type { StoreParts } from "../store-parts.js";
import type { PartHasher } from "./part-hasher.js";
import type { PartPlaces } from "./part-places.js";
import { receiveBody } from "./receive-body.js";
import type { Uploads } from "./uploads.js";

interface PutPartParts extends Pick<StoreParts, "state" | "folders" | "completing" | "signer" | "clock"> {
  readonly uploads: Pick<Uploads, "drop">;
  readonly places: PartPlaces;
  readonly hasher: PartHasher;
}

/**
 * PUT of one part. It is written to disk as it arrives, and counts only once every byte is stored and
 * recorded.
 */
export async function putPart(parts: PutPartParts, exchange: Exchange): Promise<Answer> {
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
  checkSignedRequest(parts, exchange);
  if (fault?.type === "forget-session") parts.uploads.drop(uploadId);
  const state = openSession(parts, uploadId);
  if (size > PART_SIZE_MAX) {
    throw new StorageRefusal(
      400,
      "EntityTooLarge",
      `A part must have at most ${PART_SIZE_MAX} bytes. This part has ${size}.`,
      "part-too-large",
    );
  }

  const reservation = parts.places.reserve(state, partNumber, size);
  const path = join(parts.folders.uploadOf(uploadId), reservation.name);
  const hash = parts.hasher.begin(path, reservation.start, size);
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
    const before = openSession(parts, uploadId).parts.get(partNumber);
    parts.state.putPart(uploadId, { partNumber, size, etag, place: reservation.place });
    if (before?.place.kind === "file")
      removeOwnFile(join(parts.folders.uploadOf(uploadId), before.place.name));
    return emptyAnswer(200, storedAnswerHeaders(etag, fault));
  } catch (error) {
    hash.abandon();
    if (reservation.place.kind === "file") removeOwnFile(path);
    // When the session's folder was removed meanwhile, that is the reason to report, not the missing file in
    // it.
    if (!(error instanceof BodyCutError)) openSession(parts, uploadId);
    throw error;
  } finally {
    reservation.release();
  }
}

function openSession(parts: Pick<StoreParts, "state" | "completing">, uploadId: string): SessionState {
  const found = parts.state.sessions.get(uploadId);
  if (found !== undefined && found.session.completing === undefined && !parts.completing.has(uploadId))
    return found;
  throw new StorageRefusal(
    404,
    "NoSuchUpload",
    "The specified upload does not exist. It may have been completed, or have expired.",
  );
}
