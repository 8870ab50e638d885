/** The first line of a journal tells a person, and a program that goes on with everything that was left, what it is about. */
import type { LinkTarget } from "@cdf-multipart/core";
import { isFileFields } from "@cdf-multipart/core/validation";
import type { Destination } from "../session/open-session.js";
import type { JournalKey } from "./journal-key.js";
import { type Fields, readFields } from "./json-fields.js";
import { decodeLines, JOURNAL_VERSION, LINE_FEED } from "./record-lines.js";

/** What is noted of the call that began an upload. Nothing of it is needed to go on with the same call. */
export interface JournalAbout {
  /** Where the bytes come from, where that is known: the absolute path of a file, a URL. */
  readonly source?: string;
  /** Where they go. */
  readonly into?: Destination;
}

/** What the head of a journal says. */
export interface JournalHead extends JournalAbout {
  /** What the journal has its name from. */
  readonly key: JournalKey;
  readonly baseUrl: string;
  readonly project: string;
  /** The file in CDF, in words: its external id, its node as `space:externalId`, or its name. */
  readonly target: string;
  /** When the upload was begun, ms since the epoch. */
  readonly startedAt: number;
}

/** The head, or why it cannot be read. */
export type FoundHead =
  | { readonly kind: "read"; readonly head: JournalHead }
  | { readonly kind: "damaged" | "other-version" };

/** Reads the head alone. Never throws. */
export function readHead(bytes: Uint8Array): FoundHead {
  const end = bytes.indexOf(LINE_FEED) + 1;
  const [first] = decodeLines(bytes.subarray(0, end)).values;
  try {
    const fields = readFields(first);
    if (fields.whole("version") !== JOURNAL_VERSION) return { kind: "other-version" };
    return { kind: "read", head: readFirst(fields) };
  } catch {
    return { kind: "damaged" };
  }
}

function readFirst(fields: Fields): JournalHead {
  const key = fields.fields("key");
  const target = key.fields("target");
  const named = target.has("source");
  const baseUrl = key.text("baseUrl");
  const project = key.text("project");
  const source = fields.has("source") ? fields.text("source") : named ? target.text("source") : undefined;
  const into = fields.has("into") ? readDestination(fields.fields("into")) : undefined;
  return {
    key: { baseUrl, project, target: named ? readNewFile(target) : readTarget(target) },
    baseUrl,
    project,
    target: named ? target.text("name") : inWords(readTarget(target)),
    startedAt: fields.number("at"),
    ...(source === undefined ? {} : { source }),
    ...(into === undefined ? {} : { into }),
  };
}

function readNewFile(target: Fields): JournalKey["target"] {
  const directory = target.has("directory") ? { directory: target.text("directory") } : {};
  return { name: target.text("name"), source: target.text("source"), ...directory };
}

/** Undefined when the fields are none that the service takes: whoever goes on has to name them again. */
function readDestination(fields: Fields): Destination | undefined {
  if (fields.has("target")) return { target: readTarget(fields.fields("target")) };
  const file = fields.raw("file");
  if (!isFileFields(file)) return undefined;
  return { file, ...(fields.has("overwrite") ? { overwrite: fields.flag("overwrite") } : {}) };
}

function readTarget(fields: Fields): LinkTarget {
  if (fields.has("externalId")) return { externalId: fields.text("externalId") };
  const node = fields.fields("instanceId");
  return { instanceId: { space: node.text("space"), externalId: node.text("externalId") } };
}

function inWords(target: LinkTarget): string {
  if (target.externalId !== undefined) return target.externalId;
  return `${target.instanceId.space}:${target.instanceId.externalId}`;
}
