import type { LinkTarget } from "@cdf-multipart/core";
import type { Destination } from "../session/open-session.js";

/**
 * What names an upload, so that the same call after a crash finds the journal of the call before it. The fingerprint of the
 * source is kept inside the journal and not in its key: an edited file has to be recognised as the one that was begun.
 */
export interface JournalKey {
  /** The client's base URL. */
  readonly baseUrl: string;
  readonly project: string;
  /**
   * The file in CDF, where it has a name of its own: nobody else can upload to that one, wherever the bytes come from. A new
   * file without an external id is named by what was given for it.
   */
  readonly target:
    | LinkTarget
    | { readonly name: string; readonly directory?: string; readonly source: string };
}

/**
 * The key of an upload. A file in CDF that has a name of its own is one upload, wherever its bytes come from; others go by
 * their source.
 *
 * @param project the client, or whatever else says which project it is.
 * @param place what names the source beyond this process: the absolute path of a file, a URL.
 */
export function journalKeyOf(
  { baseUrl, project }: Pick<JournalKey, "baseUrl" | "project">,
  destination: Destination,
  place: string,
): JournalKey {
  if ("target" in destination) return { baseUrl, project, target: destination.target };
  const { externalId, name, directory } = destination.file;
  if (externalId !== undefined) return { baseUrl, project, target: { externalId } };
  const target = { name, source: place, ...(directory === undefined ? {} : { directory }) };
  return { baseUrl, project, target };
}

const ID_BYTES = 16;

/** A name for a key that is fit for a file: 32 hexadecimal digits. Needs Web Crypto, as every runtime has. */
export async function journalId(key: JournalKey): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(key));
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash, 0, ID_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON of the key with its fields in one order. */
function canonical({ baseUrl, project, target }: JournalKey): string {
  if ("source" in target) {
    return JSON.stringify([baseUrl, project, "new", target.source, target.directory ?? null, target.name]);
  }
  if (target.externalId !== undefined)
    return JSON.stringify([baseUrl, project, "externalId", target.externalId]);
  const { space, externalId } = target.instanceId;
  return JSON.stringify([baseUrl, project, "instanceId", space, externalId]);
}
