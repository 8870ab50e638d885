import type { UploadPlan } from "../plan/upload-plan.js";
import type { AcknowledgedPart, UploadPhase, UploadSession, UploadState } from "../session/upload-session.js";
import type { SourceFingerprint } from "../sources/source.js";

/** One thing that happened to an upload and must not be forgotten. */
export type JournalRecord =
  | {
      readonly type: "session";
      readonly session: UploadSession;
      readonly plan: UploadPlan;
      /** How the source looked when it was planned. */
      readonly source: SourceFingerprint;
    }
  | { readonly type: "part"; readonly part: AcknowledgedPart }
  | { readonly type: "phase"; readonly phase: Exclude<UploadPhase, "uploading"> };

/** The port to where an upload's memory is kept: there is no list-parts endpoint, so nobody else remembers. */
export interface Journal {
  /** What an earlier run left, or undefined. */
  load(): Promise<UploadState | undefined>;
  /** Keeps a record. It counts when the promise resolves: only then the engine goes on from it. */
  append(record: JournalRecord): Promise<void>;
}

/** The state after one more record. A new session starts without parts: those of the old one are lost with it. */
export function applyRecord(state: UploadState | undefined, record: JournalRecord): UploadState | undefined {
  if (record.type === "session") {
    return { plan: record.plan, session: record.session, acknowledged: [], phase: "uploading" };
  }
  if (state === undefined) return undefined;
  if (record.type === "phase") return { ...state, phase: record.phase };
  return { ...state, acknowledged: [...state.acknowledged, record.part] };
}
