import type { UploadPlan } from "../plan/upload-plan.js";
import type { AcknowledgedPart, UploadPhase, UploadSession, UploadState } from "../session/upload-session.js";
import type { SourceFingerprint } from "../sources/source.js";

/** One thing that happened to an upload and must not be forgotten. */
export type JournalRecord =
  | {
      /** A file entry is about to be asked for: whoever finds nothing after this knows that there may be one. */
      readonly type: "opening";
      /** ms since the epoch. */
      readonly at: number;
    }
  | {
      /** The service has said no: this run has made no entry. */
      readonly type: "refused";
    }
  | {
      readonly type: "session";
      readonly session: UploadSession;
      readonly plan: UploadPlan;
      /** How the source looked when the session was opened. */
      readonly source: SourceFingerprint;
    }
  | { readonly type: "part"; readonly part: AcknowledgedPart }
  | {
      /** Parts that cannot be relied on after all, and are sent again: the upload is `uploading` once more. */
      readonly type: "drop";
      readonly partNumbers: readonly number[];
    }
  | {
      /** The source looks different, and every acknowledged part was found to be unchanged. */
      readonly type: "source";
      readonly source: SourceFingerprint;
    }
  | { readonly type: "phase"; readonly phase: Exclude<UploadPhase, "uploading"> }
  | {
      /** The session is of no use any more: a new one has to be opened, and everything sent again. */
      readonly type: "reset";
    };

/** What a journal knows. */
export interface JournalState {
  /** When a file entry was first asked for, ms since the epoch; undefined when that never happened. */
  readonly openingAt?: number;
  /** The upload as it stands; undefined as long as there is no session. */
  readonly upload?: UploadState;
}

/** The port to where an upload's memory is kept: there is no list-parts endpoint, so nobody else remembers. */
export interface Journal {
  /** What was kept so far, by an earlier run and by this one. */
  load(): Promise<JournalState>;
  /** Keeps a record. It counts when the promise resolves: only then the engine goes on from it. */
  append(record: JournalRecord): Promise<void>;
  /** Forgets everything, since the upload is done or was discarded, and closes. */
  remove(): Promise<void>;
  /** Gives back what it holds, a lock or a file. What was kept stays. Safe to call twice, and after `remove`. */
  close(): Promise<void>;
}

/** The state after one more record. A new session starts without parts: those of the old one are lost with it. */
export function applyRecord(state: JournalState, record: JournalRecord): JournalState {
  if (record.type === "opening") return { ...state, openingAt: state.openingAt ?? record.at };
  if (record.type === "session") {
    const { plan, session, source } = record;
    return { ...state, upload: { plan, session, source, acknowledged: [], phase: "uploading" } };
  }
  const { upload, ...rest } = state;
  if (upload === undefined) return record.type === "refused" ? {} : state;
  switch (record.type) {
    case "reset":
      return rest;
    case "refused":
      return state;
    case "phase":
      return { ...rest, upload: { ...upload, phase: record.phase } };
    case "source":
      return { ...rest, upload: { ...upload, source: record.source } };
    case "drop":
      return {
        ...rest,
        upload: {
          ...upload,
          acknowledged: without(upload.acknowledged, record.partNumbers),
          phase: "uploading",
        },
      };
    case "part":
      return {
        ...rest,
        upload: {
          ...upload,
          acknowledged: [...without(upload.acknowledged, [record.part.partNumber]), record.part],
        },
      };
  }
}

function without(
  parts: readonly AcknowledgedPart[],
  partNumbers: readonly number[],
): readonly AcknowledgedPart[] {
  return parts.filter(({ partNumber }) => !partNumbers.includes(partNumber));
}
