import { SEARCH_LIMIT_DEFAULT } from "@cdf-multipart/spec";
import { jsonAnswer } from "../../http/answer.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { refuseUnplayable } from "../files/file-filter.js";
import { pageOf } from "../files/file-page.js";

/** POST /files/search: files whose names contain all words. Those that begin with the first word come first. */
export const searchFiles: ApiOperation<"state" | "clock"> = async ({ state, clock }, call) => {
  const body = await readBody(call, "searchFiles");
  const { filter = {}, search, limit = SEARCH_LIMIT_DEFAULT } = body;
  refuseUnplayable(filter);
  const words = (search?.name ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const all = pageOf(state.filesAfter(call.project, 0), filter, Number.POSITIVE_INFINITY, clock.now());
  const found = all.items.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const [first = ""] = words;
  const rank = (name: string) => (name.toLowerCase().startsWith(first) ? 0 : 1);
  const ranked = [...found].sort((left, right) => rank(left.name) - rank(right.name));
  return jsonAnswer(200, { items: ranked.slice(0, limit) });
};
