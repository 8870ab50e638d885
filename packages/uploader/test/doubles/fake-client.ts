import { CooldownGate, type FileInfo, type FilesClient, type MultipartUpload } from "@cdf-multipart/core";

/** Calls that a fake service received, in order: `init`, `link`, `complete`, `byids`, `delete`. */
export interface FakeService {
  readonly client: FilesClient;
  readonly calls: string[];
  /** Upload ids that were completed. */
  readonly completed: string[];
  /** Ids of files that were deleted. */
  readonly deleted: number[];
}

/** What a fake service does differently. */
export interface FakeServiceOptions {
  readonly baseUrl?: string;
  /** The upload URL of a part. */
  readonly url?: (session: number, partNumber: number) => string;
  /** Makes the URLs for this number of parts. */
  readonly urls?: (session: number, parts: number) => readonly string[];
  /** Requests for `uploaded` that are answered with false. */
  readonly notYet?: number;
  readonly complete?: (signal: AbortSignal | undefined) => Promise<void>;
}

/** A service in memory, with as much of the Files API as an upload uses. */
export function fakeService(options: FakeServiceOptions = {}): FakeService {
  const calls: string[] = [];
  const completed: string[] = [];
  const deleted: number[] = [];
  const files = new Map<number, FileInfo>();
  const complete = new Set<number>();
  let sessions = 0;
  let made = 0;
  let asked = 0;
  const baseUrl = options.baseUrl ?? "https://cdf.test";
  const url =
    options.url ?? ((session, part) => `https://store.test/session-${session}/part-${part}?sig=secret`);

  const open = (file: FileInfo, parts: number): MultipartUpload => {
    sessions += 1;
    const session = sessions;
    const uploadUrls =
      options.urls?.(session, parts) ?? Array.from({ length: parts }, (_, index) => url(session, index + 1));
    return { ...file, uploadId: `upload-${session}`, uploadUrls };
  };
  const refuse = (name: string) => (): never => {
    throw new Error(`${name} is not part of the fake service.`);
  };

  const client: FilesClient = {
    baseUrl,
    project: "test",
    cooldown: new CooldownGate(),
    async initMultiPartUpload(fields, { parts }) {
      calls.push("init");
      made += 1;
      const file = { ...fields, id: made, uploaded: false, createdTime: 0, lastUpdatedTime: 0 };
      files.set(file.id, file);
      return open(file, parts);
    },
    async getMultiPartUploadLink(target, { parts }) {
      calls.push("link");
      const known = [...files.values()].find((file) => file.externalId === target.externalId);
      const file = known ?? {
        name: "there",
        id: 900,
        uploaded: false,
        createdTime: 0,
        lastUpdatedTime: 0,
        ...target,
      };
      files.set(file.id, file);
      return open(file, parts);
    },
    async completeMultiPartUpload({ id, uploadId }, { signal } = {}) {
      calls.push("complete");
      await options.complete?.(signal);
      completed.push(uploadId);
      if (id !== undefined) complete.add(id);
    },
    async byIdsFiles(items) {
      calls.push("byids");
      asked += 1;
      const late = asked <= (options.notYet ?? 0);
      return items.flatMap(({ id }) => {
        const file = id === undefined ? undefined : files.get(id);
        return file === undefined ? [] : [{ ...file, uploaded: complete.has(file.id) && !late }];
      });
    },
    async deleteFiles(items) {
      calls.push("delete");
      for (const { id } of items) if (id !== undefined && files.delete(id)) deleted.push(id);
    },
    getFileByInternalId: refuse("getFileByInternalId"),
    advancedListFiles: refuse("advancedListFiles"),
    updateFiles: refuse("updateFiles"),
    downloadLinks: refuse("downloadLinks"),
    nodes: refuse("nodes"),
    async initFileUpload(fields, { overwrite = false } = {}) {
      calls.push(overwrite ? "put-again" : "put");
      const known = overwrite
        ? [...files.values()].find((file) => file.externalId === fields.externalId)
        : undefined;
      made += known === undefined ? 1 : 0;
      const file = { id: made, uploaded: false, createdTime: 0, lastUpdatedTime: 0, ...known, ...fields };
      files.set(file.id, file);
      // The fake transport has no link to the service: the content counts as stored as soon as the service is
      // asked for it.
      complete.add(file.id);
      sessions += 1;
      return { ...file, uploadUrl: url(sessions, 1) };
    },
  };
  return { client, calls, completed, deleted };
}
