import { type Clock, type FileInfo, type FilesClient, TimeoutError } from "@cdf-multipart/core";
import { hasNewContent } from "@cdf-multipart/core/internal/calls";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { createPolled } from "../gather/polled.js";
import { whileBusy } from "../gather/while-busy.js";

/** Waits until the service reports a completed file as uploaded. One request asks for all waiting files. */
export interface UploadedWatch {
  /**
   * @param id the service's id of the file.
   * @param timeout ms.
   * @param uploadedBefore `uploadedTime` of the content that is being replaced. That file was `uploaded` all
   * along, so the watch waits for a different time. When none appears within `timeout`, `uploaded` alone is
   * enough.
   * @throws TimeoutError when the file is not `uploaded` in time.
   */
  wait(id: number, timeout: number, signal: AbortSignal, uploadedBefore?: number): Promise<FileInfo>;
}

/** A file that waits. */
interface Awaited {
  readonly id: number;
  readonly timeout: number;
  readonly uploadedBefore: number | undefined;
}

/** ms. */
const PAUSES = { firstPause: 100, longestPause: 5_000 };
/**
 * ms for which files are collected while others are still sent, so that one request asks for many. At the
 * rate of the API's request limit, these are dozens.
 */
const GATHERING = 500;

/**
 * Makes a watch. It sends no requests while nobody waits.
 *
 * @param isBusy whether more files are about to wait. @default each file is asked for immediately
 */
export function createUploadedWatch(
  client: FilesClient,
  clock: Clock,
  isBusy?: () => boolean,
): UploadedWatch {
  const wait = createPolled<Awaited, FileInfo>({
    ...PAUSES,
    clock,
    most: BY_IDS_ITEMS_MAX_ITEMS,
    isPrompt: true,
    gather: isBusy && ((isFull, signal) => whileBusy({ clock, limit: GATHERING, isBusy, isFull, signal })),
    async ask(waiting, signal) {
      const items = [...new Set(waiting.map(({ key }) => key.id))].map((id) => ({ id }));
      const files = await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
      const answered = new Map(files.filter(({ uploaded }) => uploaded).map((file) => [file.id, file]));
      const now = clock.now();
      for (const { key, since, resolve, reject } of waiting) {
        const { id, timeout, uploadedBefore } = key;
        const file = answered.get(id);
        const late = now - since >= timeout;
        if (file !== undefined && (late || hasNewContent(file, { uploadedTime: uploadedBefore })))
          resolve(file);
        else if (late) reject(notUploaded(id, timeout));
      }
    },
  });
  return {
    wait: (id, timeout, signal, uploadedBefore) => wait({ id, timeout, uploadedBefore }, signal),
  };
}

function notUploaded(id: number, timeout: number): TimeoutError {
  return new TimeoutError(
    `File ${id} was completed, but the service did not report it as uploaded within ${timeout} ms. Every byte was sent ` +
      "and acknowledged. Ask again later with byIdsFiles, or give a longer uploadedTimeout.",
    { code: "deadline-exceeded", timeout, mayHaveArrived: true },
  );
}
