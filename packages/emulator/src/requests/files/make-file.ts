import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileFields } from "../../http/api-types.js";
import type { StoredFile } from "../../state/records.js";
import { checkMetadataBytes } from "../../validation/metadata-bytes.js";
import type { ApiCall } from "../api-call.js";
import type { Service } from "../service.js";
import { changedFields, checkLock } from "./check-lock.js";

/**
 * Creates a file. With `overwrite` it replaces the fields of the file with this `externalId`; without it an
 * existing `externalId` is a conflict. A file that belongs to a node is changed through the node. The old content of a replaced file stays until the new content is
 * uploaded.
 */
function makeFile(
  { state, clock }: Pick<Service, "state" | "clock">,
  project: string,
  fields: FileFields,
  overwrite: boolean,
): StoredFile {
  checkMetadataBytes(fields.metadata);
  const now = clock.now();
  const { externalId } = fields;
  const known = externalId === undefined ? undefined : state.find(project, { externalId }, now);
  if (known !== undefined && externalId !== undefined && !overwrite) {
    throw new ApiRefusal(409, `Duplicate external ids: ${externalId}`, { duplicated: [{ externalId }] });
  }
  if (known !== undefined) checkLock(known, changedFields(known.fields, fields));
  const file: StoredFile =
    known === undefined
      ? {
          id: state.newId(),
          project,
          // The service was observed to return an empty list of labels on create.
          fields: { labels: [], ...fields },
          createdTime: now,
          lastUpdatedTime: now,
          visibleFrom: now,
          expiresAt: now + UPLOAD_URL_LIFETIME_MS,
        }
      : { ...known, fields: replaceFields(known.fields, fields), lastUpdatedTime: now };
  state.putFile(file);
  return file;
}

/**
 * Creates or replaces the file, then calls `begin`, which starts its upload. When `begin` fails, for example
 * because a store is down, the previous state is restored, so that the client can retry.
 */
export async function makeFileAnd<Result>(
  { state, clock, store }: Pick<Service, "state" | "clock" | "store">,
  { project }: ApiCall,
  fields: FileFields,
  overwrite: boolean,
  begin: (file: StoredFile) => Promise<Result>,
): Promise<Result> {
  const { externalId } = fields;
  const before = externalId === undefined ? undefined : state.find(project, { externalId }, clock.now());
  const file = makeFile({ state, clock }, project, fields, overwrite);
  try {
    return await begin(file);
  } catch (error) {
    if (before !== undefined) state.putFile(before);
    else if (state.sessionsOf(file.id).length === 0) store.dropFile(file.id);
    throw error;
  }
}

/**
 * Each given field replaces the old one as a whole. The service was observed to keep `directory` and
 * `source`.
 */
function replaceFields(old: FileFields, given: FileFields): FileFields {
  const { directory: _directory, source: _source, ...replaced } = given;
  return { ...old, ...replaced };
}
