/**
 * The first line of a journal describes the upload, for people and for programs that resume all interrupted
 * uploads.
 */
import type { LinkTarget } from "@cdf-multipart/core";
import { isObject } from "@cdf-multipart/core/internal";
import { isFileFields } from "@cdf-multipart/core/validation";
import type { Destination, NodeDestination } from "../../session/open-session.js";
import type { JournalKey } from "../journal-key.js";
import { type Fields, readFields, readInstanceId } from "./json-fields.js";
import { decodeLines, JOURNAL_VERSION, LINE_FEED } from "./lines.js";

/**
 * What is recorded about the call that started an upload. None of it is needed to resume with the same call.
 */
export interface JournalAbout {
  /** The source of the bytes, if known: the absolute path of a file, or a URL. */
  readonly source?: string;
  /** The destination of the bytes. */
  readonly into?: Destination;
}

/** The contents of the head of a journal. */
export interface JournalHead extends JournalAbout {
  /** The key that the journal is named after. */
  readonly key: JournalKey;
  readonly baseUrl: string;
  readonly project: string;
  /** The file in CDF, in words: its external id, its node as `space:externalId`, or its name. */
  readonly target: string;
  /** When the upload was started, ms since the epoch. */
  readonly startedAt: number;
}

/** The head, or why it cannot be read. */
export type FoundHead =
  | { readonly kind: "read"; readonly head: JournalHead }
  | { readonly kind: "damaged" | "other-version" };

/** Reads only the head. Never throws. */
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

/**
 * Undefined when the service does not accept these fields: the caller that resumes has to give them again.
 */
function readDestination(fields: Fields): Destination | undefined {
  if (fields.has("target")) return { target: readTarget(fields.fields("target")) };
  const ifChanged = fields.has("ifChanged") ? { ifChanged: fields.flag("ifChanged") } : {};
  if (fields.has("node")) return { node: readNode(fields.fields("node")), ...ifChanged };
  const file = fields.raw("file");
  if (!isFileFields(file)) return undefined;
  return { file, ...(fields.has("overwrite") ? { overwrite: fields.flag("overwrite") } : {}), ...ifChanged };
}

function readTarget(fields: Fields): LinkTarget {
  if (fields.has("externalId")) return { externalId: fields.text("externalId") };
  return { instanceId: readInstanceId(fields.fields("instanceId")) };
}

/** Properties are checked when they are sent. */
function readNode(fields: Fields): NodeDestination {
  const view = fields.has("view") ? fields.fields("view") : undefined;
  const properties = fields.has("properties") ? fields.raw("properties") : undefined;
  return {
    ...readInstanceId(fields),
    ...(view === undefined ? {} : { view: { ...readInstanceId(view), version: view.text("version") } }),
    ...(isProperties(properties) ? { properties } : {}),
  };
}

function isProperties(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Array.isArray(value);
}

function inWords(target: LinkTarget): string {
  if (target.externalId !== undefined) return target.externalId;
  return `${target.instanceId.space}:${target.instanceId.externalId}`;
}
