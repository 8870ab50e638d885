import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { refuseUnplayable } from "../files/file-filter.js";
import { pageOf } from "../files/file-page.js";

/** POST /files/aggregate: how many files match. */
export const aggregateFiles: ApiOperation<"state" | "clock"> = async ({ state, clock }, call) => {
  const { filter = {} } = await readBody(call, "aggregateFiles");
  refuseUnplayable(filter);
  const all = pageOf(state.filesAfter(call.project, 0), filter, Number.POSITIVE_INFINITY, clock.now());
  return jsonAnswer(200, { items: [{ count: all.items.length }] });
};
