import type { JournalRecord } from "../../src/journal/journal.js";
import type { JournalKey } from "../../src/journal/journal-key.js";
import { planParts } from "../../src/plan/plan-parts.js";
import type { UploadPlan } from "../../src/plan/upload-plan.js";
import type { UploadSession } from "../../src/session/upload-session.js";

import type { SourceFingerprint } from "../../src/sources/source.js";

const MIB = 1024 * 1024;

/** An upload of four parts. */
export const plan: UploadPlan = planParts(24 * MIB, { partSize: 6 * MIB });

export const key: JournalKey = {
  baseUrl: "https://cdf.test",
  project: "plant",
  target: { externalId: "scan-17" },
};

export function session(uploadId = "upload-1"): UploadSession {
  return {
    baseUrl: key.baseUrl,
    project: key.project,
    fileId: 17,
    externalId: "scan-17",
    uploadId,
    uploadUrls: plan.parts.map(({ partNumber }) => `https://store.test/${uploadId}/${partNumber}?sig=secret`),
    openedAt: 1_000,
    expiresAt: 9_000,
    created: true,
  };
}

export const source: SourceFingerprint = {
  size: plan.size,
  modified: 5.25,
  identity: "inode 3",
  samples: "0a0b0c0d",
};

export function part(partNumber: number): JournalRecord {
  const checksum = `crc32:0000000${partNumber}`;
  return {
    type: "part",
    part: { partNumber, bytes: 6 * MIB, etag: `"${partNumber}"`, checksum, verified: false },
  };
}

/** One record of each kind, in a possible order. */
export const records: readonly JournalRecord[] = [
  { type: "opening", at: 800 },
  { type: "refused" },
  { type: "opening", at: 900 },
  { type: "session", session: session(), plan, source },
  part(2),
  part(1),
  { type: "drop", partNumbers: [2] },
  { type: "source", source: { ...source, modified: 6 } },
  { type: "reset" },
  { type: "session", session: session("upload-2"), plan, source },
  part(4),
  part(3),
  part(2),
  part(1),
  { type: "phase", phase: "completing" },
  { type: "phase", phase: "completed" },
];

/** Concatenates arrays of bytes. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    all.set(piece, place);
    place += piece.length;
  }
  return all;
}
