/** The script of the test page: starts uploads of the file that was chosen and keeps what the tests ask for. */
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import {
  type BrowserInput,
  createUpload,
  discardInterrupted,
  interruptedUploads,
  xhrTransport,
} from "../../../src/browser/index.js";
import type { UploadEvent } from "../../../src/events/upload-event.js";
import type { TransportTimeouts } from "../../../src/transport/transport-timeouts.js";
import type { UploadHandle } from "../../../src/upload/upload-handle.js";
import type { UploadOptions } from "../../../src/upload/upload-options.js";

/** Where the page uploads to. */
export interface PageTarget {
  readonly baseUrl: string;
  readonly project: string;
  readonly token: string;
}

/** Options that can be passed into a page. */
export type PageOptions = Exclude<UploadOptions, { readonly parts: number }> & {
  readonly timeouts?: Partial<TransportTimeouts>;
};

/** How an upload ended, as plain data. */
export type PageOutcome =
  | { readonly ok: true; readonly fileId: number; readonly partsResumed: number; readonly retries: number }
  | { readonly ok: false; readonly name: string; readonly code?: string; readonly message: string };

/** What tests call in the page. */
export interface PageApp {
  /** Begins to upload the chosen file, or the handle of an interrupted upload. */
  begin(target: PageTarget, options: PageOptions, input?: BrowserInput): void;
  readonly handle: UploadHandle;
  readonly outcome: Promise<PageOutcome>;
  readonly events: readonly UploadEvent[];
  /** Percentages shown so far. */
  readonly shown: readonly number[];
  /** ms of each task that blocked the page for longer than 50 ms. */
  readonly longTasks: readonly number[];
  /** What the Content-Security-Policy forbade. */
  readonly violations: readonly string[];
  client(target: PageTarget): FilesClient;
  readonly interruptedUploads: typeof interruptedUploads;
  readonly discardInterrupted: typeof discardInterrupted;
  readonly xhrTransport: typeof xhrTransport;
}

declare global {
  interface Window {
    readonly app: PageApp;
  }
}

const longTasks: number[] = [];
const violations: string[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: "longtask", buffered: true });
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

async function settled(upload: UploadHandle): Promise<PageOutcome> {
  try {
    const { file, partsResumed, retries } = await upload.start();
    return { ok: true, fileId: file.id, partsResumed, retries };
  } catch (error) {
    if (!(error instanceof Error)) return { ok: false, name: typeof error, message: String(error) };
    const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
    return { ok: false, name: error.name, message: error.message, ...code };
  }
}

const client = ({ baseUrl, project, token }: PageTarget): FilesClient =>
  createFilesClient({ baseUrl, project, token });

const app: PageApp = {
  begin(target, { timeouts, ...options }, input = chosen()): void {
    const transport = timeouts === undefined ? {} : { transport: () => xhrTransport({ timeouts }) };
    handle = createUpload(client(target), input, {
      ...options,
      ...transport,
      onEvent: (event) => void events.push(event),
      onProgress: ({ percent }) => void shown.push(percent),
    });
    outcome = settled(handle);
  },
  get handle(): UploadHandle {
    return present(handle);
  },
  get outcome(): Promise<PageOutcome> {
    return present(outcome);
  },
  events,
  shown,
  longTasks,
  violations,
  client,
  interruptedUploads,
  discardInterrupted,
  xhrTransport,
};
Object.defineProperty(window, "app", { value: app });
