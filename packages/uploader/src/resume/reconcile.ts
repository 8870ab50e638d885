/**
 * Compares the journal of an earlier run with the current state of the service and the source, and updates
 * the journal.
 */
import type { FilesClient } from "@cdf-multipart/core";
import type { WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { Destination } from "../session/open-session.js";
import type { UploadState } from "../session/upload-session.js";
import { checkEntry, checkJournal } from "./check-journal.js";
import { hasArrived } from "./complete-again.js";
import { deleteUnfinished, isIn } from "./delete-unfinished.js";
import { checkSource, type ResumeCheckOptions, unprovenAtEnd } from "./resume-check.js";

/** The inputs of the comparison. */
export interface Reconciliation extends ResumeCheckOptions {
  readonly client: FilesClient;
  readonly journal: Journal;
  /** The destination of this call. */
  readonly destination: Destination;
  /** True: nothing is resumed. An entry that the earlier run created, and that has no content, is deleted. */
  readonly restart: boolean;
  readonly warn: (code: WarningCode, message: string) => void;
}

/**
 * Leaves in the journal exactly what may be resumed: nothing, the parts of a session whose entry exists and
 * whose bytes match the source, or an upload that was completed.
 *
 * @throws JournalError `journal-refused` when that run cannot have written what the journal contains;
 * SourceChangedError when the source is not the one that the earlier run sent; errors of the client.
 */
export async function reconcile(reconciliation: Reconciliation): Promise<void> {
  const { journal, client, destination, restart, signal, warn } = reconciliation;
  const state = await journal.load();
  const { upload } = state;
  if (restart) {
    if (isIn(state, client)) await deleteUnfinished(client, state);
    await journal.append({ type: "reset" });
    return;
  }
  if (upload === undefined) return;
  checkJournal(upload, client);
  const { session } = upload;
  const [entry] = await client.byIdsFiles([{ id: session.fileId }], { ignoreUnknownIds: true, signal });
  if (entry === undefined) {
    warn("entry-deleted", entryDeleted(upload));
    await journal.append({ type: "reset" });
    return;
  }
  checkEntry(entry, destination);
  await compareSource(upload, reconciliation);
  if (mayBeCompleted(upload) && hasArrived(entry, session)) {
    await journal.append({ type: "phase", phase: "completed" });
  }
}

/** Content that exists before all parts were sent came from another upload. */
function mayBeCompleted({ phase, acknowledged, plan, session }: UploadState): boolean {
  return phase === "completing" || (session.created && acknowledged.length === plan.parts.length);
}

async function compareSource(
  upload: UploadState,
  { journal, warn, ...options }: Reconciliation,
): Promise<void> {
  const { source, unproven } = await checkSource(upload, options);
  if (unproven.length > 0) {
    // Once all parts are put together, none can be sent again. Whether the file was edited before or after that,
    // its content now may be another than what is stored.
    if (upload.phase !== "uploading") throw unprovenAtEnd(options);
    warn(
      "parts-unproven",
      `The source looks different from when ${unproven.length} of its parts were sent, and the journal has no checksums of them: they are sent again.`,
    );
    await journal.append({ type: "drop", partNumbers: unproven });
  }
  if (source !== undefined) await journal.append({ type: "source", source });
}

function entryDeleted({ session, acknowledged, plan }: UploadState): string {
  return (
    `The file entry ${session.fileId} of an earlier run is gone: it was deleted, or the service removed it after a week. ` +
    `A new one is created, and the ${acknowledged.length} of ${plan.parts.length} parts that were sent are sent again.`
  );
}
