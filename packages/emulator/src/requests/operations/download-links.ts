import { DOWNLOAD_URL_EXTENDED_LIFETIME_MS, DOWNLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import { uploadedTime } from "../../state/file-record.js";
import { type ApiOperation, flagOf, readBody } from "../api-call.js";
import { findFiles, nameOf } from "../files/find-files.js";

/** POST /files/downloadlink: one short-lived URL per file, with the identity from the request. */
export const downloadLinks: ApiOperation<"state" | "clock" | "store"> = async (service, call) => {
  const { items } = await readBody(call, "downloadLinks");
  const files = findFiles(service, call.project, items, false);
  const now = service.clock.now();
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
  const links = await Promise.all(
    files.map(async (file, index) => ({
      ...items[index],
      downloadUrl: await service.store.downloadUrl(call.exchange, file, lifetime),
    })),
  );
  return jsonAnswer(200, { items: links });
};
