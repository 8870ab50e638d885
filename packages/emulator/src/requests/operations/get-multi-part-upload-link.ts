import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, partsOf, readBody } from "../api-call.js";
import { beginSession } from "../files/begin-session.js";
import { findFiles } from "../files/find-files.js";

/** POST /files/multiuploadlink: starts a new upload session for an existing file. */
export const getMultiPartUploadLink: ApiOperation<"state" | "clock" | "store" | "settings"> = async (
  service,
  call,
) => {
  const { items } = await readBody(call, "getMultiPartUploadLink");
  const parts = partsOf(call);
  const uploads = await Promise.all(
    findFiles(service, call.project, items, false).map((file) => beginSession(service, call, file, parts)),
  );
  return jsonAnswer(201, service.settings.linkEnvelope === "items" ? { items: uploads } : uploads[0]);
};
