import type { Journal, JournalRecord, JournalState } from "@cdf-multipart/uploader";
import { applyRecord } from "@cdf-multipart/uploader/internal";
import type { UnitRef } from "../jobs/job.js";
import type { Ledger, LedgerEntry } from "../ledger/ledger.js";
import type { Seal } from "../secrets/seal.js";
import { encodeRecord, sessionKey } from "./record-codec.js";

/** The lease of a unit was lost: another worker continues it. Nothing more may be written. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
  constructor() {
    super("Another worker has taken over this file, because this one did not renew its lease in time.");
  }
}

/** What a journal in the ledger needs. */
export interface LedgerJournalOptions {
  readonly ledger: Ledger;
  readonly ref: UnitRef;
  readonly fence: number;
  readonly seal: Seal;
  /** The state in the ledger when the unit was claimed. */
  readonly state: JournalState;
}

/**
 * The journal of one upload in the ledger, as the holder of the lease sees it. `append` throws
 * {@link LeaseLost} if the lease is lost.
 */
export function ledgerJournal(options: LedgerJournalOptions): Journal {
  const { ledger, ref, seal } = options;
  let { state } = options;
  return {
    load: async () => state,
    async append(record): Promise<void> {
      if ((await ledger.append(ref, entryOf(record, options, state))) === "stale") throw new LeaseLost();
      const { upload: _, ...rest } = state;
      state = record.type === "session" ? applyRecord(rest, record) : applyRecord(state, record);
    },
    // The end of the unit removes its records.
    async remove(): Promise<void> {},
    async close(): Promise<void> {},
  };

  function entryOf(record: JournalRecord, { fence }: LedgerJournalOptions, now: JournalState): LedgerEntry {
    const body = encodeRecord(record, ref, seal);
    if (record.type === "part") return partEntry(record, now, body);
    if (record.type === "session")
      return { kind: "session", fence, session: sessionKey(record.session), body };
    if (record.type === "drop") return { kind: "drop", fence, partNumbers: record.partNumbers, body };
    return { kind: record.type === "reset" ? "reset" : "other", fence, body };
  }
}

/**
 * The journal of a worker that sends some parts of a session. It has no lease and keeps only parts.
 *
 * @param state the state in the ledger, with a session.
 */
export function partsJournal(options: Omit<LedgerJournalOptions, "fence">): Journal {
  const { ledger, ref, seal, state } = options;
  return {
    // Without a session, nothing is compared with the service: the holder of the lease does that comparison.
    load: async () => ({}),
    async append(record): Promise<void> {
      if (record.type !== "part") throw new TypeError(`A part job cannot record "${record.type}".`);
      const entry = partEntry(record, state, encodeRecord(record, ref, seal));
      if ((await ledger.append(ref, entry)) === "stale") throw new LeaseLost();
    },
    async remove(): Promise<void> {},
    async close(): Promise<void> {},
  };
}

function partEntry(
  { part }: JournalRecord & { type: "part" },
  { upload }: JournalState,
  body: string,
): LedgerEntry {
  if (upload === undefined) throw new TypeError("A part needs a session.");
  const { partNumber, bytes } = part;
  return { kind: "part", session: sessionKey(upload.session), partNumber, bytes, body };
}
