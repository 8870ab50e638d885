import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { createFilesClient, type FilesClient, type FilesClientOptions } from "../../src/index.js";
import { hurriedClock, unhurried } from "./hurried-clock.js";

/** An emulator with a client; both use one clock, and sleeps end immediately. */
export interface Bench extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly client: FilesClient;
  /** Another client of the same project. */
  clientWith(options: Partial<FilesClientOptions>): FilesClient;
  /** Number of file entries on the server, complete or not. */
  files(): Promise<number>;
}

export async function bench(options: EmulatorOptions = {}): Promise<Bench> {
  const clock = hurriedClock();
  const emulator = await startEmulator({ clock, ...options });
  const clientWith = (more: Partial<FilesClientOptions>): FilesClient =>
    createFilesClient({
      baseUrl: emulator.url,
      project: emulator.project,
      token: emulator.token,
      ...unhurried(clock),
      ...more,
    } as FilesClientOptions);
  const observer = clientWith({});
  return {
    emulator,
    client: clientWith({}),
    clientWith,
    async files() {
      const { items } = await observer.advancedListFiles({ limit: 1000 });
      return items.length;
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

/** Creates a file with content by a multipart upload. */
export async function storeFile(
  client: FilesClient,
  externalId: string,
  content: string = "content",
): Promise<number> {
  const session = await client.initMultiPartUpload({ name: externalId, externalId }, { parts: 1 });
  await putParts(session.uploadUrls, content);
  await client.completeMultiPartUpload({ id: session.id, uploadId: session.uploadId });
  return session.id;
}

/** Sends the same bytes to every upload URL. */
export async function putParts(urls: readonly string[], content: string = "content"): Promise<void> {
  for (const url of urls) {
    // Bytes, not text: text would get a Content-Type, which stores refuse.
    const response = await fetch(url, { method: "PUT", body: new TextEncoder().encode(content) });
    if (!response.ok) throw new Error(`the response to the part was ${response.status}`);
  }
}
