/**
 * CDF, its store and the source in memory. A process can die at any request, before or after the request had
 * its effect; the state of the world remains.
 */
import { crc32 } from "node:zlib";
import {
  ApiError,
  CooldownGate,
  type FileInfo,
  type FilesClient,
  type MultipartUpload,
} from "@cdf-multipart/core";
import type { PartResponse, Transport } from "../../src/transport/transport.js";

const WEEK = 7 * 24 * 3_600_000;

interface Session {
  readonly fileId: number;
  readonly expiresAt: number;
  readonly parts: (string | undefined)[];
  /** One PUT contains the whole file, so there is no complete. */
  readonly whole: boolean;
}

/** A process that uses the world until it is killed. */
export interface Life {
  /** Requests until the process is killed; the last one has its effect or not. Undefined: it lives. */
  readonly diesAt: { readonly request: number; readonly withEffect: boolean } | undefined;
  /** Called with the number of each request before it has its effect, counted from 1. */
  readonly onRequest?: (request: number) => void;
  /** Called once, when it dies. */
  readonly onDeath: (reason: Error) => void;
}

/** The world. */
export interface World {
  readonly now: () => number;
  /** Lets time pass, ms: URLs expire, and entries without content are deleted after a week. */
  pass(ms: number): void;
  /** Deletes all entries, as a person might. */
  deleteEntries(): void;
  /** CRC-32 of the parts of the one file that has content; undefined when there is none. */
  content(): readonly string[] | undefined;
  entries(): readonly FileInfo[];
  /** Total number of parts that were stored. */
  readonly stored: number;
  connect(life: Life): { readonly client: FilesClient; readonly transport: Transport };
}

