import { fieldOf } from "../../ground/unknown-value.js";
import { type AzureStoreOptions, DEFAULT_CONTAINER } from "../../settings/store-options.js";
import type { ReceivedPart } from "../../state/records.js";
import type { ObjectStore, UrlTime } from "../remote/object-store.js";
import { loadSdk } from "../remote/object-store.js";
import { askVendor, isGone } from "../remote/store-failure.js";
import { connectionString } from "./connection-string.js";

/** Retries and timeout (ms) of a call to the store. The emulator's client waits meanwhile. */
const RETRY = { maxTries: 3, tryTimeoutInMs: 60_000, retryDelayInMs: 100, maxRetryDelayInMs: 1_000 };

/** Calls Azure, and converts its errors to an ObjectStoreError. */
function askAzure<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return askVendor(ask, (error) => fieldOf(error, "statusCode"));
}

/** Azure Blob Storage or Azurite, through the Azure SDK. */
export async function openAzure(options: AzureStoreOptions): Promise<ObjectStore> {
  const sdk = await loadSdk("azure", "@azure/storage-blob", () => import("@azure/storage-blob"));
  const { container: name = DEFAULT_CONTAINER } = options;
  const service = sdk.BlobServiceClient.fromConnectionString(
    connectionString(options.connectionString, options.endpoint),
    { retryOptions: RETRY },
  );
  const container = service.getContainerClient(name);
  const blob = (key: string) => container.getBlockBlobClient(key);
  const signed = (key: string, permissions: string, time: UrlTime, headers: object = {}) =>
    askAzure(async () => {
      const expiresOn = new Date(time.issued + time.lifetime);
      const rights = sdk.BlobSASPermissions.parse(permissions);
      return new URL(await blob(key).generateSasUrl({ permissions: rights, expiresOn, ...headers }));
    });

  return {
    kind: "azure",
    container: name,
    prepare: async () => void (await askAzure(() => container.createIfNotExists())),
    // A blob begins with its first block.
    begin: async (key) => ({ key, uploadId: "" }),
    async partUrl({ key }, partNumber, time) {
      const url = await signed(key, "w", time);
      url.searchParams.set("comp", "block");
      url.searchParams.set("blockid", blockId(partNumber));
      return url;
    },
    async parts({ key }) {
      const found = new Map<number, ReceivedPart>();
      try {
        const { uncommittedBlocks = [] } = await askAzure(() => blob(key).getBlockList("uncommitted"));
        for (const { name: id, size } of uncommittedBlocks) {
          const partNumber = partNumberOf(id);
          if (partNumber !== undefined) found.set(partNumber, { partNumber, size, etag: "" });
        }
      } catch (error) {
        if (!isGone(error)) throw error;
      }
      return found;
    },
    async commit({ key }, parts) {
      const ids = parts.map(({ partNumber }) => blockId(partNumber));
      await askAzure(() => blob(key).commitBlockList(ids));
    },
    async abort({ key }) {
      // Blocks cannot be deleted directly. Committing an empty list creates an empty blob and discards the
      // blocks.
      await askAzure(() => blob(key).commitBlockList([]));
      await askAzure(() => blob(key).deleteIfExists());
    },
    async size(key) {
      try {
        return (await askAzure(() => blob(key).getProperties())).contentLength ?? 0;
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    putRequest: async (key, time) => ({
      url: await signed(key, "w", time),
      headers: { "x-ms-blob-type": "BlockBlob" },
    }),
    readUrl: (key, answer, time) => signed(key, "r", time, answer),
    remove: async (key) => void (await askAzure(() => blob(key).deleteIfExists())),
    close() {},
  };
}

/** All block ids of a blob must have the same length, in base64. */
const DIGITS = 5;

export function blockId(partNumber: number): string {
  return Buffer.from(`part-${String(partNumber).padStart(DIGITS, "0")}`).toString("base64");
}

/** The number of the part; `undefined` for a block that another program made. */
export function partNumberOf(id: string): number | undefined {
  const found = /^part-(\d+)$/.exec(Buffer.from(id, "base64").toString("latin1"))?.[1];
  return found === undefined ? undefined : Number(found);
}
