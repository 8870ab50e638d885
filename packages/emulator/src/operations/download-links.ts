import { DOWNLOAD_URL_EXTENDED_LIFETIME_MS, DOWNLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { jsonAnswer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import { DOWNLOAD_PATH } from "../http/router.js";
import { uploadedTime } from "../storage/file-record.js";
import { type ApiOperation, flagOf, readBody } from "./api-call.js";
import { issueTime } from "./begin-session.js";
import { findFiles, nameOf } from "./find-files.js";

/** POST /files/downloadlink: a short-lived URL a file, with the identity that was asked for. */
export const downloadLinks: ApiOperation = async (call) => {
  const { items } = await readBody(call, "downloadLinks");
  const { context, exchange } = call;
  const files = findFiles(call, items, false);
  const now = context.clock.now();
  const unfinished = items.filter((_, index) => {
    const file = files[index];
    return file === undefined || uploadedTime(file, now) === undefined;
  });
  if (unfinished.length > 0) {
    throw new ApiRefusal(400, `Files not uploaded: ${unfinished.map(nameOf).join(", ")}`);
  }
  const lifetime = flagOf(call, "extendedExpiration")
    ? DOWNLOAD_URL_EXTENDED_LIFETIME_MS
    : DOWNLOAD_URL_LIFETIME_MS;
  const issued = issueTime(context, exchange, lifetime);
  const links = items.map((identity, index) => {
    const path = `${DOWNLOAD_PATH}/${files[index]?.id}`;
    const url = context.signer.sign({ method: "GET", path, now: issued, lifetime });
    return { ...identity, downloadUrl: context.settings.relativeUrls ? url : `${exchange.origin}${url}` };
  });
  return jsonAnswer(200, { items: links });
};
