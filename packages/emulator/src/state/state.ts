import { randomBytes } from "node:crypto";
import type { FileIdentity, InstanceId } from "../http/api-types.js";
import { createFileOrder } from "./file-order.js";
import { FIRST_ID } from "./own-names.js";
import type {
  StateRecord,
  StoredFile,
  StoredNode,
  StoredObject,
  StoredPart,
  UploadSession,
} from "./records.js";
import { openStateLog, readStateLog, type StateLog } from "./state-log.js";

/** An upload session with the parts that were acknowledged so far. */
export interface SessionState {
  session: UploadSession;
  readonly parts: Map<number, StoredPart>;
}

/**
 * The whole state of the emulator, in memory. Every change is on disk before its call returns. Only changes
 * through these functions are stored.
 */
export interface EmulatorState {
  readonly secret: string;
  /** The offset of the clock in ms. */
  clockOffset(): number;
  moveClock(offset: number): void;
  readonly files: ReadonlyMap<number, StoredFile>;
  readonly sessions: ReadonlyMap<string, SessionState>;
  newId(): number;
  putFile(file: StoredFile): void;
  removeFile(id: number): void;
  putSession(session: UploadSession): void;
  removeSession(uploadId: string, completed: boolean): void;
  putPart(uploadId: string, part: StoredPart): void;
  findNode(project: string, id: InstanceId): StoredNode | undefined;
  putNode(node: StoredNode): void;
  removeNode(project: string, id: InstanceId): void;
  /** Objects that still have to be removed from an object store, by key. */
  readonly leftovers: ReadonlyMap<string, StoredObject>;
  putLeftover(object: StoredObject): void;
  removeLeftover(key: string): void;
  wasCompleted(uploadId: string): boolean;
  /** Files and sessions whose removal was recorded. Their remains on disk may be removed. */
  readonly gone: { readonly files: ReadonlySet<number>; readonly sessions: ReadonlySet<string> };
  /** The file with this identity that is visible at `now`. */
  find(project: string, identity: FileIdentity, now: number): StoredFile | undefined;
  /**
   * The files of a project with an id above `after`, sorted by id. Each is looked up when it is requested.
   */
  filesAfter(project: string, after: number): Iterable<StoredFile>;
  sessionsOf(fileId: number): SessionState[];
  close(): void;
}

/**
 * Reads the state of `directory`, which must belong to the store with this name.
 *
 * @throws Error when the recorded bytes are in another store.
 */
