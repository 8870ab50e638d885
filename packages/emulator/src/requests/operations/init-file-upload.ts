import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import { type ApiOperation, flagOf, readBody } from "../api-call.js";
import { makeFileAnd } from "../files/make-file.js";

/** POST /files: creates a file with one URL for its whole content. */
export const initFileUpload: ApiOperation = async (call) => {
  const { context, exchange } = call;
  const fields = await readBody(call, "initFileUpload");
  const answer = await makeFileAnd(call, fields, flagOf(call, "overwrite"), async (file) => ({
    ...toAnswer(file, context.clock.now()),
    uploadUrl: await context.store.fileUrl(exchange, file),
  }));
  return jsonAnswer(201, answer);
};
