import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { CogniteClient } from "@cognite/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noise } from "../stores/scene.js";

const PART = PART_SIZE_EXCLUSIVE_MIN + 1;

describe("Cognite's own SDK of npm", () => {
  let emulator: Emulator;
  let client: CogniteClient;
  beforeAll(async () => {
    emulator = await startEmulator();
    client = sdk(emulator, async () => emulator.token);
  });
  afterAll(() => emulator.close());

  test("logs in with a token of the emulator's provider, and again when it was revoked", async () => {
    const before = emulator.tokens.issued("client_credentials");
    const own = sdk(emulator, () => fetchToken(emulator));
    expect(await own.authenticate()).toBeTypeOf("string");
    expect(await own.files.retrieve([{ id: 1 }], { ignoreUnknownIds: true })).toEqual([]);
    emulator.tokens.revokeAll();
    expect(await own.files.retrieve([{ id: 1 }], { ignoreUnknownIds: true })).toEqual([]);
    expect(emulator.tokens.issued("client_credentials") - before).toBe(2);
  });

  test("uploads in parts, and downloads the same bytes", async () => {
    const parts = [noise(PART), noise(PART), noise(10)];
    const session = await client.files.multipartUploadSession(
      { name: "scan.e57", externalId: "scan-17", metadata: { plant: "A" } },
      parts.length,
    );
    // The SDK completes the upload with the last part. It counts parts from 0.
    for (const index of [2, 0, 1]) await session.uploadPart(index, arrayBuffer(parts[index]));
    expect(session.getFinished()).toBe(true);
    const [file] = await client.files.retrieve([{ externalId: "scan-17" }]);
    expect(file).toMatchObject({ name: "scan.e57", uploaded: true, metadata: { plant: "A" } });
    expect(file?.uploadedTime).toBeInstanceOf(Date);
    const [link] = await client.files.getDownloadUrls([{ externalId: "scan-17" }]);
    const download = await fetch(link?.downloadUrl ?? "");
    expect(Buffer.from(await download.arrayBuffer()).equals(Buffer.concat(parts))).toBe(true);
  });

  test("uploads a file with its media type, and waits until the service reports it as uploaded", async () => {
    const bytes = noise(100_000);
    const file = { name: "drawing.pdf", externalId: "drawing", mimeType: "application/pdf" };
    const stored = await client.files.upload(file, arrayBuffer(bytes), false, true);
    expect(stored).toMatchObject({ ...file, uploaded: true });
    const [link] = await client.files.getDownloadUrls([{ id: stored.id }]);
    const download = await fetch(link?.downloadUrl ?? "");
    expect(download.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("replaces a file only with overwrite", async () => {
    const file = { name: "v1", externalId: "versions" };
    const first = await client.files.upload(file, arrayBuffer(noise(10)));
    await expect(client.files.upload(file, arrayBuffer(noise(10)))).rejects.toMatchObject({ status: 409 });
    const second = await client.files.upload({ ...file, name: "v2" }, arrayBuffer(noise(20)), true);
    expect(second).toMatchObject({ id: first.id, name: "v2" });
  });

  test("lists with a filter, page by page", async () => {
    for (const name of ["p1", "p2", "p3"]) await client.files.upload({ name, source: "pages" });
    const all = await client.files.list({ filter: { source: "pages" }, limit: 2 }).autoPagingToArray();
    expect(all.map(({ name }) => name).sort()).toEqual(["p1", "p2", "p3"]);
    const missing = await client.files.list({ filter: { uploaded: false, source: "pages" } });
    expect(missing.items).toHaveLength(3);
  });

  test("deletes files, and gets an error that names the missing ones", async () => {
    const { id } = await client.files.upload({ name: "gone", externalId: "gone" });
    expect(await client.files.delete([{ externalId: "gone" }])).toEqual({});
    await expect(client.files.retrieve([{ id }])).rejects.toMatchObject({ status: 400, missing: [{ id }] });
  });
});

function sdk({ url, project }: Emulator, oidcTokenProvider: () => Promise<string>): CogniteClient {
  return new CogniteClient({ appId: "e2e", baseUrl: url, project, oidcTokenProvider });
}

/** A token by client credentials, as applications request it. */
async function fetchToken({ oauth }: Emulator): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: oauth.id,
    client_secret: oauth.secret,
  });
  const response = await fetch(oauth.tokenUrl, { method: "POST", body });
  const { access_token: token } = await response.json();
  return token;
}

/** The SDK sends an ArrayBuffer unchanged, but converts a Uint8Array or a Blob to JSON. */
function arrayBuffer(bytes: Buffer<ArrayBuffer> | undefined): ArrayBuffer {
  if (bytes === undefined) throw new Error("The test has no such part.");
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
