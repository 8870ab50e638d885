import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import { ApiRefusal } from "../http/api-refusal.js";
import type { StoredFile } from "../storage/records.js";
import { checkMetadataBytes } from "../validation/metadata-bytes.js";
import type { ApiCall } from "./api-call.js";
import type { FileFields } from "./file-fields.js";

/**
 * Makes a file entry, or with `overwrite` replaces the fields of the one with this `externalId`. Without it a
 * known `externalId` is a conflict. The content of a file that is replaced stays until the new one is uploaded.
 */
function makeFile({ context, project }: ApiCall, fields: FileFields, overwrite: boolean): StoredFile {
  checkMetadataBytes(fields.metadata);
  const now = context.clock.now();
  const { externalId } = fields;
  const known = externalId === undefined ? undefined : context.state.find(project, { externalId }, now);
  if (known !== undefined && externalId !== undefined && !overwrite) {
    throw new ApiRefusal(409, `Duplicate external ids: ${externalId}`, { duplicated: [{ externalId }] });
  }
  const file: StoredFile =
    known === undefined
      ? {
          id: context.state.newId(),
          project,
          // The service was seen to answer an empty list of labels on create.
          fields: { labels: [], ...fields },
          createdTime: now,
          lastUpdatedTime: now,
          visibleFrom: now,
          expiresAt: now + UPLOAD_URL_LIFETIME_MS,
        }
      : { ...known, fields: replaceFields(known.fields, fields), lastUpdatedTime: now };
  context.state.putFile(file);
  return file;
}

/**
 * The same, and what then begins its upload; when that fails (a store that is down), the entry is as it was before, so
 * that the client may ask again.
 */
export async function makeFileAnd<Result>(
  call: ApiCall,
  fields: FileFields,
  overwrite: boolean,
  begin: (file: StoredFile) => Promise<Result>,
): Promise<Result> {
  const { context, project } = call;
  const { externalId } = fields;
  const before =
    externalId === undefined ? undefined : context.state.find(project, { externalId }, context.clock.now());
  const file = makeFile(call, fields, overwrite);
  try {
    return await begin(file);
  } catch (error) {
    if (before !== undefined) context.state.putFile(before);
    else if (context.state.sessionsOf(file.id).length === 0) context.store.dropFile(file.id);
    throw error;
  }
}

/** The fields given replace the old ones, each as a whole; `directory` and `source` were seen not to change. */
function replaceFields(old: FileFields, given: FileFields): FileFields {
  const { directory: _directory, source: _source, ...replaced } = given;
  return { ...old, ...replaced };
}
