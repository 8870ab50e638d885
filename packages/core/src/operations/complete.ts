import type { ClientContext, Turn } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { readAcknowledgement } from "../decode/read-answer.js";
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
 * Whether the content of this session has arrived. `uploaded` alone does not tell: a file that is being
 * overwritten is `uploaded` all the time, with its old content. So the time of the content must be another
 * than when the session was started or, where another process started it, no earlier than this call.
 */
async function isCompleted(context: ClientContext, turn: Turn, target: CompleteTarget): Promise<boolean> {
  const { sessions } = context;
  const entry = await findEntry(context, turn, identityOf(target));
  if (entry === undefined || !entry.file.uploaded) return false;
  const { uploadedTime } = entry.file;
  const before = sessions.recall(target.uploadId);
  if (before !== undefined) return uploadedTime !== before.uploadedTime;
  return uploadedTime !== undefined && uploadedTime >= entry.callBegan;
}

function unknownOutcome(turn: Turn, target: CompleteTarget, cause: unknown): OutcomeUnknownError {
  const { operation } = turn;
  const identity = JSON.stringify(identityOf(target));
  const said = messageOf(cause);
  const message = `${operation}: whether the upload of ${identity} was completed is not known. ${said} byIdsFiles([${identity}]) tells: when \`uploaded\` is true and \`uploadedTime\` is new, it was; otherwise complete it again.`;
  return new OutcomeUnknownError(message, { operation, cause });
}

/** Binds it to a client. */
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
