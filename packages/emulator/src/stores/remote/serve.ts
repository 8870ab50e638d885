import { randomBytes } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { answerShape } from "../../faults/shapes.js";
import { type Answer, type Outgoing, TAKEN } from "../../http/answer.js";
import type { Exchange } from "../../http/exchange.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { storedAnswerHeaders } from "../object-headers.js";
import { bodyLength, checkSignedRequest } from "../signed-request.js";
import type { StoreParts } from "../store-parts.js";
import type { Leftovers } from "./leftovers.js";
import type { ObjectStore } from "./object-store.js";
import { headersOf, keep, readAnswer, sendOn } from "./send-on.js";
import { objectOf, type RemoteSessions } from "./sessions.js";
import { askStore } from "./store-failure.js";
import type { RemoteUrls } from "./urls.js";

/** Handles requests to the emulator's own URLs when the bytes are in another store. */
export interface RemoteService extends Pick<StoreParts, "state" | "settings" | "signer" | "clock"> {
  /** The name of the store in messages. */
  readonly name: string;
  readonly objects: ObjectStore;
  readonly sessions: RemoteSessions;
  readonly urls: RemoteUrls;
  readonly leftovers: Leftovers;
}

/** PUT of a part. It goes to the store, which checks the signature and everything else. */
export async function passPart(
  { name, state, sessions, urls, leftovers }: RemoteService,
  exchange: Exchange,
): Promise<Answer> {
  const { params, fault } = exchange;
  const session = state.sessions.get(params["uploadId"] ?? "")?.session;
  if (session === undefined) throw new StorageRefusal(404, "NoSuchUpload", "The upload does not exist.");
  const object = objectOf(session);
  const { pathname, search, origin } = await askStore(name, () =>
    urls.part(exchange, object, Number(params["partNumber"])),
  );
  if (fault?.type === "forget-session") {
    sessions.drop(session.uploadId);
    await leftovers.sweep();
  }
  const url = new URL(`${origin}${pathname}${isExpired(exchange) ? search : queryOf(exchange)}`);
  const answer = await readAnswer(await sendOn(exchange, { url, headers: headersOf(exchange) }));
  return withFault(answer, exchange);
}

/**
 * PUT of a whole file. It is checked as in the emulator's own store, then sent to the store in one request.
 */
export async function passFile(service: RemoteService, exchange: Exchange): Promise<Answer> {
  const { name, state, clock, objects, sessions, leftovers } = service;
  const id = Number(exchange.params["id"]);
  const size = bodyLength(exchange);
  checkSignedRequest(service, exchange);
  if (!state.files.has(id)) throw new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  const key = `${id}/${randomBytes(18).toString("base64url")}`;
  const { uploadUrlLifetime: lifetime, uploadedDelay } = service.settings;
  const target = await askStore(name, () => objects.putRequest(key, { issued: Date.now(), lifetime }));
  const answer = await readAnswer(await sendOn(exchange, target));
  if (answer.status >= 300) {
    leftovers.add({ key });
    return answer;
  }
  sessions.setContent(id, key, size, clock.now() + uploadedDelay);
  return withFault(answer, exchange);
}

/** GET of a file's content from the store, including ranges and conditions. */
export async function passDownload(
  { name, state, settings, urls }: RemoteService,
  exchange: Exchange,
): Promise<Outgoing> {
  const { response, params, entry } = exchange;
  const file = state.files.get(Number(params["id"]));
  if (file?.content?.key === undefined)
    throw new StorageRefusal(404, "NoSuchKey", "The specified key does not exist.");
  const { pathname, search, origin } = await askStore(name, () =>
    urls.read(exchange, file, settings.uploadUrlLifetime),
  );
  const url = new URL(`${origin}${pathname}${isExpired(exchange) ? search : queryOf(exchange)}`);
  const answer = await sendOn(exchange, { url, headers: headersOf(exchange) });
  const length = answer.headers["content-length"];
  response.writeHead(answer.statusCode ?? 502, {
    ...keep(answer),
    ...(length !== undefined && { "content-length": length }),
  });
  entry.status = response.statusCode;
  const shape = answerShape(exchange);
  // From here on, the client sees every error as a broken connection.
  const sent = shape === undefined ? pipeline(answer, response) : pipeline(answer, shape, response);
  await sent.catch(() => {});
  return TAKEN;
}

function isExpired({ fault }: Exchange): boolean {
  return fault?.type === "expire" && fault.what !== "token";
}

/** Exactly as the client sent it, because the store checks every character. */
function queryOf({ request }: Exchange): string {
  const url = request.url ?? "";
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark);
}

function withFault(answer: Answer, { fault }: Exchange): Answer {
  if (fault?.type !== "no-etag" && fault?.type !== "wrong-etag") return answer;
  const { etag: _real, ...headers } = answer.headers;
  return { ...answer, headers: { ...headers, ...storedAnswerHeaders("", fault) } };
}