export function openState(directory: string, store: string): EmulatorState {
  const files = new Map<number, StoredFile>();
  const sessions = new Map<string, SessionState>();
  const completed = new Set<string>();
  const leftovers = new Map<string, StoredObject>();
  const gone = { files: new Set<number>(), sessions: new Set<string>() };
  const externalIds = new Map<string, number>();
  const nodes = new Map<string, StoredNode>();
  const order = createFileOrder();
  const instances = new Map<string, number>();
  let nextId = FIRST_ID;
  let clockOffset = 0;
  let secret = randomBytes(32).toString("base64url");

  const index = (file: StoredFile) => {
    order.add(file);
    if (file.fields.externalId !== undefined)
      externalIds.set(keyOf(file.project, file.fields.externalId), file.id);
    if (file.instanceId !== undefined) {
      instances.set(keyOf(file.project, file.instanceId.space, file.instanceId.externalId), file.id);
    }
  };
  const unindex = (file: StoredFile) => {
    if (file.fields.externalId !== undefined) externalIds.delete(keyOf(file.project, file.fields.externalId));
    if (file.instanceId !== undefined) {
      instances.delete(keyOf(file.project, file.instanceId.space, file.instanceId.externalId));
    }
  };

  // This is needed while reading only. Later removals are carried out immediately.
  const noteGone = (record: StateRecord): void => {
    if (record.kind === "file-gone") gone.files.add(record.id);
    if (record.kind === "session-gone") gone.sessions.add(record.uploadId);
  };
  const apply = (record: StateRecord): void => {
    switch (record.kind) {
      case "meta":
        checkStore(directory, record.store ?? "fs", store);
        nextId = record.nextId;
        secret = record.secret;
        return;
      case "clock":
        clockOffset = record.offset;
        return;
      case "file": {
        const known = files.get(record.file.id);
        if (known !== undefined) unindex(known);
        files.set(record.file.id, record.file);
        index(record.file);
        nextId = Math.max(nextId, record.file.id + 1);
        return;
      }
      case "file-gone": {
        const known = files.get(record.id);
        if (known !== undefined) {
          unindex(known);
          order.remove(known);
        }
        files.delete(record.id);
        return;
      }
      case "node":
        nodes.set(keyOf(record.node.project, record.node.id.space, record.node.id.externalId), record.node);
        return;
      case "node-gone":
        nodes.delete(keyOf(record.project, record.id.space, record.id.externalId));
        return;
      case "session": {
        const known = sessions.get(record.session.uploadId);
        if (known === undefined)
          sessions.set(record.session.uploadId, { session: record.session, parts: new Map() });
        else known.session = record.session;
        return;
      }
      case "session-gone":
        sessions.delete(record.uploadId);
        if (record.completed) completed.add(record.uploadId);
        return;
      case "leftover":
        leftovers.set(record.object.key, record.object);
        return;
      case "leftover-gone":
        leftovers.delete(record.key);
        return;
      case "part":
        sessions.get(record.uploadId)?.parts.set(record.part.partNumber, record.part);
        return;
    }
  };

  for (const record of readStateLog(directory)) {
    apply(record);
    noteGone(record);
  }

  function* snapshot(): Generator<StateRecord> {
    yield { kind: "meta", nextId, secret, store };
    for (const object of leftovers.values()) yield { kind: "leftover", object };
    if (clockOffset > 0) yield { kind: "clock", offset: clockOffset };
    for (const file of files.values()) yield { kind: "file", file };
    for (const node of nodes.values()) yield { kind: "node", node };
    for (const uploadId of completed) yield { kind: "session-gone", uploadId, completed: true };
    for (const { session, parts } of sessions.values()) {
      yield { kind: "session", session };
      for (const part of parts.values()) yield { kind: "part", uploadId: session.uploadId, part };
    }
  }

  const log: StateLog = openStateLog(directory, snapshot());
  const change = (record: StateRecord): void => {
    log.append(record);
    apply(record);
    log.compact(snapshot);
  };

  return {
    secret,
    clockOffset: () => clockOffset,
    moveClock: (offset) => change({ kind: "clock", offset }),
    files,
    sessions,
    newId: () => nextId++,
    putFile: (file) => change({ kind: "file", file }),
    removeFile: (id) => change({ kind: "file-gone", id }),
    findNode: (project, { space, externalId }) => nodes.get(keyOf(project, space, externalId)),
    putNode: (node) => change({ kind: "node", node }),
    removeNode: (project, id) => change({ kind: "node-gone", project, id }),
    putSession: (session) => change({ kind: "session", session }),
    removeSession: (uploadId, done) => change({ kind: "session-gone", uploadId, completed: done }),
    leftovers,
    putLeftover: (object) => change({ kind: "leftover", object }),
    removeLeftover: (key) => change({ kind: "leftover-gone", key }),
    putPart: (uploadId, part) => change({ kind: "part", uploadId, part }),
    gone,
    wasCompleted: (uploadId) => completed.has(uploadId),
    find(project, identity, now) {
      const file = files.get(idOf(project, identity, externalIds, instances) ?? 0);
      return file !== undefined && file.project === project && file.visibleFrom <= now ? file : undefined;
    },
    *filesAfter(project, after) {
      for (const id of order.idsAfter(project, after)) {
        const file = files.get(id);
        if (file !== undefined) yield file;
      }
    },
    sessionsOf: (fileId) => [...sessions.values()].filter(({ session }) => session.fileId === fileId),
    close: () => log.close(),
  };
}

function checkStore(directory: string, was: string, is: string): void {
  if (was === is) return;
  throw new Error(
    `The files of ${directory} are in the store ${was}, not in ${is}. Choose another directory, or that store.`,
  );
}

function idOf(
  project: string,
  identity: FileIdentity,
  externalIds: ReadonlyMap<string, number>,
  instances: ReadonlyMap<string, number>,
): number | undefined {
  if ("id" in identity) return identity.id;
  if ("externalId" in identity) return externalIds.get(keyOf(project, identity.externalId));
  const { space, externalId } = identity.instanceId;
  return instances.get(keyOf(project, space, externalId));
}

/** One key from several free strings. JSON keeps ("a", "b c") and ("a b", "c") apart. */
function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names);
}
