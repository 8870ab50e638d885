import { type Clock, type FileInfo, type FilesClient, TimeoutError } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { hasNewContent } from "@cdf-multipart/core/internal/calls";
import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";

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

interface Waiter {
  readonly id: number;
  readonly since: number;
  readonly timeout: number;
  readonly uploadedBefore: number | undefined;
  readonly resolve: (file: FileInfo) => void;
  readonly reject: (error: unknown) => void;
}

/** ms between the first requests; the pause grows by half each time. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
const GROWTH = 1.5;
/**
 * The reason why a pause ends. Nobody reads it, but an `abort()` without a reason creates an exception with
 * its stack.
 */
const ASKED_ANEW = "Another file is waiting.";

/**
 * ms for which files are collected while others are still sent, so that one request asks for many. At the
 * rate of the API's request limit, these are dozens.
 */
const GATHERING = 500;
/** ms between two checks whether anything is still sent. */
const GLANCE = 50;

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
  const waiters = new Set<Waiter>();
  let asking: AbortController | undefined;
  let pause: AbortController | undefined;
  /** Whether files came since the last request. */
  let fresh = false;

  const leave = (waiter: Waiter): void => {
    waiters.delete(waiter);
    if (waiters.size === 0) asking?.abort();
  };

  const askOnce = async (signal: AbortSignal): Promise<void> => {
    const asked = [...waiters].slice(0, BY_IDS_ITEMS_MAX_ITEMS);
    const answered = new Map<number, FileInfo>();
    try {
      const items = [...new Set(asked.map(({ id }) => id))].map((id) => ({ id }));
      const files = await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
      for (const file of files) if (file.uploaded) answered.set(file.id, file);
    } catch (error) {
      if (!signal.aborted) for (const waiter of asked) waiter.reject(error);
      return;
    }
    const now = clock.now();
    for (const waiter of asked) {
      const file = answered.get(waiter.id);
      const late = now - waiter.since >= waiter.timeout;
      if (file !== undefined && (late || hasNewContent(file, { uploadedTime: waiter.uploadedBefore })))
        waiter.resolve(file);
      else if (late) waiter.reject(notUploaded(waiter.id, waiter.timeout));
      // Files that were asked for go to the end of the queue, in case more files wait than one call takes.
      else if (waiters.delete(waiter)) waiters.add(waiter);
    }
  };

  const gather = async (busy: () => boolean, signal: AbortSignal): Promise<void> => {
    for (let waited = 0; waited < GATHERING && waiters.size < BY_IDS_ITEMS_MAX_ITEMS; waited += GLANCE) {
      if (signal.aborted || !busy()) return;
      await clock.sleep(GLANCE, signal).catch(() => {});
    }
  };

  const ask = async (controller: AbortController): Promise<void> => {
    let length = FIRST_PAUSE;
    while (waiters.size > 0 && !controller.signal.aborted) {
      if (fresh && isBusy !== undefined) await gather(isBusy, controller.signal);
      fresh = false;
      await askOnce(controller.signal);
      if (waiters.size === 0) break;
      if (fresh && isBusy !== undefined) {
        length = FIRST_PAUSE;
        continue;
      }
      const mine = new AbortController();
      pause = mine;
      const forget = onAbort(controller.signal, () => mine.abort());
      // A new waiter ends the pause, and the pauses start short again.
      const interrupted = await clock.sleep(length, mine.signal).then(
        () => false,
        () => true,
      );
      forget();
      pause = undefined;
      length = interrupted ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, length * GROWTH);
    }
  };

  const begin = (): void => {
    fresh = true;
    if (asking !== undefined && !asking.signal.aborted) {
      pause?.abort(ASKED_ANEW);
      return;
    }
    const controller = new AbortController();
    asking = controller;
    void ask(controller).finally(() => {
      if (asking === controller) asking = undefined;
    });
  };

  return {
    wait(id, timeout, signal, uploadedBefore): Promise<FileInfo> {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const end = (settle: () => void): void => {
          forget();
          leave(waiter);
          settle();
        };
        const waiter: Waiter = {
          id,
          since: clock.now(),
          timeout,
          uploadedBefore,
          resolve: (file) => end(() => resolve(file)),
          reject: (error) => end(() => reject(error)),
        };
        const forget = onAbort(signal, () => waiter.reject(signal.reason));
        waiters.add(waiter);
        begin();
      });
    },
  };
}

function notUploaded(id: number, timeout: number): TimeoutError {
  return new TimeoutError(
    `File ${id} was completed, but the service did not report it as uploaded within ${timeout} ms. Every byte was sent ` +
      "and acknowledged. Ask again later with byIdsFiles, or give a longer uploadedTimeout.",
    { code: "deadline-exceeded", timeout, mayHaveArrived: true },
  );
}
