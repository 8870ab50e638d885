/** The test page: Uppy with its Dashboard, Golden Retriever and the plugin. */
import { createFilesClient } from "@cdf-multipart/core";
import { createScheduler } from "@cdf-multipart/uploader";
import { interruptedUploads } from "@cdf-multipart/uploader/browser";
import Uppy, { type Meta } from "@uppy/core";
import "@uppy/core/css/style.min.css";
import Dashboard from "@uppy/dashboard";
import "@uppy/dashboard/css/style.min.css";
import GoldenRetriever from "@uppy/golden-retriever";
import {
  CdfUpload,
  type CdfUploadBody,
  type CdfUploadOptions,
  CdfUploadPanel,
  type Choice,
  checkedMetaFields,
} from "../../src/index.js";
import "../../src/style.css";

/** The emulator to use, and the options of the page. */
export interface Start {
  readonly baseUrl: string;
  readonly project: string;
  readonly token: string;
  readonly partSize: number;
  /** Disables Golden Retriever. @default false */
  readonly forgetful?: boolean;
  readonly options?: Partial<
    Pick<CdfUploadOptions<Meta, CdfUploadBody>, "overwrite" | "limit" | "locale" | "exists">
  >;
  readonly restrictions?: { readonly maxFileSize?: number; readonly requiredMetaFields?: string[] };
  /** Adds the panel, and fields with checks and choices. @default false */
  readonly panel?: boolean;
}

declare global {
  interface Window {
    start(start: Start): void;
    uppy: Uppy<Meta, CdfUploadBody>;
    /** Events, with the names of their files. */
    seen: string[];
    errors: string[];
    /** Ids of the files that `upload-success` reported. */
    stored: number[];
    /** Parts that the page has recorded as sent. */
    partsRemembered(): Promise<number>;
    /** What Golden Retriever has saved: files with their content, and uploads in progress. */
    retrieverSaved(): Promise<{ readonly files: number; readonly uploads: number }>;
  }
}

const DATA_SETS: readonly Choice[] = [
  { value: 17, label: "Scans of the north hall" },
  { value: 18, label: "Drawings" },
];
const LABELS: readonly Choice[] = [
  { value: "raw", label: "Raw" },
  { value: "hall, north", label: "North hall" },
];
const FIELDS = [
  { id: "externalId", name: "External id" },
  { id: "directory", name: "Directory" },
  { id: "dataSetId", name: "Data set", choices: async () => DATA_SETS },
  { id: "labels", name: "Labels", choices: async () => LABELS, several: true },
  { id: "site", name: "Site" },
];

function start(options: Start): void {
  const { baseUrl, project, token, partSize, forgetful = false, restrictions = {}, panel = false } = options;
  const client = createFilesClient({ baseUrl, project, token });
  // A fixed number: to the adaptive law, a busy machine looks like a slow link.
  const scheduler = createScheduler({ concurrency: 5, gate: client.cooldown });
  const uppy = new Uppy<Meta, CdfUploadBody>({ infoTimeout: 60_000, restrictions });
  const { seen, errors, stored } = window;
  for (const event of ["pause-all", "resume-all", "cancel-all", "is-offline", "is-online"] as const) {
    uppy.on(event, () => void seen.push(event));
  }
  uppy.on("info-visible", () => {
    for (const { message } of uppy.getState().info ?? []) seen.push(`info ${message}`);
  });
  uppy.on("upload-start", (files) => void seen.push(`upload-start ${files.map(({ name }) => name).join()}`));
  uppy.on("upload-success", (file, response) => {
    seen.push(`upload-success ${file?.name}`);
    stored.push(response.body?.file.id ?? Number.NaN);
  });
  uppy.on("upload-error", (file, error) => {
    seen.push(`upload-error ${file?.name}`);
    errors.push(error.message);
  });
  uppy.on("complete", ({ successful = [], failed = [] }) => {
    seen.push(`complete ${successful.length}/${successful.length + failed.length}`);
  });
  uppy
    .use(Dashboard, {
      inline: true,
      target: "#app",
      proudlyDisplayPoweredByUppy: false,
      fileManagerSelectionType: "both",
      metaFields: panel
        ? checkedMetaFields(FIELDS)
        : [
            { id: "externalId", name: "External id" },
            { id: "site", name: "Site" },
          ],
    })
    .use(CdfUpload, {
      client,
      upload: { partSize, scheduler, retry: { retries: 2, minDelay: 20, maxDelay: 100 } },
      ...options.options,
    });
  if (panel) uppy.use(CdfUploadPanel, { target: Dashboard, fieldsForAll: FIELDS.slice(1) });
  if (!forgetful) uppy.use(GoldenRetriever);
  Object.assign(window, { uppy });
}

async function partsRemembered(): Promise<number> {
  const uploads = await interruptedUploads();
  return uploads.reduce((sum, { partsDone }) => sum + (partsDone ?? 0), 0);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function retrieverSaved(): Promise<{ files: number; uploads: number }> {
  const database = await done(indexedDB.open("uppy-blobs"));
  try {
    const saved = database.transaction(["files", "metadata"]);
    const blobs: { readonly fileID: string }[] = await done(saved.objectStore("files").getAll());
    const states: { readonly metadata: string }[] = await done(saved.objectStore("metadata").getAll());
    const { files = {}, currentUploads = {} } = JSON.parse(states[0]?.metadata ?? "{}");
    return {
      files: blobs.filter(({ fileID }) => fileID in files).length,
      uploads: Object.keys(currentUploads).length,
    };
  } finally {
    database.close();
  }
}

Object.assign(window, { start, partsRemembered, retrieverSaved, seen: [], errors: [], stored: [] });
