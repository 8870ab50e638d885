import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { findFiles } from "../files/find-files.js";

/** POST /files/byids. */
export const byIdsFiles: ApiOperation = async (call) => {
  const { items, ignoreUnknownIds } = await readBody(call, "byIdsFiles");
  const files = findFiles(call, items, ignoreUnknownIds === true);
  const now = call.context.clock.now();
  return jsonAnswer(200, { items: files.map((file) => toAnswer(file, now)) });
};
