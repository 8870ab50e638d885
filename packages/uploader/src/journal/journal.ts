import type { UploadPlan } from "../plan/upload-plan.js";
import type {
  AcknowledgedPart,
  AppliedFileNode,
  UploadPhase,
  UploadSession,
  UploadState,
} from "../session/upload-session.js";
import type { SourceFingerprint } from "../sources/source.js";

/** One event of an upload that must survive the process. */
export type JournalRecord =
  | {
      /** A file entry is about to be requested. If nothing follows this record, such an entry may exist. */
      readonly type: "opening";
      /** ms since the epoch. */
      readonly at: number;
    }
  | {
      /** The node of the file was applied. Its file may not exist yet. */
      readonly type: "node";
      readonly node: AppliedFileNode;
    }
  | {
      /** The service refused: this run did not create an entry. */
      readonly type: "refused";
    }
  | {
      readonly type: "session";
      readonly session: UploadSession;
      readonly plan: UploadPlan;
      /** The fingerprint of the source when the session was opened. */
      readonly source: SourceFingerprint;
    }
  | { readonly type: "part"; readonly part: AcknowledgedPart }
  | {
      /**
       * Parts that turned out to be unreliable and are sent again: the upload is back in phase `uploading`.
       */
      readonly type: "drop";
      readonly partNumbers: readonly number[];
    }
  | {
      /** The source looks different, but every acknowledged part is unchanged. */
      readonly type: "source";
      readonly source: SourceFingerprint;
    }
  | { readonly type: "phase"; readonly phase: Exclude<UploadPhase, "uploading"> }
  | {
      /** The session can no longer be used: a new one has to be opened, and everything sent again. */
      readonly type: "reset";
    };

/** The state that a journal holds. */
export interface JournalState {
  /** When a file entry was first requested, ms since the epoch; undefined when that never happened. */
  readonly openingAt?: number;
  /**
   * The entry that an earlier run created for a small file, if its upload URL was not kept. The entry is
   * completed, or filled with a new URL.
   */
  readonly entryId?: number;
  /**
   * True: the journal may have lost its last records, because its store was restored from an older state. An
   * entry that looks like this upload's is then used even if it has content.
   */
  readonly incomplete?: boolean;
  /** The node that was applied, for an upload into a node. */
  readonly node?: AppliedFileNode;
  /** The state of the upload; undefined while there is no session. */
  readonly upload?: UploadState;
}

/**
 * The port to the persistent state of an upload. The API has no endpoint that lists parts, so nothing else
 * records them.
 */
export interface Journal {
  /**
   * False: it keeps no fingerprint of the source and no checksums, so none are computed for it. @default true
   */
  readonly lasting?: boolean;
  /** The state from all records so far, of an earlier run and of this one. */
  load(): Promise<JournalState>;
  /** Keeps a record. It counts when the promise resolves: only then does the engine continue from it. */
  append(record: JournalRecord): Promise<void>;
  /** Deletes everything, since the upload is done or was discarded, and closes. */
  remove(): Promise<void>;
  /** Releases what it holds, a lock or a file. The records stay. Safe to call twice, and after `remove`. */
  close(): Promise<void>;
}

/**
 * The state after one more record. A new session starts without parts: those of the old session are lost with
 * it.
 */
export function applyRecord(state: JournalState, record: JournalRecord): JournalState {
  if (record.type === "opening") return { ...state, openingAt: state.openingAt ?? record.at };
  if (record.type === "node") return { ...state, node: record.node };
  if (record.type === "session") {
    const { plan, session, source } = record;
    return { ...state, upload: { plan, session, source, acknowledged: [], phase: "uploading" } };
  }
  const { upload, node, ...others } = state;
  const rest = node === undefined ? others : { ...others, node };
  // A node that was applied is still there when the service refuses to open a session.
  if (upload === undefined) return record.type === "refused" ? (node === undefined ? {} : { node }) : state;
  switch (record.type) {
    case "reset":
      return others;
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

/**
 * A journal that lives as long as the process: enough to pause and resume a handle.
 *
 * @param earlier state that another journal, or `handle.state`, has kept.
 */
export function memoryJournal(earlier?: UploadState): Journal {
  let state: JournalState = earlier === undefined ? {} : { upload: earlier };
  return {
    async load(): Promise<JournalState> {
      return state;
    },
    async append(record): Promise<void> {
      state = applyRecord(state, record);
    },
    async remove(): Promise<void> {
      state = {};
    },
    async close(): Promise<void> {},
  };
}
