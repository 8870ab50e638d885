import send from "send";
import { answerShape } from "../../faults/shapes.js";
import { TAKEN } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { contentDisposition, contentType } from "../object-headers.js";
import { checkSignedRequest } from "../signed-request.js";
import type { StoreParts } from "../store-parts.js";

const READ_BUFFER = 1024 * 1024;

/** GET of a download URL: the stored bytes, or a range of them (206 and 416 as HTTP defines them). */
export async function download(
  parts: Pick<StoreParts, "state" | "folders" | "signer" | "clock">,
  exchange: Exchange,
): Promise<typeof TAKEN> {
  const { request, response, params, entry } = exchange;
  checkSignedRequest(parts, exchange);
  const file = parts.state.files.get(Number(params["id"]));
  if (file?.content === undefined) {
    throw new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  }
  response.setHeader("content-type", contentType(file.fields.mimeType));
  response.setHeader("content-disposition", contentDisposition(file.fields.name));
  response.setHeader("etag", `"${file.id.toString(16)}-${file.content.from.toString(16)}"`);

  const options = {
    root: parts.folders.content,
    cacheControl: false,
    index: false,
    highWaterMark: READ_BUFFER,
  };
  const stream = send(request, `/${file.id}`, options);
  const shape = answerShape(exchange);
  if (shape !== undefined) {
    stream.on("stream", (bytes: NodeJS.ReadableStream) => {
      const pipe = bytes.pipe.bind(bytes);
      bytes.pipe = (destination) => {
        pipe(shape).pipe(destination);
        return destination;
      };
    });
  }
  await new Promise<void>((resolve, reject) => {
    response.once("close", resolve);
    stream.once("error", (error: Error & { readonly status?: number }) => reject(refusalOf(error.status)));
    stream.pipe(response);
  });
  entry.status = response.statusCode;
  return TAKEN;
}

function refusalOf(status: number | undefined): StorageRefusal {
  if (status === 416)
    return new StorageRefusal(416, "InvalidRange", "The requested range is not satisfiable.");
  if (status === 412)
    return new StorageRefusal(412, "PreconditionFailed", "A precondition of the request does not hold.");
  if (status === 404) return new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  return new StorageRefusal(500, "InternalError", "The stored file cannot be read.");
}
