/** The script of the test page. It uploads the chosen file, and keeps the results for the tests. */
import { type Clock, createFilesClient, type FilesClient } from "@cdf-multipart/core";
import { type IDBPDatabase, openDB } from "idb";
import {
  type BrowserInput,
  createUpload,
  discardInterrupted,
  interruptedUploads,
  uploadInWorker,
  uploadMany,
} from "../../../src/browser/index.js";
import { portableHashes } from "../../../src/checksums/hashes.js";
import type { UploadEvent } from "../../../src/events/upload-event.js";
import type { TransportTimeouts } from "../../../src/net/timeouts.js";
import { blobSource } from "../../../src/sources/blob-source.js";
import { bytesSource } from "../../../src/sources/bytes-source.js";
import { urlSource } from "../../../src/sources/url-source.js";
import type { PartResponse, Transport } from "../../../src/transport/transport.js";
import { xhrTransport } from "../../../src/transport/xhr/xhr-transport.js";
import type { UploadHandle } from "../../../src/upload/handle.js";
import type { UploadOptions } from "../../../src/upload/options.js";
import type { UploadResult } from "../../../src/upload/upload-result.js";
import { manualClock } from "../../doubles/manual-clock.js";
import { pattern } from "../../sources/pattern.js";
import { deferred } from "../../transport/deferred.js";

/** The target of the page's uploads. */
export interface PageTarget {
  readonly baseUrl: string;
  readonly project: string;
  readonly token: string;
}

/** Options that can be passed to a page. */
export type PageOptions = Exclude<UploadOptions, { readonly parts: number }> & {
  readonly timeouts?: Partial<TransportTimeouts>;
  /** True: the time of the watchdogs passes only by `pass` and `jump`. */
  readonly timeByHand?: boolean;
  /** True: the whole time of the upload passes only by `pass` and `jump`. */
  readonly allByHand?: boolean;
  /** Parts after this one begin only after `release`. */
  readonly holdAfter?: number;
};

/** How an upload ended, as plain data. */
export type PageOutcome =
  | { readonly ok: true; readonly fileId: number; readonly partsResumed: number; readonly retries: number }
  | { readonly ok: false; readonly name: string; readonly code?: string; readonly message: string };

/** One part, sent by the transport without the engine. */
export interface PagePart {
  readonly url: string;
  /** Bytes of the source: those of `pattern`. */
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** @default "blob" */
  readonly from?: "blob" | "memory";
  readonly timeouts?: Partial<TransportTimeouts>;
  /** True: the watchdogs' time passes only by `pass` and `jump`. */
  readonly timeByHand?: boolean;
}

/** Its outcome. */
export interface PagePartOutcome {
  readonly response?: PartResponse;
  readonly error?: Readonly<Record<string, unknown>>;
  /** The values of `onWritten`. */
  readonly written: readonly number[];
  /** The CRC-32 of the bytes of `onChunk`, because MD5 is not available here. */
  readonly crc: string;
}

/** The functions that tests call in the page. */
export interface PageApp {
  /** Starts to upload the chosen file, or the handle of an interrupted upload. */
  begin(target: PageTarget, options: PageOptions, input?: BrowserInput): void;
  /** The same in a worker, without a handle. */
  beginInWorker(target: PageTarget, options: PageOptions): void;
  /** Stores the chosen file in IndexedDB, and returns the stored copy. */
  keepChosen(): Promise<void>;
  keptFile(): Promise<File>;
  readonly handle: UploadHandle;
  readonly outcome: Promise<PageOutcome>;
  readonly events: readonly UploadEvent[];
  /** Percentages shown so far. */
  readonly shown: readonly number[];
  /** Bytes of the largest Blob that was read into the memory of the page. */
  readonly largestRead: number;
  /** Advances the time of the watchdogs with each of their checks, ms. */
  pass(ms: number): Promise<void>;
  /** Advances it in one step, as after the machine was asleep. */
  jump(ms: number): void;
  /** Lets the held parts begin. */
  release(): void;
  /** Violations of the Content-Security-Policy. */
  readonly violations: readonly string[];
  client(target: PageTarget): FilesClient;
  readonly interruptedUploads: typeof interruptedUploads;
  readonly discardInterrupted: typeof discardInterrupted;
  /** Uploads all chosen files. Returns their ids in CDF by their names. */
  uploadAll(target: PageTarget): Promise<Readonly<Record<string, number>>>;
  /** Starts to upload a stored file again, from its download URL. */
  beginCopy(target: PageTarget, options: PageOptions, fileId: number): Promise<void>;
  putPart(part: PagePart): Promise<PagePartOutcome>;
  /** Bytes of the part in flight that the browser has sent. */
  readonly sent: number;
  /** Aborts the part in flight, or closes its transport. */
  endPart(how: "abort" | "close"): void;
  readonly uploadInWorker: typeof uploadInWorker;
}

declare global {
  interface Window {
    readonly app: PageApp;
  }
}

const violations: string[] = [];
let largestRead = 0;
const { arrayBuffer, stream } = Blob.prototype;
Blob.prototype.arrayBuffer = function () {
  largestRead = Math.max(largestRead, this.size);
  return arrayBuffer.call(this);
};
Blob.prototype.stream = function () {
  largestRead = Math.max(largestRead, this.size);
  return stream.call(this);
};

