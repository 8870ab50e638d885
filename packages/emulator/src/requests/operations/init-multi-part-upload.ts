import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, flagOf, partsOf, readBody } from "../api-call.js";
import { beginSession } from "../files/begin-session.js";
import { makeFileAnd } from "../files/make-file.js";

/** POST /files/initmultipartupload: creates a file with one upload URL per part. */
export const initMultiPartUpload: ApiOperation<"state" | "clock" | "store" | "settings"> = async (
  service,
  call,
) => {
  const fields = await readBody(call, "initMultiPartUpload");
  const upload = await makeFileAnd(service, call, fields, flagOf(call, "overwrite"), (file) =>
    beginSession(service, call, file, partsOf(call)),
  );
  return jsonAnswer(201, service.settings.envelope === "items" ? { items: [upload] } : upload);
};
