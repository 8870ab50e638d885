import { BlobServiceClient } from "@azure/storage-blob";
import type { RealStore } from "./real-store.js";

/** Azurite, accessed with Azure's SDK. */
export function azureStore(container: string, connectionString: string): RealStore {
  const service = BlobServiceClient.fromConnectionString(connectionString);
  const client = service.getContainerClient(container);
  return {
    options: { kind: "azure", connectionString, container },
    origin: new URL(service.url).origin,
    async read(location) {
      if (location.kind === "fs") throw new Error("The content is in a folder, not in a store.");
      return await client.getBlobClient(location.key).downloadToBuffer();
    },
    async keys() {
      const keys: string[] = [];
      for await (const { name } of client.listBlobsFlat()) keys.push(name);
      return keys;
    },
    async unfinished() {
      const all = new Set<string>();
      for await (const { name } of client.listBlobsFlat({ includeUncommitedBlobs: true })) all.add(name);
      for await (const { name } of client.listBlobsFlat()) all.delete(name);
      return all.size;
    },
  };
}
