import type { ClientContext, Turn } from "../client/caller.js";
import { runCall } from "../client/caller.js";
import { notify } from "../client/notify.js";
import { decodeUpload } from "../decode/decode-upload.js";
import { isApiError } from "../errors/api-error.js";
import { backoffDelay } from "../retry/backoff-delay.js";
import type { LinkTarget } from "../types/file-identity.js";
import type { MultipartUpload } from "../types/file-info.js";
import type { FilesClient } from "../types/files-client.js";

/**
 * Repeats while a node is not found: about half a minute. Longer, and a wrong name would be noticed too late.
 */
const NOT_FOUND_RETRIES = 7;

/**
 * Data modeling is eventually consistent: a node that was only just created may not be a file yet (facts of
 * the API).
 */
function isNotFound(error: unknown): boolean {
  if (!isApiError(error)) return false;
  return (
    error.status === 404 ||
    (error.status === 400 && (error.missing !== undefined || /not found/i.test(error.message)))
  );
}

/**
 * Starts a session for a file that exists, within a call. Any number of sessions may be started, so this may
 * be repeated.
 */
export async function requestLink(
  context: ClientContext,
  turn: Turn,
  target: LinkTarget,
  parts: number,
): Promise<MultipartUpload> {
  const { binding, baseUrl, sessions } = context;
  const operation = "getMultiPartUploadLink";
  const transmit = turn.transmit("always", operation);
  const answer = await binding.getMultiPartUploadLink({ parts }, { items: [target] }, transmit);
  const upload = decodeUpload({ operation, answer }, { baseUrl, parts });
  sessions.remember(upload.uploadId, upload.uploadedTime);
  return upload;
}

async function untilFound<T>(context: ClientContext, turn: Turn, ask: () => Promise<T>): Promise<T> {
  const { clock, hooks, random, retry } = context;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isNotFound(error) || attempt > Math.min(NOT_FOUND_RETRIES, retry.retries)) throw error;
      const delay = backoffDelay(attempt, retry, random);
      notify(hooks.onRetry, { operation: turn.operation, attempt, delay, error });
      await clock.sleep(delay, turn.signal);
    }
  }
}

/** Binds it to a client. */
export function linkOperation(context: ClientContext): Pick<FilesClient, "getMultiPartUploadLink"> {
  return {
    async getMultiPartUploadLink(target, options) {
      const operation = "getMultiPartUploadLink";
      const { parts } = options;
      const request = { query: { parts }, body: { items: [target] } };
      return await runCall(context, { operation, parts: request, options }, (turn) => {
        const ask = () => requestLink(context, turn, target, parts);
        return target.instanceId === undefined ? ask() : untilFound(context, turn, ask);
      });
    },
  };
}
