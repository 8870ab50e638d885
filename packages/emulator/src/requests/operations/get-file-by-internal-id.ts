import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import type { ApiOperation } from "../api-call.js";
import { findFiles } from "../files/find-files.js";

/** GET /files/{id}. */
export const getFileByInternalId: ApiOperation<"state" | "clock"> = (service, call) => {
  const id = Number(call.parameters.get("id"));
  const [file] = findFiles(service, call.project, [{ id }], false);
  return jsonAnswer(200, file === undefined ? {} : toAnswer(file, service.clock.now()));
};
