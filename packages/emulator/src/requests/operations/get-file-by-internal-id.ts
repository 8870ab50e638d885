import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import type { ApiOperation } from "../api-call.js";
import { findFiles } from "../files/find-files.js";

/** GET /files/{id}. */
export const getFileByInternalId: ApiOperation = (call) => {
  const id = Number(call.parameters.get("id"));
  const [file] = findFiles(call, [{ id }], false);
  return jsonAnswer(200, file === undefined ? {} : toAnswer(file, call.context.clock.now()));
};
