import { UPLOAD_PATH } from "../../http/paths.js";
import { StorageRefusal } from "../../http/storage-refusal.js";
import { emulatorUrl } from "../../signing/emulator-url.js";
import type { Store } from "../store.js";
import type { StoreParts } from "../store-parts.js";
import { createLeftovers } from "./leftovers.js";
import type { ObjectStore } from "./object-store.js";
import { passDownload, passFile, passPart, type RemoteService } from "./serve.js";
import { createSessions, objectOf } from "./sessions.js";
import { askStore, describeFailure, ObjectStoreError } from "./store-failure.js";
import { createUrls, downloadPath, partPath } from "./urls.js";

export interface RemoteOptions {
  readonly via: "direct" | "emulator";
  /**
   * Whether the emulator's state is removed when it closes. No upload can be finished then, so all are
   * aborted.
   */
  readonly temporary: boolean;
}

/**
 * A real object store behind the API, with its own signed URLs, parts and complete.
 *
 * @throws Error when the store cannot be reached or refuses access.
 */
export async function openRemoteStore(
  base: StoreParts,
  objects: ObjectStore,
  { via, temporary }: RemoteOptions,
): Promise<Store> {
  const { settings, state } = base;
  const name = `object store (${objects.kind}, ${objects.container})`;
  const leftovers = createLeftovers(state, objects, name, settings.log);
  const sessions = createSessions(state, objects, name, leftovers);
  const urls = createUrls(base, objects);
  const service: RemoteService = { ...base, name, objects, sessions, urls, leftovers };
  try {
    await objects.prepare();
    await sessions.recover();
  } catch (error) {
    objects.close();
    throw error instanceof ObjectStoreError ? new Error(describeFailure(name, error)) : error;
  }
  const passed = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (via === "emulator") return work();
    throw new StorageRefusal(
      404,
      "NoSuchKey",
      "The bytes are in an object store. Request a URL of it from /files/downloadlink.",
    );
  };

  return {
    kind: objects.kind,
    begin: sessions.begin,
    partUrls: (exchange, session) =>
      askStore(name, () =>
        Promise.all(
          Array.from({ length: session.parts }, async (_, index) => {
            const url = await urls.part(exchange, stored(session.uploadId), index + 1);
            if (via === "direct") return url.href;
            return urls.throughEmulator(exchange, partPath(session.uploadId, index + 1), url);
          }),
        ),
      ),
    // Azure requires a header for a whole blob that CDF's clients do not send, and no store reports when one
    // has arrived.
    fileUrl: async (exchange, { id, fields: { mimeType } }) =>
      emulatorUrl(base, exchange, {
        method: "PUT",
        path: `${UPLOAD_PATH}/files/${id}`,
        lifetime: settings.uploadUrlLifetime,
        ...(mimeType !== undefined && { contentType: mimeType }),
      }),
    downloadUrl: (exchange, file, lifetime) =>
      askStore(name, async () => {
        const url = await urls.read(exchange, file, lifetime);
        return via === "direct" ? url.href : urls.throughEmulator(exchange, downloadPath(file.id), url);
      }),
    parts: sessions.parts,
    finish: sessions.finish,
    drop: sessions.drop,
    dropFile: sessions.dropFile,
    putPart: (exchange) => passed(() => passPart(service, exchange)),
    putFile: (exchange) => passFile(service, exchange),
    download: (exchange) => passed(() => passDownload(service, exchange)),
    locate: ({ content }) => ({ kind: objects.kind, container: objects.container, key: content?.key ?? "" }),
    async close() {
      if (temporary) for (const uploadId of [...state.sessions.keys()]) sessions.drop(uploadId);
      await leftovers.sweep();
      objects.close();
    },
  };

  function stored(uploadId: string) {
    const found = state.sessions.get(uploadId);
    if (found === undefined)
      throw new Error(`The session ${uploadId} was dropped while it was being created.`);
    return objectOf(found.session);
  }
}
