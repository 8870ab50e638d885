import { randomBytes } from "node:crypto";
import { requestShape } from "../../faults/shapes.js";
import { type Answer, emptyAnswer } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { withContent } from "../../state/file-record.js";
import { removeOwnFile } from "../../state/remove-own.js";
import { storedAnswerHeaders } from "../object-headers.js";
import { bodyLength, checkSignedRequest } from "../signed-request.js";
import type { StoreParts } from "../store-parts.js";
import { placeContent } from "./assemble.js";
import type { PartHasher } from "./part-hasher.js";
import { receiveBody } from "./receive-body.js";

interface PutFileParts extends Pick<StoreParts, "state" | "folders" | "settings" | "signer" | "clock"> {
  readonly hasher: PartHasher;
}

/** PUT of a whole file to the URL of `initFileUpload`. The old content stays until every byte has arrived. */
export async function putFile(parts: PutFileParts, exchange: Exchange): Promise<Answer> {
  const { request, fault, params, entry } = exchange;
  const id = Number(params["id"]);
  const size = bodyLength(exchange);
  checkSignedRequest(parts, exchange);
  known(parts, id);

  const path = parts.folders.uploadOf(`single-${randomBytes(9).toString("hex")}`);
  const hash = parts.hasher.begin(path, 0, size);
  try {
    await receiveBody(request, {
      path,
      start: 0,
      isNew: true,
      shape: requestShape(exchange),
      onReceived: (bytes) => {
        entry.bytesReceived += bytes;
      },
      onWritten: (chunk) => hash.written(chunk),
    });
    const etag = await hash.finish();
    const file = known(parts, id);
    placeContent(path, parts.folders.contentOf(id), file);
    parts.state.putFile(withContent(file, size, parts.clock.now() + parts.settings.uploadedDelay));
    return emptyAnswer(200, storedAnswerHeaders(etag, fault));
  } catch (error) {
    hash.abandon();
    throw error;
  } finally {
    removeOwnFile(path);
  }
}

function known({ state }: Pick<StoreParts, "state">, id: number) {
  const file = state.files.get(id);
  if (file === undefined) throw new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  return file;
}
