import { isObject } from "@cdf-multipart/core/internal";
import type { Failure, KeptState, RunView, UnitFault, UnitHead, UnitView, WorkerReport } from "./ledger.js";

/**
 * Reads runs, units and workers as a store returns them. Values from a store are untrusted: a value that this
 * version cannot have written is refused.
 */

function refuse(what: string): never {
  throw new TypeError(`the ledger has an unknown ${what}`);
}

/** Reads a field: a text or a number. */
export type FieldReader = (name: string) => string;

function whole(read: FieldReader, name: string): number {
  const number = Number(read(name));
  return Number.isSafeInteger(number) ? number : refuse(name);
}

function readState(text: string): KeptState {
  return text === "running" || text === "paused" || text === "cancelled" ? text : refuse("state");
}

function readStatus(text: string): UnitView["status"] {
  return text === "open" || text === "done" || text === "failed" ? text : refuse("status");
}

/** Reads a run from its fields. */
export function readRunView(read: FieldReader): RunView {
  return {
    id: read("id"),
    settings: read("settings"),
    state: readState(read("state")),
    createdAt: whole(read, "createdAt"),
    closed: read("closed") === "1",
    listed: whole(read, "listed"),
    cursor: whole(read, "cursor"),
    openFiles: whole(read, "openFiles"),
    openPages: whole(read, "openPages"),
    filesListed: whole(read, "filesListed"),
    bytesListed: whole(read, "bytesListed"),
    filesDone: whole(read, "filesDone"),
    bytesDone: whole(read, "bytesDone"),
    filesFailed: whole(read, "filesFailed"),
    partsSent: whole(read, "partsSent"),
    bytesSent: whole(read, "bytesSent"),
  };
}

/** The lists that belong to a unit. */
export type UnitLists = Pick<UnitView, "records" | "parts" | "doneFiles" | "faults">;

/** Reads a unit from its fields. */
export function readUnitView(read: FieldReader, lists: UnitLists): UnitView {
  const kind = read("kind");
  return {
    kind: kind === "file" || kind === "page" ? kind : refuse("kind"),
    root: read("root"),
    files: whole(read, "files"),
    bytes: whole(read, "bytes"),
    body: read("body"),
    status: readStatus(read("status")),
    round: whole(read, "round"),
    roundsBefore: whole(read, "roundsBefore"),
    failures: readFailures(read("failures")),
    ...lists,
  };
}

/** Reads a unit without its content. */
export function readUnitHead(head: Readonly<Record<keyof UnitHead, unknown>>): UnitHead {
  const read: FieldReader = (name) => String(Object.entries(head).find(([field]) => field === name)?.[1]);
  const kind = read("kind");
  return {
    unit: whole(read, "unit"),
    kind: kind === "file" || kind === "page" ? kind : refuse("kind"),
    root: read("root"),
    status: readStatus(read("status")),
    round: whole(read, "round"),
    roundsBefore: whole(read, "roundsBefore"),
    leased: read("leased") === "1" || read("leased") === "true",
  };
}

function readFailures(text: string): readonly Failure[] {
  const list: unknown = text === "" ? [] : JSON.parse(text);
  if (!Array.isArray(list)) return refuse("failure");
  return list.map((entry: unknown) => {
    if (!isObject(entry)) return refuse("failure");
    const { index, code, message } = entry;
    if (typeof index !== "number" || typeof code !== "string" || typeof message !== "string")
      return refuse("failure");
    return { index, code, message };
  });
}

/** Reads a fault of a unit. */
export function readFault(text: string): UnitFault {
  const entry: unknown = JSON.parse(text);
  if (!isObject(entry)) return refuse("fault");
  const { worker, code, message } = entry;
  if (typeof worker !== "string" || typeof code !== "string" || typeof message !== "string")
    return refuse("fault");
  return { worker, code, message };
}

/** Reads what a worker reported. */
export function readWorker(text: string): WorkerReport {
  const entry: unknown = JSON.parse(text);
  if (!isObject(entry)) return refuse("worker");
  const { id, host, version, roots, slots, busy, bytes, bytesPerSecond } = entry;
  if (typeof id !== "string" || typeof host !== "string" || typeof version !== "string")
    return refuse("worker");
  if (typeof slots !== "number" || typeof busy !== "number" || typeof bytes !== "number")
    return refuse("worker");
  const names = Array.isArray(roots) ? roots.filter((name: unknown) => typeof name === "string") : [];
  const rate = typeof bytesPerSecond === "number" ? bytesPerSecond : 0;
  return { id, host, version, roots: names, slots, busy, bytes, bytesPerSecond: rate };
}
