import type { Clock } from "../ground/clock.js";
import type { CorsSetting } from "../http/cors-setting.js";
import type { Fault } from "../http/fault.js";
import type { StoreOptions } from "./store-options.js";

/**
 * Options of the emulator. Every option has a default: `startEmulator()` without options is a working
 * service.
 */
export interface EmulatorOptions {
  /**
   * TCP port; 0 chooses a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. Unless it is a loopback address, other machines can connect, and the emulator
   * logs a warning.
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Folder for state and content; it is kept on close. It must not exist, be empty, or be a folder of an
   * emulator. Any other folder is refused and not changed. Without this option the emulator creates a private
   * temporary folder and removes it on close.
   */
  readonly directory?: string;
  /**
   * Name of the project.
   * @default "emulator"
   */
  readonly project?: string;
  /** Additional projects. Each project has its own files. */
  readonly projects?: readonly string[];
  /** A bearer token that never expires. The default is random, and the same for the same directory. */
  readonly token?: string;
  /**
   * Client id and secret that the token endpoint accepts; the device code flow needs the id only. The default
   * is `emulator-client` with a random secret, the same for the same directory. Read it from the handle, or
   * from the first line of `--json`.
   */
  readonly oauthClient?: OAuthClientOptions;
  /**
   * Lifetime of issued tokens, in ms.
   * @default 3600000
   */
  readonly tokenLifetime?: number;
  /**
   * Shape of the response of init: `bare` as the live service sends it, or `items` (`{items: […]}`) as
   * documented.
   * @default "bare"
   */
  readonly envelope?: "bare" | "items";
  /**
   * Shape of the response of multiuploadlink.
   * @default "items"
   */
  readonly linkEnvelope?: "bare" | "items";
  /**
   * Whether upload URLs have no host, as in Private Link projects.
   * @default false
   */
  readonly relativeUrls?: boolean;
  /**
   * Lifetime of upload URLs, in ms, rounded down to whole seconds. The default is the spec's one week; tests
   * of expiry use a shorter one. The session itself always lives for a week.
   */
  readonly uploadUrlLifetime?: number;
  /**
   * The store for file content: a folder of the emulator, or a real object store that clients upload to
   * directly.
   * @default { kind: "fs" }
   */
  readonly store?: StoreOptions;
  /**
   * Time in ms from complete until `uploaded` is true.
   * @default 0
   */
  readonly uploadedDelay?: number;
  /**
   * Time in ms that the syncer of data modelling is late: from the creation of a node until the Files API finds
   * its file, and from `uploaded` of the file until `isUploaded` of the node.
   * @default 0
   */
  readonly syncDelay?: number;
  /** The spaces of data modelling. Any other space is refused. All spaces exist by default. */
  readonly spaces?: readonly string[];
  /**
   * Views that extend `CogniteFile`, besides `CogniteFile/v1` and `CogniteExtractorFile/v1`. A node with properties
   * in such a view is a file.
   * @default []
   */
  readonly fileViews?: readonly FileView[];
  /**
   * Maximum concurrent requests to data modelling per project; more are answered with 429. The defaults are those
   * of the service: 4 applies, 2 deletes, 8 reads.
   */
  readonly concurrentInstanceRequests?: InstanceConcurrency;
  /**
   * The response to a second complete of the same upload. It is not known whether the service accepts it.
   * @default "error"
   */
  readonly repeatedComplete?: "error" | "ok";
  /**
   * Every part except the last must have more bytes than this. The default is the spec's value; tests with
   * many parts may use a smaller one.
   */
  readonly partSizeExclusiveMin?: number;
  /**
   * The ETag of a part. `md5`: the MD5 of its bytes as on S3, computed in a worker thread (about 0.6 GB/s).
   * `fast`: a unique text that does not depend on the bytes, as on Azure, at no cost.
   * @default "md5"
   */
  readonly etag?: "md5" | "fast";
  /** The source of time. The emulator's own clock adds its offset to it. */
  readonly clock?: Clock;
  /**
   * How far the emulator's clock is ahead at the start, in ms. A directory stores the offset of its clock.
   * The larger of the two is used, so that expired things stay expired.
   * @default 0
   */
  readonly clockOffset?: number;
  /**
   * HTTPS instead of HTTP. `true` uses a certificate that is generated for this machine; clients have to
   * trust the file `Emulator.certificate`. Or pass your own certificate.
   * @default false
   */
  readonly tls?: boolean | TlsOptions;
  /** The faults that are active from the start. */
  readonly faults?: readonly Fault[];
  /**
   * Seed of the random generator for the `chance` of faults.
   * @default 1
   */
  readonly seed?: number;
  /**
   * Additional host names by which clients may call the emulator. IP addresses, `localhost`, the name of this
   * machine and `host` are always accepted. Any other name is refused with 403, because the owner of a web
   * page could make that name resolve to this machine.
   * @default []
   */
  readonly hosts?: readonly string[];
  /**
   * Maximum time in ms for the headers of a request, or for a TLS handshake. After it the connection is
   * closed.
   * @default 10000
   */
  readonly headersTimeout?: number;
  /**
   * Time in ms after which an idle connection is closed, on which neither a request nor a response makes
   * progress.
   * @default 300000
   */
  readonly idleTimeout?: number;
  /**
   * What browsers may do. Pages of other origins may do nothing until their origin is allowed: `{ origin:
   * "http://…" }`. `false` sends no CORS headers.
   */
  readonly cors?: CorsSetting;
  /** Maximum API requests per second and project; more are answered with 429. No limit by default. */
  readonly requestsPerSecond?: number;
  /** Maximum concurrent API requests per project; more are answered with 429. No limit by default. */
  readonly concurrentRequests?: number;
  /**
   * `Retry-After` header of these 429 responses: seconds or a date. No header by default, because the API
   * does not promise one.
   */
  readonly retryAfter?: number | string;
  /**
   * Validates every response of the API against the spec. An invalid response becomes a 500 that says so, and
   * the journal records it as `violation`.
   * @default true
   */
  readonly validateAnswers?: boolean;
  /**
   * Maximum number of requests that the journal keeps.
   * @default 10000
   */
  readonly journalSize?: number;
  /** Receives warnings and unexpected errors. `console.error` by default. */
  readonly log?: (message: string) => void;
}

/** A view that extends `CogniteFile`. */
export interface FileView {
  readonly space: string;
  readonly externalId: string;
  readonly version: string;
  /** Names of its own properties. Any value is accepted for them. */
  readonly properties?: readonly string[];
}

/** Maximum concurrent requests of each kind. */
export interface InstanceConcurrency {
  readonly applies: number;
  readonly deletes: number;
  readonly reads: number;
}

export interface OAuthClientOptions {
  readonly id: string;
  readonly secret: string;
}

/** A certificate and its key, in PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
}
