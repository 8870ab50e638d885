import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { findFiles } from "../files/find-files.js";

/** POST /files/byids. */
export const byIdsFiles: ApiOperation<"state" | "clock"> = async (service, call) => {
  const { items, ignoreUnknownIds } = await readBody(call, "byIdsFiles");
  const files = findFiles(service, call.project, items, ignoreUnknownIds === true);
  const now = service.clock.now();
  return jsonAnswer(200, { items: files.map((file) => toAnswer(file, now)) });
};
