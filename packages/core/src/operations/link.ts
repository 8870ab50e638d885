import type { ClientContext, Turn } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { decodeUpload } from "../decode/decode-upload.js";
import { isNotFound } from "../errors/not-found.js";
import { notify, RETRIES } from "../pipeline/hooks.js";
import { createRetrier } from "../retry/retrying.js";
import type { MultipartUpload } from "../types/file.js";
import type { LinkTarget } from "../types/file-identity.js";
import type { FilesClient } from "../types/files-client.js";

/**
 * Repeats while a node is not found, for about half a minute. A longer time would delay the message about a
 * wrong name.
 */
const NOT_FOUND_RETRIES = 7;

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
  const { baseUrl, sessions } = context;
  const operation = "getMultiPartUploadLink";
  const input = { params: { query: { parts } }, body: { items: [target] } };
  const upload = decodeUpload(await sendOperation(context, turn, operation, input), { baseUrl, parts });
  sessions.remember(upload.uploadId, upload.uploadedTime);
  return upload;
}

function untilFound<T>(context: ClientContext, turn: Turn, ask: () => Promise<T>): Promise<T> {
  const { hooks, retry } = context;
  const retries = Math.min(NOT_FOUND_RETRIES, retry.retries);
  return createRetrier({ ...context, retry: { ...retry, retries } })(ask, {
    signal: turn.signal,
    mayRepeat: isNotFound,
    onRetry: (again) => notify(hooks.onRetry, RETRIES, { operation: turn.operation, ...again }),
  });
}

/** Binds it to a client. */
export function linkOperation(context: ClientContext): Pick<FilesClient, "getMultiPartUploadLink"> {
  return {
    async getMultiPartUploadLink(target, options) {
      const operation = "getMultiPartUploadLink";
      const { parts, untilFound: waits = true } = options;
      const input = { params: { query: { parts } }, body: { items: [target] } };
      return await runCall(context, { operation, input, options }, (turn) => {
        const ask = () => requestLink(context, turn, target, parts);
        return target.instanceId === undefined || !waits ? ask() : untilFound(context, turn, ask);
      });
    },
  };
}
