import { LIST_LIMIT_DEFAULT } from "@cdf-multipart/spec";
import { jsonAnswer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import { toAnswer } from "../storage/file-record.js";
import { type ApiOperation, readBody } from "./api-call.js";
import { matchesFilter } from "./file-filter.js";

/** POST /files/list: files that match, by id, page by page. */
export const advancedListFiles: ApiOperation = async (call) => {
  const { filter, limit = LIST_LIMIT_DEFAULT, cursor } = await readBody(call, "advancedListFiles");
  const { context, project } = call;
  const now = context.clock.now();
  const after = cursor === undefined ? 0 : fromCursor(cursor);
  const found = [...context.state.files.values()]
    .filter((file) => file.project === project && file.visibleFrom <= now && file.id > after)
    .sort((left, right) => left.id - right.id)
    .map((file) => toAnswer(file, now))
    .filter((file) => matchesFilter(file, filter ?? {}));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > items.length && last !== undefined;
  return jsonAnswer(200, { items, ...(more && { nextCursor: toCursor(last.id) }) });
};

function toCursor(id: number): string {
  return Buffer.from(`after:${id}`).toString("base64url");
}

function fromCursor(cursor: string): number {
  const id = /^after:(\d{1,16})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (id === undefined)
    throw new ApiRefusal(400, "Invalid request: the cursor is not one that this service gave.");
  return Number(id);
}
