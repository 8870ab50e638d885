// The settings of a local store for the emulator and for the store's own clients.
import { ContainerClient, ContainerSASPermissions } from "@azure/storage-blob";

const HOUR = 3_600_000;
/** These names are fixed in the clients of the bench. */
const [bucket, container] = ["bucket", "container"];

/**
 * @param {Awaited<ReturnType<typeof import("@cdf-multipart/e2e/src/stores/start-swift.mjs").startSwift>>}
 *   swift
 * @returns {import("./stores.mjs").RunningStore}
 */
export function s3Target({ endpoint, region, credentials, stop }) {
  return {
    options: { kind: "s3", endpoint, region, credentials, bucket },
    target: { origin: endpoint, ...credentials },
    stop,
  };
}

/**
 * @param {Awaited<ReturnType<typeof import("@cdf-multipart/e2e/src/stores/start-azurite.mjs").startAzurite>>}
 *   azurite
 * @returns {Promise<import("./stores.mjs").RunningStore>}
 */
export async function azureTarget({ connectionString, stop }) {
  const client = new ContainerClient(connectionString, container);
  const url = await client.generateSasUrl({
    permissions: ContainerSASPermissions.parse("racw"),
    expiresOn: new Date(Date.now() + HOUR),
  });
  return { options: { kind: "azure", connectionString, container }, target: { origin: url }, stop };
}

/**
 * The part URLs of a new upload, for a client that cannot request them.
 * @param {string} emulator
 * @param {number} parts
 * @returns {Promise<readonly string[]>}
 */
export async function signedUrls(emulator, parts) {
  const answer = await fetch(`${emulator}/api/v1/projects/bench/files/initmultipartupload?parts=${parts}`, {
    method: "POST",
    headers: { authorization: "Bearer bench", "content-type": "application/json" },
    body: JSON.stringify({ name: "curl.bin" }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The emulator refused an upload: ${answer.status} ${text}`);
  const body = JSON.parse(text);
  return (body.items?.[0] ?? body).uploadUrls;
}
