import type { ClientContext, Turn } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { hasNewContent } from "../decode/file-entry.js";
import { readAcknowledgement } from "../decode/read-response.js";
import { OutcomeUnknownError } from "../errors/call-errors.js";
import { messageOf } from "../errors/unknown-value.js";
import type { FileIdentity } from "../types/file-identity.js";
import type { FilesClient } from "../types/files-client.js";
import { findEntry } from "./find-entry.js";
import { repeatWithCare } from "./repeat-with-care.js";

/** What `completeMultiPartUpload` takes. */
type CompleteTarget = FileIdentity & { readonly uploadId: string };

function identityOf(target: CompleteTarget): FileIdentity {
  if (target.id !== undefined) return { id: target.id };
  if (target.externalId !== undefined) return { externalId: target.externalId };
  return { instanceId: target.instanceId };
}

/**
 * Whether the content of this session has arrived. If another process started the session, only the time of
 * this call is known.
 */
async function isCompleted(context: ClientContext, turn: Turn, target: CompleteTarget): Promise<boolean> {
  const entry = await findEntry(context, turn, identityOf(target));
  if (entry === undefined) return false;
  return hasNewContent(entry.file, context.sessions.recall(target.uploadId) ?? { since: entry.callBegan });
}

function unknownOutcome(turn: Turn, target: CompleteTarget, cause: unknown): OutcomeUnknownError {
  const { operation } = turn;
  const identity = JSON.stringify(identityOf(target));
  const said = messageOf(cause);
  const message = `${operation}: whether the upload of ${identity} was completed is not known. ${said} Check byIdsFiles([${identity}]): if \`uploaded\` is true and \`uploadedTime\` is new, it was; otherwise complete it again.`;
  return new OutcomeUnknownError(message, { operation, cause });
}

/**
 * Binds it to a client. It covers a lost response of this call. `resume/complete-again.ts` of the uploader covers
 * an upload that an earlier run may have completed.
 */
export function completeOperation(context: ClientContext): Pick<FilesClient, "completeMultiPartUpload"> {
  const { sessions } = context;
  return {
    async completeMultiPartUpload(target, options = {}) {
      const operation = "completeMultiPartUpload";
      const input = { body: target };
      await runCall(context, { operation, input, options }, (turn) =>
        repeatWithCare(context, turn, {
          send: async () => {
            await sendOperation(context, turn, operation, input, readAcknowledgement);
          },
          unknown: (cause) => unknownOutcome(turn, target, cause),
          settle: async () => ((await isCompleted(context, turn, target)) ? { value: undefined } : undefined),
        }),
      );
      sessions.forget(target.uploadId);
    },
  };
}
