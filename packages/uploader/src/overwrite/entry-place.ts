import { type FileFields, isApiError, ValidationError } from "@cdf-multipart/core";
import type { NewFile } from "../session/open-session.js";
import { CONTENT_KEY, contentRecordFault, contested, recordAfter } from "./content-record.js";
import type { EntryDesk } from "./entry-desk.js";
import { allChanges, needsInit } from "./field-changes.js";
import { ownedByNode } from "./node-owned.js";
import type { RecordPlace } from "./record-place.js";

/**
 * Keeps the record in the metadata of a file entry.
 *
 * @throws ValidationError if there is no place for it.
 */
export function entryPlace({ file }: NewFile, desk: EntryDesk): RecordPlace {
  const externalId = checkFile(file);
  return {
    async find(signal) {
      const entry = await desk.find(externalId, signal);
      if (entry === undefined) return undefined;
      return {
        file: entry,
        record: entry.metadata?.[CONTENT_KEY],
        needsUpload: needsInit(entry, file),
        async correct(during) {
          const update = allChanges(entry, file);
          if (update === undefined) return entry;
          try {
            return await desk.update({ id: entry.id, update }, during);
          } catch (error) {
            throw (isApiError(error) && ownedByNode(entry, error)) || error;
          }
        },
      };
    },
    async keep({ id, metadata }, record, signal) {
      const text = recordAfter(metadata?.[CONTENT_KEY], record);
      const file = await desk.update({ id, update: { metadata: { add: { [CONTENT_KEY]: text } } } }, signal);
      if (text !== record) throw contested();
      return file;
    },
  };
}

/** @throws ValidationError */
function checkFile(file: FileFields): string {
  const { externalId = "" } = file;
  const message =
    externalId === ""
      ? 'is missing: overwrite: "if-changed" compares with the file that has it'
      : contentRecordFault(file);
  if (message === undefined) return externalId;
  const path = externalId === "" ? "file.externalId" : "file.metadata";
  throw new ValidationError({ code: "invalid-request", subject: "upload", faults: [{ path, message }] });
}
