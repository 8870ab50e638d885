import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import { type ApiOperation, flagOf, readBody } from "../api-call.js";
import { makeFileAnd } from "../files/make-file.js";

/** POST /files: creates a file with one URL for its whole content. */
export const initFileUpload: ApiOperation<"state" | "clock" | "store"> = async (service, call) => {
  const fields = await readBody(call, "initFileUpload");
  const answer = await makeFileAnd(service, call, fields, flagOf(call, "overwrite"), async (file) => ({
    ...toAnswer(file, service.clock.now()),
    uploadUrl: await service.store.fileUrl(call.exchange, file),
  }));
  return jsonAnswer(201, answer);
};
