import { createHash } from "node:crypto";
import { isObject } from "@cdf-multipart/core/internal";
import type { JournalRecord, JournalState, UploadState } from "@cdf-multipart/uploader";
import { applyRecord, readRecord, writeRecord } from "@cdf-multipart/uploader/internal";
import type { UnitRef } from "../jobs/job.js";
import type { UnitView } from "../ledger/ledger.js";
import type { Seal } from "../secrets/seal.js";

/** Names a session in the ledger, without showing anything of it. */
export function sessionKey({ fileId, uploadId, openedAt }: UploadState["session"]): string {
  return createHash("sha256")
    .update(JSON.stringify([fileId, uploadId ?? openedAt]))
    .digest("hex")
    .slice(0, 24);
}

/** The text of a record in the ledger. Only sessions have secrets: they are sealed. */
export function encodeRecord(record: JournalRecord, ref: UnitRef, seal: Seal): string {
  const text = JSON.stringify(writeRecord(record));
  return record.type === "session" ? JSON.stringify({ sealed: seal.close(text, placeOf(ref)) }) : text;
}

/** The state of an upload from what the ledger has. */
export function readState(unit: UnitView, ref: UnitRef, seal: Seal): JournalState {
  const own = unit.records.reduce<JournalState>(
    (state, text) => applyRecord(state, decodeRecord(text, ref, seal)),
    {},
  );
  return [...unit.parts.values()].reduce<JournalState>(
    (state, text) => applyRecord(state, decodeRecord(text, ref, seal)),
    own,
  );
}

function decodeRecord(text: string, ref: UnitRef, seal: Seal): JournalRecord {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || typeof value["sealed"] !== "string") return readRecord(value);
  return readRecord(JSON.parse(seal.open(value["sealed"], placeOf(ref))));
}

function placeOf({ run, unit }: UnitRef): string {
  return `${run}/${unit}`;
}
