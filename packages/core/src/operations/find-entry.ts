import type { ClientContext, Turn } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { isFileInfo, readItems } from "../decode/read-response.js";
import { responseTime } from "../time/outside-time.js";
import type { FileInfo } from "../types/file.js";
import type { FileIdentity } from "../types/file-identity.js";

/** An entry, and the start of the call that looks it up, both by the server's clock. */
export interface FoundEntry {
  readonly file: FileInfo;
  /**
   * The earliest possible start of the call, ms since the epoch: the `Date` of a response is truncated to the
   * second.
   */
  readonly callBegan: number;
}

/** Looks an entry up within a call; undefined when there is none. */
export async function findEntry(
  context: ClientContext,
  turn: Turn,
  identity: FileIdentity,
): Promise<FoundEntry | undefined> {
  const { clock } = context;
  const operation = "byIdsFiles";
  const input = { body: { items: [identity], ignoreUnknownIds: true } };
  const reading = await sendOperation(context, turn, operation, input);
  const [file] = readItems(reading, isFileInfo);
  const now = responseTime(reading.response.headers, clock.now());
  return file === undefined ? undefined : { file, callBegan: now - (clock.now() - turn.startedAt) };
}
