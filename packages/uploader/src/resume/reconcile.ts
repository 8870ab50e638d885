/** What an earlier run left is compared with the world as it is now, and the journal brought in line with it. */
import type { FilesClient } from "@cdf-multipart/core";
import type { WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { Destination } from "../session/open-session.js";
import type { UploadState } from "../session/upload-session.js";
import { checkEntry, checkJournal, isOfProject } from "./check-journal.js";
import { hasArrived } from "./complete-again.js";
import { deleteUnfinished } from "./delete-unfinished.js";
import { checkSource, type ResumeCheckOptions } from "./resume-check.js";

/** What is compared. */
export interface Reconciliation extends ResumeCheckOptions {
  readonly client: FilesClient;
  readonly journal: Journal;
  /** Where the bytes go by this call. */
  readonly destination: Destination;
  /** True: nothing is gone on with. An entry that the earlier run made, and that has no content, is deleted. */
  readonly restart: boolean;
  readonly warn: (code: WarningCode, message: string) => void;
}

/**
 * Leaves in the journal exactly what may be gone on with: nothing, parts of a session whose entry is there and whose bytes are
 * those of the source, or an upload that was completed.
 *
 * @throws JournalError `journal-refused` when it says what cannot have been written by that run; SourceChangedError when the source is not what the earlier run has sent; errors of the client.
 */
export async function reconcile(reconciliation: Reconciliation): Promise<void> {
  const { journal, client, destination, restart, signal, warn } = reconciliation;
  const { upload } = await journal.load();
  if (upload === undefined) return;
  if (restart) {
    if (isOfProject(upload.session, client)) await deleteUnfinished(client, upload);
    await journal.append({ type: "reset" });
    return;
  }
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

/** Content that is there before all parts were sent came from somebody else. */
function mayBeCompleted({ phase, acknowledged, plan, session }: UploadState): boolean {
  return phase === "completing" || (session.created && acknowledged.length === plan.parts.length);
}

async function compareSource(
  upload: UploadState,
  { journal, warn, ...options }: Reconciliation,
): Promise<void> {
  const { source, unproven } = await checkSource(upload, options);
  // Once all is put together there is nothing to send again.
  if (unproven.length > 0 && upload.phase === "uploading") {
    warn(
      "parts-unproven",
      `The source looks different from when ${unproven.length} of its parts were sent, and no checksum of them was kept: they are sent again.`,
    );
    await journal.append({ type: "drop", partNumbers: unproven });
  }
  if (source !== undefined) await journal.append({ type: "source", source });
}

function entryDeleted({ session, acknowledged, plan }: UploadState): string {
  return (
    `The file entry ${session.fileId}, which an earlier run was uploading to, is gone: it was deleted, or given up by the service ` +
    `after a week. A new one is made, and the ${acknowledged.length} of ${plan.parts.length} parts that were sent are sent again.`
  );
}