const byHand = manualClock();
let jumped = 0;
const clock: Clock = { now: () => byHand.now() + jumped, sleep: byHand.sleep };
const released = deferred();
let endPart = (_how: "abort" | "close"): void => {};
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

const events: UploadEvent[] = [];
const shown: number[] = [];
let handle: UploadHandle | undefined;
let outcome: Promise<PageOutcome> | undefined;

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is no upload yet.");
  return value;
}

function chosen(): File {
  return present(document.querySelector<HTMLInputElement>("#file")?.files?.[0]);
}

async function settled(upload: Promise<UploadResult>): Promise<PageOutcome> {
  try {
    const { file, partsResumed, retries } = await upload;
    return { ok: true, fileId: file.id, partsResumed, retries };
  } catch (error) {
    if (!(error instanceof Error)) return { ok: false, name: typeof error, message: String(error) };
    const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
    return { ok: false, name: error.name, message: error.message, ...code };
  }
}

function kept(): Promise<IDBPDatabase<{ files: { key: string; value: File } }>> {
  return openDB("kept", 1, { upgrade: (database) => void database.createObjectStore("files") });
}

const client = ({ baseUrl, project, token }: PageTarget): FilesClient =>
  createFilesClient({ baseUrl, project, token });

/** Bytes of the part in flight that the browser has sent. */
let sent = 0;

async function putPart(part: PagePart): Promise<PagePartOutcome> {
  const { url, size, start, end, from, timeouts = {}, timeByHand = false } = part;
  sent = 0;
  const bytes = pattern(size);
  const plain = bytesSource(bytes);
  const { blob: _, ...withoutBlob } = plain;
  const source = from === "memory" ? withoutBlob : blobSource(new Blob([bytes], { type: "model/e57" }));
  const transport = xhrTransport({ timeouts, ...(timeByHand ? { clock } : {}) });
  const controller = new AbortController();
  endPart = (how) => (how === "abort" ? controller.abort("enough") : void transport.close());
  const written: number[] = [];
  const hasher = portableHashes.crc32();
  const seen = (): Pick<PagePartOutcome, "written" | "crc"> => ({ written, crc: hasher.digest() });
  try {
    const response = await transport.putPart({
      url,
      partNumber: 1,
      attempt: 1,
      source,
      start,
      end,
      signal: controller.signal,
      onWritten(total): void {
        sent = total;
        written.push(total);
      },
      onChunk: (view) => hasher.update(view),
    });
    return { response, ...seen() };
  } catch (error) {
    const words =
      error instanceof Error ? { ...error, name: error.name, message: error.message } : { thrown: error };
    return { error: words, ...seen() };
  } finally {
    await transport.close();
  }
}

/** The same transport, but parts after this one wait for `release`, or for their abort. */
function holding(transport: Transport, last = Number.POSITIVE_INFINITY): Transport {
  return {
    async putPart(part) {
      if (part.partNumber > last) await Promise.race([released.promise, aborted(part.signal)]);
      return transport.putPart(part);
    },
    close: () => transport.close(),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

const app: PageApp = {
  begin(target, given, input = chosen()): void {
    const { timeouts = {}, allByHand = false, timeByHand = allByHand, holdAfter, ...options } = given;
    handle = createUpload(client(target), input, {
      ...options,
      ...(allByHand ? { clock } : {}),
      transport: () => holding(xhrTransport({ timeouts, ...(timeByHand ? { clock } : {}) }), holdAfter),
      onEvent: (event) => void events.push(event),
      onProgress: ({ percent }) => void shown.push(percent),
    });
    outcome = settled(handle.start());
  },
  beginInWorker({ baseUrl, project, token }, { partSize = 0 }): void {
    const worker = new Worker("/worker.js", { type: "module" });
    const run = uploadInWorker(worker, chosen(), {
      client: { baseUrl, project },
      token,
      upload: { partSize },
      onEvent: (event) => void events.push(event),
      onProgress: ({ percent }) => void shown.push(percent),
    });
    outcome = settled(run.done);
  },
  async keepChosen(): Promise<void> {
    await (await kept()).put("files", chosen(), "kept");
  },
  async keptFile(): Promise<File> {
    return present(await (await kept()).get("files", "kept"));
  },
  get handle(): UploadHandle {
    return present(handle);
  },
  get outcome(): Promise<PageOutcome> {
    return present(outcome);
  },
  events,
  shown,
  get largestRead(): number {
    return largestRead;
  },
  pass: byHand.advance,
  jump(ms): void {
    jumped += ms;
  },
  release: released.resolve,
  violations,
  client,
  interruptedUploads,
  discardInterrupted,
  async uploadAll(target): Promise<Record<string, number>> {
    const files = document.querySelector<HTMLInputElement>("#file")?.files ?? [];
    const ids: Record<string, number> = {};
    const items = [...files].map((source) => ({ source }));
    for await (const result of uploadMany(client(target), items)) {
      if (result.status === "failed") throw result.error;
      ids[result.item.source.name] = result.result.file.id;
    }
    return ids;
  },
  async beginCopy(target, options, fileId): Promise<void> {
    const [link] = await client(target).downloadLinks([{ id: fileId }]);
    app.begin(target, options, await urlSource(present(link).downloadUrl));
  },
  putPart,
  get sent(): number {
    return sent;
  },
  endPart: (how) => endPart(how),
  uploadInWorker,
};
Object.defineProperty(window, "app", { value: app });
