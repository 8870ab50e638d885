import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, partsOf, readBody } from "../api-call.js";
import { beginSession } from "../files/begin-session.js";
import { findFiles } from "../files/find-files.js";

/** POST /files/multiuploadlink: starts a new upload session for an existing file. */
export const getMultiPartUploadLink: ApiOperation = async (call) => {
  const { items } = await readBody(call, "getMultiPartUploadLink");
  const parts = partsOf(call);
  const uploads = await Promise.all(
    findFiles(call, items, false).map((file) => beginSession(call, file, parts)),
  );
  return jsonAnswer(201, call.context.settings.linkEnvelope === "items" ? { items: uploads } : uploads[0]);
};
