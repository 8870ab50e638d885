import {
  CONCURRENT_APPLIES_MAX,
  CONCURRENT_INSTANCE_DELETES_MAX,
  CONCURRENT_INSTANCE_QUERIES_MAX,
  UPLOAD_URL_LIFETIME_MS,
} from "@cdf-multipart/spec";
import type { EmulatorOptions } from "./options.js";

type EmulatorDefaults = Readonly<
  Required<
    Pick<
      EmulatorOptions,
      | "port"
      | "clockOffset"
      | "tls"
      | "host"
      | "project"
      | "projects"
      | "hosts"
      | "headersTimeout"
      | "idleTimeout"
      | "tokenLifetime"
      | "envelope"
      | "linkEnvelope"
      | "relativeUrls"
      | "uploadUrlLifetime"
      | "store"
      | "uploadedDelay"
      | "syncDelay"
      | "fileViews"
      | "concurrentInstanceRequests"
      | "repeatedComplete"
      | "etag"
      | "faults"
      | "seed"
      | "cors"
      | "validateAnswers"
      | "journalSize"
    >
  >
>;

/** The defaults of all options whose default is neither random nor determined at start. */
export const EMULATOR_DEFAULTS: EmulatorDefaults = Object.freeze({
  port: 0,
  clockOffset: 0,
  tls: false,
  host: "127.0.0.1",
  project: "emulator",
  projects: [],
  hosts: [],
  headersTimeout: 10_000,
  idleTimeout: 300_000,
  tokenLifetime: 3_600_000,
  envelope: "bare",
  linkEnvelope: "items",
  relativeUrls: false,
  uploadUrlLifetime: UPLOAD_URL_LIFETIME_MS,
  store: Object.freeze({ kind: "fs" }),
  uploadedDelay: 0,
  syncDelay: 0,
  fileViews: [],
  concurrentInstanceRequests: Object.freeze({
    applies: CONCURRENT_APPLIES_MAX,
    deletes: CONCURRENT_INSTANCE_DELETES_MAX,
    reads: CONCURRENT_INSTANCE_QUERIES_MAX,
  }),
  repeatedComplete: "error",
  etag: "md5",
  faults: [],
  seed: 1,
  cors: {},
  validateAnswers: true,
  journalSize: 10_000,
});
