import { DOWNLOAD_PATH, UPLOAD_PATH } from "../../http/paths.js";
import { emulatorUrl } from "../../signing/emulator-url.js";
import type { Store } from "../store.js";
import type { StoreParts } from "../store-parts.js";
import { download } from "./download.js";
import { createFastHasher, createMd5Hasher } from "./part-hasher.js";
import { createPartPlaces } from "./part-places.js";
import { putFile } from "./put-file.js";
import { putPart } from "./put-part.js";
import { openUploads } from "./uploads.js";

/** The emulator's own store: files in a folder, and upload URLs of the emulator itself. */
export function openFsStore(base: StoreParts): Store {
  const { state, folders, settings } = base;
  const places = createPartPlaces(state);
  const hasher = settings.etag === "fast" ? createFastHasher() : createMd5Hasher();
  const uploads = openUploads(state, folders, places);
  const parts = { ...base, uploads, places, hasher };
  const lifetime = settings.uploadUrlLifetime;

  return {
    kind: "fs",
    begin: uploads.begin,
    partUrls: async (exchange, { uploadId, parts }) =>
      Array.from({ length: parts }, (_, index) => {
        const path = `${UPLOAD_PATH}/parts/${uploadId}/${index + 1}`;
        return emulatorUrl(base, exchange, { method: "PUT", path, lifetime });
      }),
    fileUrl: async (exchange, { id, fields: { mimeType } }) =>
      emulatorUrl(base, exchange, {
        method: "PUT",
        path: `${UPLOAD_PATH}/files/${id}`,
        lifetime,
        ...(mimeType !== undefined && { contentType: mimeType }),
      }),
    downloadUrl: async (exchange, { id }, lives) =>
      emulatorUrl(base, exchange, { method: "GET", path: `${DOWNLOAD_PATH}/${id}`, lifetime: lives }),
    parts: async (session) => session.parts,
    finish: (found, _parts, at) => {
      const inOrder = [...found.parts.values()].sort((left, right) => left.partNumber - right.partNumber);
      return uploads.finish(found, inOrder, at);
    },
    drop: uploads.drop,
    dropFile: uploads.dropFile,
    putPart: (exchange) => putPart(parts, exchange),
    putFile: (exchange) => putFile(parts, exchange),
    download: (exchange) => download(base, exchange),
    locate: ({ id }) => ({ kind: "fs", path: folders.contentOf(id) }),
    close: () => hasher.close(),
  };
}
