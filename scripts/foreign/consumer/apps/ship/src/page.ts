import { createBindings, createFilesClient } from "@cdf-multipart/core";
import { clientCredentials } from "@cdf-multipart/core/auth";
import { isFileFields } from "@cdf-multipart/core/validation";
import type { components } from "@cdf-multipart/spec";
import { createPathClient } from "@cdf-multipart/spec/bindings";
import { createUpload, planParts } from "@cdf-multipart/uploader";
import { upload } from "@cdf-multipart/uploader/browser";
import { serveUploads } from "@cdf-multipart/uploader/worker";

/** The imports of a page, compiled with the types of a page alone. */
const client = createFilesClient({ cluster: "westeurope-1", project: "plant", token: "t" });

export async function send(file: File): Promise<components["schemas"]["File"]["id"]> {
  const handle = createUpload(client, file);
  await handle.abort();
  const stored = await upload(client, file, { onProgress: ({ percent }) => console.log(percent) });
  return stored.file.id;
}

export const others = [
  createBindings,
  createPathClient,
  clientCredentials,
  isFileFields,
  planParts,
  serveUploads,
];
