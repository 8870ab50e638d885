import { applyRecord, type JournalRecord, type JournalState } from "../journal.js";
import { JournalError } from "../journal-error.js";
import { readFields } from "./json-fields.js";
import { decodeLines, JOURNAL_VERSION } from "./lines.js";
import { readRecord } from "./read-record.js";
import { JOURNAL_FORMAT } from "./write.js";

/** The contents of a journal's bytes. */
export interface ReadJournal {
  /** False when the journal is empty, or its first line is damaged: it has to be started over. */
  readonly headed: boolean;
  readonly state: JournalState;
  /** Bytes that are valid. */
  readonly length: number;
  /** Bytes after them that are unreadable. */
  readonly damaged: number;
}

/**
 * Reads a journal up to the first damage.
 *
 * @throws JournalError `journal-version` when another version has written it.
 */
export function readJournal(bytes: Uint8Array, id: string): ReadJournal {
  const { values, ends } = decodeLines(bytes);
  const [head, ...lines] = values;
  if (head === undefined || !checkHead(head, id)) {
    return { headed: false, state: {}, length: 0, damaged: bytes.length };
  }
  let state: JournalState = {};
  let length = ends[0] ?? 0;
  for (const [index, line] of lines.entries()) {
    const record = tryRead(line);
    if (record === undefined || !fits(state, record)) break;
    state = applyRecord(state, record);
    length = ends[index + 1] ?? length;
  }
  return { headed: true, state, length, damaged: bytes.length - length };
}

/** Whether the head belongs to the journal with this id. */
function checkHead(head: unknown, id: string): boolean {
  try {
    const fields = readFields(head);
    if (fields.text("format") !== JOURNAL_FORMAT) return false;
    const version = fields.whole("version");
    if (version !== JOURNAL_VERSION) throw otherVersion(version);
    return fields.text("id") === id;
  } catch (error) {
    if (error instanceof JournalError) throw error;
    return false;
  }
}

function tryRead(line: unknown): JournalRecord | undefined {
  try {
    return readRecord(line);
  } catch {
    return undefined;
  }
}

/** Records that need no session before them. */
const FIRST: ReadonlySet<JournalRecord["type"]> = new Set(["opening", "node", "refused", "session", "reset"]);

/** A record about a session must come after that session, and a part must belong to its plan. */
function fits({ upload }: JournalState, record: JournalRecord): boolean {
  if (FIRST.has(record.type)) return true;
  if (upload === undefined) return false;
  if (record.type !== "part") return true;
  const range = upload.plan.parts[record.part.partNumber - 1];
  return range !== undefined && range.end - range.start === record.part.bytes;
}

function otherVersion(version: number): JournalError {
  return new JournalError(
    `An earlier run of this upload wrote a journal of version ${version}; this version of the uploader reads version ` +
      `${JOURNAL_VERSION}. Finish the upload with the version that started it, or start over with restart: true (cdf-upload --restart).`,
    { code: "journal-version" },
  );
}
