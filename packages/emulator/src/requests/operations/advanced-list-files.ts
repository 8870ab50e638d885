import { LIST_LIMIT_DEFAULT } from "@cdf-multipart/spec";
import { jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { StoredFile } from "../../state/records.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { refuseUnplayable } from "../files/file-filter.js";
import { pageOf } from "../files/file-page.js";

/** POST /files/list: the files that match, sorted by id, one page per call. */
export const advancedListFiles: ApiOperation<"state" | "clock"> = async ({ state, clock }, call) => {
  const body = await readBody(call, "advancedListFiles");
  const { filter = {}, limit = LIST_LIMIT_DEFAULT, cursor, partition } = body;
  refuseUnplayable(filter);
  const isInPartition = readPartition(partition);
  const now = clock.now();
  const after = cursor === undefined ? 0 : fromCursor(cursor);
  const files = inPartition(state.filesAfter(call.project, after), isInPartition);
  const { items, next } = pageOf(files, filter, limit, now);
  return jsonAnswer(200, { items, ...(next !== undefined && { nextCursor: toCursor(next) }) });
};

function* inPartition(
  files: Iterable<StoredFile>,
  isInPartition: (id: number) => boolean,
): Iterable<StoredFile> {
  for (const file of files) if (isInPartition(file.id)) yield file;
}

function toCursor(id: number): string {
  return Buffer.from(`after:${id}`).toString("base64url");
}

function fromCursor(cursor: string): number {
  const id = /^after:(\d{1,16})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (id === undefined)
    throw new ApiRefusal(400, "Invalid request: the cursor was not issued by this service.");
  return Number(id);
}

/** Maximum number of partitions that the service allows. */
const MOST = 10;

/**
 * Returns whether a file id belongs to the partition `m/n` of a list. The n partitions together contain every file
 * exactly once.
 *
 * @throws ApiRefusal (400) when the text is not a valid partition
 */
export function readPartition(partition: string | undefined): (id: number) => boolean {
  if (partition === undefined) return () => true;
  const [, first, second] = /^(\d{1,3})\/(\d{1,3})$/.exec(partition) ?? [];
  const [index, count] = [Number(first), Number(second)];
  // Without a match both are NaN, which is outside every range.
  if (!(count >= 1 && count <= MOST && index >= 1 && index <= count))
    throw new ApiRefusal(
      400,
      `Invalid request: the partition "${partition.slice(0, 20)}" is not m/n with n at most ${MOST} and m from 1 to n.`,
    );
  return (id) => id % count === index - 1;
}
