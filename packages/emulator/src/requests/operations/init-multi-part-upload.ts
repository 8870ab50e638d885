import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, flagOf, partsOf, readBody } from "../api-call.js";
import { beginSession } from "../files/begin-session.js";
import { makeFileAnd } from "../files/make-file.js";

/** POST /files/initmultipartupload: creates a file with one upload URL per part. */
export const initMultiPartUpload: ApiOperation = async (call) => {
  const fields = await readBody(call, "initMultiPartUpload");
  const upload = await makeFileAnd(call, fields, flagOf(call, "overwrite"), (file) =>
    beginSession(call, file, partsOf(call)),
  );
  return jsonAnswer(201, call.context.settings.envelope === "items" ? { items: [upload] } : upload);
};
