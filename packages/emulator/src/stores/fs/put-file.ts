import { randomBytes } from "node:crypto";
import { requestShape } from "../../faults/shapes.js";
import { type Answer, emptyAnswer } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { withContent } from "../../state/file-record.js";
import { removeOwnFile } from "../../state/remove-own.js";
import { storedAnswerHeaders } from "../object-headers.js";
import { bodyLength, checkSignedRequest } from "../signed-request.js";
import type { FsContext } from "../store-context.js";
import { placeContent } from "./assemble.js";
import { receiveBody } from "./receive-body.js";

/** PUT of a whole file to the URL of `initFileUpload`. The old content stays until every byte has arrived. */
export async function putFile(context: FsContext, exchange: Exchange): Promise<Answer> {
  const { request, fault, params, entry } = exchange;
  const id = Number(params["id"]);
  const size = bodyLength(exchange);
  checkSignedRequest(context, exchange);
  known(context, id);

  const path = context.folders.uploadOf(`single-${randomBytes(9).toString("hex")}`);
  const hash = context.hasher.begin(path, 0, size);
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
    const file = known(context, id);
    placeContent(path, context.folders.contentOf(id), file);
    context.state.putFile(withContent(file, size, context.clock.now() + context.settings.uploadedDelay));
    return emptyAnswer(200, storedAnswerHeaders(etag, fault));
  } catch (error) {
    hash.abandon();
    throw error;
  } finally {
    removeOwnFile(path);
  }
}

function known(context: FsContext, id: number) {
  const file = context.state.files.get(id);
  if (file === undefined) throw new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  return file;
}
