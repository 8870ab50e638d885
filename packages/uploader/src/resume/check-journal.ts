/** A journal is untrusted data: it is checked against the settings of the call before anything is sent. */
import { type FileInfo, isCdfError } from "@cdf-multipart/core";
import { JournalError } from "../journal/journal-error.js";
import { checkUploadUrls } from "../session/check-upload-urls.js";
import type { Destination } from "../session/open-session.js";
import type { UploadSession, UploadState } from "../session/upload-session.js";

/** The project that an upload goes to now. */
export interface Project {
  readonly baseUrl: string;
  readonly project: string;
}

/** Whether a session belongs to this project. */
export function isOfProject({ baseUrl, project }: UploadSession, now: Project): boolean {
  return baseUrl === now.baseUrl && project === now.project;
}

/**
 * Checks the destination in a journal.
 *
 * @throws JournalError `journal-refused` when the journal names another project than the client, or an upload
 * URL that would also be refused if the service returned it: plain http while the API uses https, another
 * scheme, a password, one URL for two parts, several hosts.
 */
export function checkJournal({ session, plan }: UploadState, now: Project): void {
  if (!isOfProject(session, now)) {
    throw refused(
      `belongs to the project ${session.project} at ${session.baseUrl}, not to ${now.project} at ${now.baseUrl}`,
    );
  }
  const { uploadUrls, fileId } = session;
  try {
    checkUploadUrls(uploadUrls, { parts: plan.parts.length, baseUrl: now.baseUrl, fileId });
  } catch (error) {
    if (!isCdfError(error)) throw error;
    throw refused("names upload URLs that no part may be sent to", error);
  }
  const [first, other] = new Set(uploadUrls.map((url) => new URL(url).origin));
  // All parts of an upload go to one host.
  if (other !== undefined) throw refused(`names upload URLs of several hosts (${first} and ${other})`);
}

/**
 * Checks that the file entry of a journal is the file that the call names.
 *
 * @throws JournalError `journal-refused` when it has another external id.
 */
export function checkEntry({ externalId, instanceId, id }: FileInfo, destination: Destination): void {
  if ("node" in destination) {
    const { node } = destination;
    if (instanceId?.space === node.space && instanceId.externalId === node.externalId) return;
    throw refused(
      `names the file entry ${id}, which is not that of the node ${node.space}:${node.externalId}`,
    );
  }
  const wanted = "target" in destination ? destination.target.externalId : destination.file.externalId;
  if (wanted === undefined || externalId === undefined || wanted === externalId) return;
  throw refused(
    `names the file entry ${id}, which has the external id ${JSON.stringify(externalId)}, not ${JSON.stringify(wanted)}`,
  );
}

function refused(what: string, cause?: unknown): JournalError {
  return new JournalError(
    `The journal of this upload ${what}: it was edited or damaged. Nothing was sent. Start over with restart: true (cdf-upload --restart).`,
    { code: "journal-refused", cause },
  );
}
