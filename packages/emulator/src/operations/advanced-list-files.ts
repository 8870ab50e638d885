import { LIST_LIMIT_DEFAULT } from "@cdf-multipart/spec";
import { jsonAnswer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import { type ApiOperation, readBody } from "./api-call.js";
import { pageOf } from "./file-page.js";

/** POST /files/list: the files that match, sorted by id, one page per call. */
export const advancedListFiles: ApiOperation = async (call) => {
  const { filter, limit = LIST_LIMIT_DEFAULT, cursor } = await readBody(call, "advancedListFiles");
  const { context, project } = call;
  const now = context.clock.now();
  const after = cursor === undefined ? 0 : fromCursor(cursor);
  const { items, next } = pageOf(context.state.filesAfter(project, after), filter ?? {}, limit, now);
  return jsonAnswer(200, { items, ...(next !== undefined && { nextCursor: toCursor(next) }) });
};

function toCursor(id: number): string {
  return Buffer.from(`after:${id}`).toString("base64url");
}

function fromCursor(cursor: string): number {
  const id = /^after:(\d{1,16})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (id === undefined)
    throw new ApiRefusal(400, "Invalid request: the cursor was not issued by this service.");
  return Number(id);
}