/** A world without files. */
export function createWorld(): World {
  let offset = 0;
  let ids = 0;
  let stored = 0;
  const now = (): number => Date.now() + offset;
  const files = new Map<number, FileInfo>();
  const sessions = new Map<string, Session>();
  const contents = new Map<number, readonly string[]>();

  const open = (file: FileInfo, parts: number, whole = false): MultipartUpload => {
    ids += 1;
    const uploadId = `upload-${ids}`;
    const expiresAt = now() + WEEK;
    sessions.set(uploadId, { fileId: file.id, expiresAt, parts: Array.from({ length: parts }), whole });
    const end = new Date(expiresAt).toISOString();
    const uploadUrls = Array.from(
      { length: parts },
      (_, index) => `https://store.test/${uploadId}/${index + 1}?se=${end}`,
    );
    return { ...file, uploadId, uploadUrls };
  };
  const drop = (id: number): void => {
    files.delete(id);
    contents.delete(id);
    for (const [uploadId, session] of sessions) if (session.fileId === id) sessions.delete(uploadId);
  };

  const connect = ({ diesAt, onDeath, onRequest }: Life) => {
    let requests = 0;
    let dead: Error | undefined;
    const die = (): Error => {
      if (dead === undefined) {
        dead = new Error("The process was killed.");
        onDeath(dead);
      }
      return dead;
    };
    /** One request: its effect happens immediately, its answer comes later, or never. */
    const request = async <T>(effect: () => T | Promise<T>): Promise<T> => {
      if (dead !== undefined) throw dead;
      requests += 1;
      onRequest?.(requests);
      const last = requests === diesAt?.request;
      if (last && diesAt?.withEffect !== true) throw die();
      const answer = await effect();
      if (last) throw die();
      await new Promise((resolve) => setImmediate(resolve));
      if (dead !== undefined) throw dead;
      return answer;
    };
    const none = async (): Promise<never> => {
      throw new Error("not part of this world");
    };
    const client: FilesClient = {
      baseUrl: "https://cdf.test",
      project: "plant",
      cooldown: new CooldownGate(),
      initMultiPartUpload: (fields, { parts }) =>
        request(() => {
          const known = [...files.values()].some((file) => file.externalId === fields.externalId);
          if (known) throw refusal(409, "Duplicate external ids");
          ids += 1;
          const file = { ...fields, id: ids, uploaded: false, createdTime: now(), lastUpdatedTime: now() };
          files.set(file.id, file);
          return open(file, parts);
        }),
      getMultiPartUploadLink: (target, { parts }) =>
        request(() => {
          const file = [...files.values()].find(({ externalId }) => externalId === target.externalId);
          if (file === undefined) throw refusal(400, "not found");
          return open(file, parts);
        }),
      completeMultiPartUpload: ({ uploadId }) =>
        request(() => {
          const session = sessions.get(uploadId);
          const file = session === undefined ? undefined : files.get(session.fileId);
          if (session === undefined || file === undefined) throw refusal(400, "no such upload");
          const parts = session.parts.filter((part) => part !== undefined);
          if (parts.length < session.parts.length) throw refusal(400, "parts are missing");
          contents.set(file.id, parts);
          files.set(file.id, { ...file, uploaded: true, uploadedTime: now() });
          sessions.delete(uploadId);
        }),
      byIdsFiles: (items) =>
        request(() =>
          [...files.values()].filter((file) =>
            items.some(({ id, externalId }) =>
              id === undefined ? externalId === file.externalId : id === file.id,
            ),
          ),
        ),
      deleteFiles: (items) =>
        request(() => {
          for (const { id } of items) if (id !== undefined) drop(id);
        }),
      getFileByInternalId: none,
      advancedListFiles: none,
      updateFiles: none,
      downloadLinks: none,
      nodes: none,
      initFileUpload: (fields, { overwrite = false } = {}) =>
        request(() => {
          const known = [...files.values()].find((file) => file.externalId === fields.externalId);
          if (known !== undefined && !overwrite) throw refusal(409, "Duplicate external ids");
          ids += 1;
          const made = { id: ids, uploaded: false, createdTime: now(), lastUpdatedTime: now() };
          const file = { ...made, ...known, ...fields };
          files.set(file.id, file);
          const { uploadId: _, uploadUrls, ...upload } = open(file, 1, true);
          return { ...upload, uploadUrl: uploadUrls[0] ?? "" };
        }),
    };
    const transport: Transport = {
      putPart: ({ url, source, start, end, onChunk }) =>
        request(async (): Promise<PartResponse> => {
          const [, uploadId = "", part = ""] = new URL(url).pathname.split("/");
          let crc = 0;
          const body = source.open(start, end);
          const window = new Uint8Array(1024 * 1024);
          for (;;) {
            const view = await body.next(window);
            if (view.byteLength === 0) break;
            crc = crc32(view, crc);
            onChunk?.(view);
          }
          const session = sessions.get(uploadId);
          if (session === undefined) return answer(404, "<Code>NoSuchUpload</Code>", end - start);
          if (session.expiresAt <= now()) return answer(403, "<Code>ExpiredToken</Code>", end - start);
          session.parts[Number(part) - 1] = crc.toString(16);
          stored += 1;
          const file = files.get(session.fileId);
          if (session.whole && file !== undefined) {
            contents.set(file.id, [crc.toString(16)]);
            files.set(file.id, { ...file, uploaded: true, uploadedTime: now() });
          }
          return answer(200, "", end - start);
        }),
      async close(): Promise<void> {},
    };
    return { client, transport };
  };

  return {
    now,
    pass(ms): void {
      offset += ms;
      for (const file of files.values())
        if (!file.uploaded && file.createdTime + WEEK <= now()) drop(file.id);
    },
    deleteEntries(): void {
      for (const id of [...files.keys()]) drop(id);
    },
    content: () => [...contents.values()][0],
    entries: () => [...files.values()],
    get stored(): number {
      return stored;
    },
    connect,
  };
}

function answer(status: number, body: string, bytesWritten: number): PartResponse {
  return { status, headers: {}, body, bytesWritten };
}

function refusal(status: number, message: string): ApiError {
  return new ApiError(message, {
    code: status === 409 ? "conflict" : "bad-request",
    operation: "test",
    status,
  });
}
