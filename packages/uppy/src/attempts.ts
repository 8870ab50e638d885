/** The failed attempts of files: what they left in CDF belongs to the fields that they had. */
import type { FileFields, FilesClient } from "@cdf-multipart/core";
import { discardFailed } from "@cdf-multipart/elements";
import type { UploadHandle } from "@cdf-multipart/uploader";

/** An attempt to upload a file. */
export interface Attempt {
  readonly fields: Partial<FileFields>;
  readonly handle: UploadHandle;
  /** The id of its entry in CDF, once there is one. */
  entry?: number;
  /** It failed. While it runs, its own handle discards it. */
  failed?: boolean;
}

/** The last attempt of each file in Uppy, by its id. */
export class Attempts {
  readonly #client: FilesClient;
  readonly #last = new Map<string, Attempt>();

  constructor(client: FilesClient) {
    this.#client = client;
  }

  /** Remembers an attempt that begins. */
  begin(id: string, attempt: Attempt): void {
    this.#last.set(id, attempt);
  }

  /** The attempt was successful, or was discarded by its own handle. */
  end(id: string): void {
    this.#last.delete(id);
  }

  /**
   * Discards the last attempt of a file whose fields were edited since: its entry has the old ones. The next
   * attempt starts over.
   */
  async discardOther(id: string, fields: Partial<FileFields>): Promise<void> {
    const last = this.#last.get(id);
    if (last !== undefined && JSON.stringify(last.fields) !== JSON.stringify(fields)) await this.discard(id);
  }

  /** Deletes what the last, failed attempt of a file left: its entry without content, and its journal. */
  async discard(id: string): Promise<void> {
    const last = this.#last.get(id);
    if (last?.failed !== true) return;
    this.#last.delete(id);
    await discardFailed(this.#client, { handle: last.handle, fileId: last.entry });
  }
}
