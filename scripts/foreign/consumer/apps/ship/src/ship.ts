import { createBindings, createFilesClient, type FilesClientOptions } from "@cdf-multipart/core";
import { PARTS_MAX } from "@cdf-multipart/spec";
import { uploadFile } from "@cdf-multipart/uploader/node";
import { arrivalOf } from "./arrival.js";

/** Uploads a file, and asks for its state by the bindings. */
export async function ship(options: FilesClientOptions, path: string, externalId: string) {
  const stored = await uploadFile(createFilesClient(options), path, { file: { externalId }, parts: 3 });
  const { data } = await createBindings(options).POST("/files/byids", { body: { items: [{ externalId }] } });
  const found = data?.items[0];
  return {
    id: stored.file.id,
    bytes: stored.bytes,
    uploaded: found?.uploaded,
    arrived: found === undefined ? undefined : arrivalOf(found),
    most: PARTS_MAX,
  };
}
