import { momentOf } from "@cdf-multipart/core/internal";
import type { PartRange, UploadPlan } from "../../plan/upload-plan.js";
import { isHeaderValue } from "../../session/one-put.js";
import type {
  AcknowledgedPart,
  AppliedFileNode,
  UploadPhase,
  UploadSession,
} from "../../session/upload-session.js";
import type { SourceFingerprint } from "../../sources/source.js";
import type { JournalRecord } from "../journal.js";
import { type Fields, readFields, readInstanceId, readText, readWhole, Unreadable } from "./json-fields.js";

/**
 * Reads a record from a journal.
 *
 * @throws Unreadable when this version cannot have written it.
 */
export function readRecord(value: unknown): JournalRecord {
  const record = readFields(value);
  const type = record.text("type");
  switch (type) {
    case "opening":
      return { type, at: readMoment(record, "at") };
    case "node":
      return { type, node: readNode(record.fields("node")) };
    case "session":
      return readSessionRecord(record);
    case "part":
      return { type, part: readPart(record.fields("part")) };
    case "drop":
      return { type, partNumbers: record.list("partNumbers", readWhole) };
    case "source":
      return { type, source: readSource(record.fields("source")) };
    case "phase":
      return { type, phase: readPhase(record.text("phase")) };
    case "reset":
    case "refused":
      return { type };
    default:
      throw new Unreadable(type);
  }
}

function readSessionRecord(record: Fields): JournalRecord {
  const session = readSession(record.fields("session"));
  const plan = readPlan(record.fields("plan"));
  if (session.contentType !== undefined && plan.parts.length !== 1) throw new Unreadable("ends");
  if (session.uploadUrls.length !== plan.parts.length) throw new Unreadable("uploadUrls");
  return { type: "session", session, plan, source: readSource(record.fields("source")) };
}

function readSession(fields: Fields): UploadSession {
  // An impossible time is ignored: the store itself refuses expired URLs.
  const expiresAt = fields.has("expiresAt") ? momentOf(fields.number("expiresAt")) : undefined;
  return {
    baseUrl: fields.text("baseUrl"),
    project: fields.text("project"),
    fileId: fields.whole("fileId"),
    ...(fields.has("externalId") ? { externalId: fields.text("externalId") } : {}),
    ...(fields.has("contentType")
      ? { contentType: readContentType(fields.text("contentType")) }
      : { uploadId: fields.text("uploadId") }),
    ...(fields.has("instanceId") ? { instanceId: readInstanceId(fields.fields("instanceId")) } : {}),
    uploadUrls: fields.list("uploadUrls", readText),
    openedAt: readMoment(fields, "openedAt"),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    created: fields.flag("created"),
    ...(fields.has("uploadedBefore") ? { uploadedBefore: fields.number("uploadedBefore") } : {}),
  };
}

function readNode(fields: Fields): AppliedFileNode {
  return {
    baseUrl: fields.text("baseUrl"),
    project: fields.text("project"),
    instanceId: readInstanceId(fields.fields("instanceId")),
    created: fields.flag("created"),
  };
}

/** It becomes a header of a request. */
function readContentType(text: string): string {
  if (!isHeaderValue(text)) throw new Unreadable("contentType");
  return text;
}

function readMoment(fields: Fields, name: string): number {
  const moment = momentOf(fields.number(name));
  if (moment === undefined) throw new Unreadable(name);
  return moment;
}

/**
 * The parts tile the file because they are built from their ends; the other rules were checked when they were
 * planned.
 */
function readPlan(fields: Fields): UploadPlan {
  const size = fields.whole("size");
  const partSize = fields.whole("partSize");
  const parts: PartRange[] = [];
  let start = 0;
  for (const end of fields.list("ends", readWhole)) {
    if (end < start || (end === start && size > 0)) throw new Unreadable("ends");
    parts.push({ partNumber: parts.length + 1, start, end });
    start = end;
  }
  if (parts.length === 0 || start !== size) throw new Unreadable("ends");
  return { size, partSize, parts };
}

function readSource(fields: Fields): SourceFingerprint {
  return {
    size: fields.whole("size"),
    ...(fields.has("modified") ? { modified: fields.number("modified") } : {}),
    ...(fields.has("changed") ? { changed: fields.number("changed") } : {}),
    ...(fields.has("device") ? { device: fields.number("device") } : {}),
    ...(fields.has("identity") ? { identity: fields.text("identity") } : {}),
    ...(fields.has("samples") ? { samples: fields.text("samples") } : {}),
  };
}

function readPart(fields: Fields): AcknowledgedPart {
  return {
    partNumber: fields.whole("partNumber"),
    bytes: fields.whole("bytes"),
    ...(fields.has("etag") ? { etag: fields.text("etag") } : {}),
    ...(fields.has("checksum") ? { checksum: fields.text("checksum") } : {}),
    ...(fields.has("verified") ? { verified: fields.flag("verified") } : {}),
  };
}

function readPhase(text: string): Exclude<UploadPhase, "uploading"> {
  if (text === "completing" || text === "completed" || text === "done") return text;
  throw new Unreadable(text);
}
