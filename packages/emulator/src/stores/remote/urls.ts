import type { Exchange } from "../../http/exchange.js";
import { DOWNLOAD_PATH, UPLOAD_PATH } from "../../http/paths.js";
import { issueTime } from "../../signing/emulator-url.js";
import type { StoredFile, StoredObject } from "../../state/records.js";
import { contentDisposition, contentType } from "../object-headers.js";
import type { StoreParts } from "../store-parts.js";
import type { ObjectStore, UrlTime } from "./object-store.js";

/**
 * The store's own signed URLs. They are signed by the system clock, as the store's clock is, and not by the
 * emulator's clock.
 */
export interface RemoteUrls {
  part(exchange: Exchange, object: StoredObject, partNumber: number): Promise<URL>;
  read(exchange: Exchange, file: StoredFile, lifetime: number): Promise<URL>;
  /** The same permission as a URL of the emulator: `/upload/parts/…` with the store's query. */
  throughEmulator(exchange: Exchange, path: string, url: URL): string;
}

export function createUrls({ settings }: Pick<StoreParts, "settings">, objects: ObjectStore): RemoteUrls {
  const time = (exchange: Exchange, lifetime: number): UrlTime => ({
    issued: issueTime(exchange, Date.now(), lifetime),
    lifetime,
  });
  return {
    part: (exchange, object, partNumber) =>
      objects.partUrl(object, partNumber, time(exchange, settings.uploadUrlLifetime)),
    read: (exchange, { content, fields }, lifetime) =>
      objects.readUrl(
        content?.key ?? "",
        { contentType: contentType(fields.mimeType), contentDisposition: contentDisposition(fields.name) },
        time(exchange, lifetime),
      ),
    throughEmulator: ({ origin }, path, { search }) =>
      `${settings.relativeUrls ? "" : origin}${path}${search}`,
  };
}

export function partPath(uploadId: string, partNumber: number): string {
  return `${UPLOAD_PATH}/parts/${uploadId}/${partNumber}`;
}

export function downloadPath(fileId: number): string {
  return `${DOWNLOAD_PATH}/${fileId}`;
}
