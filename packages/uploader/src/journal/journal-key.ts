import type { LinkTarget } from "@cdf-multipart/core";
import type { Destination } from "../session/open-session.js";

/**
 * Identifies an upload, so that the same call after a crash finds the journal of the call before it. The
 * fingerprint of the source is kept in the journal, not in the key: an edited file must be recognized as the
 * file of the earlier run.
 */
export interface JournalKey {
  /** The client's base URL. */
  readonly baseUrl: string;
  readonly project: string;
  /**
   * The file in CDF, if it has an external id or a node: only one upload can write to it, with any source. A
   * new file without an external id is identified by its name, directory and source.
   */
  readonly target:
    | LinkTarget
    | { readonly name: string; readonly directory?: string; readonly source: string };
}

/**
 * Makes the key of an upload. A file in CDF with an external id or a node is one upload, for any source;
 * other files are identified by their source.
 *
 * @param project the client, or another object that names the project.
 * @param place what names the source outside this process: the absolute path of a file, or a URL.
 */
export function journalKeyOf(
  { baseUrl, project }: Pick<JournalKey, "baseUrl" | "project">,
  destination: Destination,
  place: string,
): JournalKey {
  if ("target" in destination) return { baseUrl, project, target: destination.target };
  if ("node" in destination) {
    const { space, externalId } = destination.node;
    return { baseUrl, project, target: { instanceId: { space, externalId } } };
  }
  const { externalId, name, directory } = destination.file;
  if (externalId !== undefined) return { baseUrl, project, target: { externalId } };
  const target = { name, source: place, ...(directory === undefined ? {} : { directory }) };
  return { baseUrl, project, target };
}

const ID_BYTES = 16;

/**
 * Makes a name from a key that suits a file: 32 hexadecimal digits. Needs Web Crypto, which every runtime
 * has.
 */
export async function journalId(key: JournalKey): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(key));
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash, 0, ID_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON of the key with its fields in a fixed order. */
function canonical({ baseUrl, project, target }: JournalKey): string {
  if ("source" in target) {
    return JSON.stringify([baseUrl, project, "new", target.source, target.directory ?? null, target.name]);
  }
  if (target.externalId !== undefined)
    return JSON.stringify([baseUrl, project, "externalId", target.externalId]);
  const { space, externalId } = target.instanceId;
  return JSON.stringify([baseUrl, project, "instanceId", space, externalId]);
}
