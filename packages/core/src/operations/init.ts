import type { ClientContext, Turn } from "../call/caller.js";
import { runCall } from "../call/caller.js";
import { sendOperation } from "../call/send-operation.js";
import { decodeFileUpload, decodeUpload } from "../decode/decode-upload.js";
import { isOurEntry } from "../decode/file-entry.js";
import { isApiError, OutcomeUnknownError } from "../errors/call-errors.js";
import { messageOf } from "../errors/unknown-value.js";
import { isAmbiguous } from "../retry/may-repeat.js";
import type { FileFields } from "../types/file.js";
import type { FilesClient } from "../types/files-client.js";
import { findEntry } from "./find-entry.js";
import { requestLink } from "./link.js";
import { repeatWithCare } from "./repeat-with-care.js";

/** The two operations that create a file entry. Neither is idempotent. */
type InitOperations = Pick<FilesClient, "initMultiPartUpload" | "initFileUpload">;

/** Its message says how to find the entry that may exist. */
function unknownOutcome(turn: Turn, file: FileFields, cause: unknown): OutcomeUnknownError {
  const { operation, startedAt } = turn;
  const said = messageOf(cause);
  const find =
    file.externalId === undefined
      ? `advancedListFiles({ filter: { name: ${JSON.stringify(file.name)}, uploaded: false, createdTime: { min: ${startedAt} } } }) finds it; delete it, or leave it: the service drops it after a week. With an \`externalId\` such a failure is recovered from`
      : `byIdsFiles([{ externalId: ${JSON.stringify(file.externalId)} }]) finds it, and getMultiPartUploadLink starts a session for it`;
  const message = `${operation}: an entry for ${JSON.stringify(file.name)} may exist now, but its response was lost. ${said} ${find}.`;
  return new OutcomeUnknownError(message, { operation, cause });
}

/** The differences between the two. */
interface Creation<T> {
  readonly file: FileFields;
  readonly overwrite: boolean;
  /**
   * @param ours whether the entry exists already and was created by this call. Only if `send` itself takes an
   * entry over.
   */
  readonly send: (ours: boolean) => Promise<T>;
  /** Whether `send` takes an entry over, so that a take-over whose response was lost is simply sent again. */
  readonly sendTakesOver: boolean;
  /** Takes over an entry that this call created, when the response was lost. */
  readonly takeOver: (externalId: string) => Promise<T>;
}

/**
 * Creates an entry once. After a lost response the entry is looked up by its external id, and taken over if
 * this call created it.
 */
async function create<T>(context: ClientContext, turn: Turn, creation: Creation<T>): Promise<T> {
  const { file, overwrite, send, sendTakesOver, takeOver } = creation;
  const { externalId } = file;
  const unknown = (cause: unknown): OutcomeUnknownError => unknownOutcome(turn, file, cause);
  let ours = false;
  return await repeatWithCare(context, turn, {
    send: () => send(ours),
    unknown,
    async settle(error) {
      if (externalId === undefined) throw unknown(error);
      if (!isAmbiguous(error) && !(isApiError(error) && error.status === 409)) throw error;
      if (overwrite || ours) return undefined;
      const entry = await findEntry(context, turn, { externalId });
      if (entry !== undefined && isOurEntry(entry.file, file, entry.callBegan)) {
        ours = true;
        try {
          return { value: await takeOver(externalId) };
        } catch (failure) {
          if (!sendTakesOver || !isAmbiguous(failure)) throw failure;
          return undefined;
        }
      }
      if (!isAmbiguous(error)) throw error;
      return undefined;
    },
  });
}

/** Binds them to a client. */
export function initOperations(context: ClientContext): InitOperations {
  const { baseUrl, sessions } = context;
  return {
    async initMultiPartUpload(file, options) {
      const operation = "initMultiPartUpload";
      const { parts, overwrite = false } = options;
      const input = { params: { query: { parts, overwrite } }, body: file };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const send = async () => {
          const reading = await sendOperation(context, turn, operation, input);
          return decodeUpload(reading, { baseUrl, parts });
        };
        const takeOver = (externalId: string) => requestLink(context, turn, { externalId }, parts);
        const upload = await create(context, turn, { file, overwrite, send, sendTakesOver: false, takeOver });
        sessions.remember(upload.uploadId, upload.uploadedTime);
        return upload;
      });
    },

    async initFileUpload(file, options = {}) {
      const operation = "initFileUpload";
      const { overwrite = false } = options;
      const input = { params: { query: { overwrite } }, body: file };
      return await runCall(context, { operation, input, options }, async (turn) => {
        const send = async (query: { overwrite: boolean }) => {
          const reading = await sendOperation(context, turn, operation, { params: { query }, body: file });
          return decodeFileUpload(reading, baseUrl);
        };
        return await create(context, turn, {
          file,
          overwrite,
          send: (ours) => send({ overwrite: overwrite || ours }),
          sendTakesOver: true,
          // The entry is ours and empty, so overwriting it is harmless, and the response has a URL.
          takeOver: () => send({ overwrite: true }),
        });
      });
    },
  };
}
