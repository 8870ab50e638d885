import { UPLOAD_URL_LIFETIME_MS } from "@cdf-multipart/spec";
import type { Fault } from "./faults/fault.js";
import type { CorsSetting } from "./http/cors-setting.js";
import type { StoreOptions } from "./stores/store-options.js";
import type { Clock } from "./time/clock.js";
import type { TlsOptions } from "./tls/made-certificate.js";

/** How an emulator behaves. Everything has a default: `startEmulator()` alone is a working service. */
export interface EmulatorOptions {
  /**
   * TCP port; 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. Anything but a loopback address lets others in, and is warned of.
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Folder for state and bytes, kept on close: one that does not exist, is empty, or was an emulator's before. Any other
   * is refused and left as it is. Without it a private temporary one, removed on close.
   */
  readonly directory?: string;
  /**
   * Name of the project that is there.
   * @default "emulator"
   */
  readonly project?: string;
  /** Further projects; each has files of its own. */
  readonly projects?: readonly string[];
  /** A bearer token that never expires. By default a random one, the same for the same directory. */
  readonly token?: string;
  /**
   * Client id and secret that the token endpoint accepts; device code needs the id only. By default
   * `emulator-client` with a random secret, the same for the same directory; the handle and the first line of `--json` say it.
   */
  readonly oauthClient?: OAuthClientOptions;
  /**
   * How long issued tokens live, in ms.
   * @default 3600000
   */
  readonly tokenLifetime?: number;
  /**
   * Envelope of init: bare as the live service answers, or `{items: […]}` as documented.
   * @default "bare"
   */
  readonly envelope?: "bare" | "items";
  /**
   * Envelope of multiuploadlink.
   * @default "items"
   */
  readonly linkEnvelope?: "bare" | "items";
  /**
   * Whether upload URLs come without a host, as on Private Link projects.
   * @default false
   */
  readonly relativeUrls?: boolean;
  /**
   * How long upload URLs live, in ms, rounded down to whole seconds. The spec's week by default; tests of expiry make
   * it shorter. The session itself still lives for a week.
   */
  readonly uploadUrlLifetime?: number;
  /**
   * What holds the bytes: a folder of the emulator, or a real object store that parts go to directly.
   * @default { kind: "fs" }
   */
  readonly store?: StoreOptions;
  /**
   * ms from complete until `uploaded` is true.
   * @default 0
   */
  readonly uploadedDelay?: number;
  /**
   * What a second complete of one upload is answered with: whether the service accepts it is not known.
   * @default "error"
   */
  readonly repeatedComplete?: "error" | "ok";
  /**
   * A part that is not the last must have more bytes than this. The spec's value by default; tests of many parts
   * may make it smaller.
   */
  readonly partSizeExclusiveMin?: number;
  /**
   * What a part's ETag is. `md5`: of its bytes, as on S3, computed in a worker thread (about 0.6 GB/s). `fast`: a
   * unique text that says nothing about the bytes, as on Azure, at no cost.
   * @default "md5"
   */
  readonly etag?: "md5" | "fast";
  /** Where time is read from. The emulator's own clock can be moved on top of it. */
  readonly clock?: Clock;
  /**
   * ms by which the emulator's clock is ahead from the start on. A directory remembers how far its clock was moved;
   * the larger of the two counts, as ends that have passed stay passed.
   * @default 0
   */
  readonly clockOffset?: number;
  /**
   * HTTPS instead of HTTP: `true` with a certificate that is made for this machine (`Emulator.certificate` is the
   * file that a client has to trust), or with the one given.
   * @default false
   */
  readonly tls?: boolean | TlsOptions;
  /** What goes wrong from the start on. */
  readonly faults?: readonly Fault[];
  /**
   * Seed of all that faults leave to chance.
   * @default 1
   */
  readonly seed?: number;
  /**
   * Host names that the emulator answers to, besides IP addresses, `localhost`, the name of this machine and `host`. Any
   * other is refused with 403: the owner of a web page could make it lead here.
   * @default []
   */
  readonly hosts?: readonly string[];
  /**
   * ms that the head of a request, or a TLS handshake, may take; then the connection is closed.
   * @default 10000
   */
  readonly headersTimeout?: number;
  /**
   * ms after which a connection is closed on which nothing moves, neither a body nor an answer.
   * @default 300000
   */
  readonly idleTimeout?: number;
  /**
   * What browsers may do. No page of another origin may do anything until an origin is named: `{ origin: "http://…" }`.
   * `false` sends no CORS headers.
   */
  readonly cors?: CorsSetting;
  /** API requests a second of a project above which 429 is answered. No limit by default. */
  readonly requestsPerSecond?: number;
  /** API requests under way at once above which 429 is answered. No limit by default. */
  readonly concurrentRequests?: number;
  /** `Retry-After` of those 429: seconds, or a date. None by default, as it is not promised. */
  readonly retryAfter?: number | string;
  /**
   * Checks every answer of the API against the spec; what does not fit becomes a 500 that says so, and stands in
   * the journal as `violation`.
   * @default true
   */
  readonly validateAnswers?: boolean;
  /**
   * How many requests the journal keeps.
   * @default 10000
   */
  readonly journalSize?: number;
  /** Where warnings and unexpected errors go. `console.error` by default. */
  readonly log?: (message: string) => void;
}

export interface OAuthClientOptions {
  readonly id: string;
  readonly secret: string;
}

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

/** The defaults of everything that is not random or found at start. */
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
  repeatedComplete: "error",
  etag: "md5",
  faults: [],
  seed: 1,
  cors: {},
  validateAnswers: true,
  journalSize: 10_000,
});
