import type { OptionSpec } from "../program/command-spec.js";
import { parseCount, parseDuration, parsePort } from "../program/option-values.js";
import { STORE_OPTIONS, type StoreCommandOptions } from "./store-options.js";

/** How browsers of other origins are treated. */
const CORS = ["on", "no-etag", "no-store", "off"] as const;
export type CorsChoice = (typeof CORS)[number];

/** What `cdf-upload emulator` was asked for. */
export interface EmulatorCommandOptions extends StoreCommandOptions {
  /** 0: a free port. */
  readonly port: number;
  readonly host: string;
  readonly dir?: string;
  readonly json?: boolean;
  /** The first is the one that is printed. */
  readonly project?: readonly string[];
  readonly token?: string;
  readonly faults?: string;
  readonly seed?: number;
  readonly tls?: boolean;
  readonly cors: CorsChoice;
  readonly allowOrigin?: readonly string[];
  readonly allowHost?: readonly string[];
  /** ms by which the clock is ahead. */
  readonly clock: number;
  /** ms. */
  readonly uploadedDelay: number;
  readonly envelope: "bare" | "items";
  readonly relativeUrls?: boolean;
  readonly etag: "md5" | "fast";
  readonly requestsPerSecond?: number;
  readonly concurrentRequests?: number;
  readonly retryAfter?: string;
}

const where = "Where:";
const service = "What it is like:";
const trouble = "What goes wrong:";
const count = (text: string): number => parseCount(text);

/** The options of the emulator. */
export const EMULATOR_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group: where,
    flags: "--port <port>",
    description: "port; 0 takes a free one",
    parse: parsePort,
    default: 0,
  },
  {
    group: where,
    flags: "--host <address>",
    description: "address to listen on; another lets others in",
    default: "127.0.0.1",
  },
  {
    group: where,
    flags: "--allow-host <name>",
    env: "CDF_EMULATOR_HOST",
    description:
      "a name that clients call it by, besides IP addresses, localhost and this machine's; may be given several times",
    repeat: true,
  },
  {
    group: where,
    flags: "--dir <folder>",
    description:
      "where it keeps its files: a new or empty folder, or one of an emulator before (default: a temporary folder, removed at the end)",
    completes: "folders",
  },
  { group: where, flags: "--tls", description: "HTTPS, with a certificate made for this machine" },
  {
    group: where,
    flags: "--json",
    description: "print url, token, project, directory and OAuth client as one line of JSON when it listens",
  },
  ...STORE_OPTIONS,
  {
    group: service,
    flags: "--project <name>",
    env: "CDF_EMULATOR_PROJECT",
    description: "a project that is there; may be given several times",
    repeat: true,
  },
  {
    group: service,
    flags: "--token <token>",
    env: "CDF_EMULATOR_TOKEN",
    description: "the bearer token that never ends (default: one that belongs to the folder)",
  },
  {
    group: service,
    flags: "--allow-origin <origin>",
    env: "CDF_EMULATOR_ORIGIN",
    description:
      "an origin whose web pages may use it, as http://localhost:5173, or *; may be given several times (default: none)",
    repeat: true,
  },
  {
    group: service,
    flags: "--cors <how>",
    description: "what those pages see: all, no ETag, nothing of the store, nothing at all",
    choices: CORS,
    default: "on",
  },
  {
    group: service,
    flags: "--clock <ahead>",
    description: "how far its clock is ahead, as 30s, 90m, 12h or 8d",
    parse: parseDuration,
    default: 0,
  },
  {
    group: service,
    flags: "--uploaded-delay <time>",
    description: "from complete until a file counts as uploaded, as 500ms or 2s",
    parse: parseDuration,
    default: 0,
  },
  {
    group: service,
    flags: "--envelope <form>",
    description: "of the answer to init: bare (live) or items (documented)",
    choices: ["bare", "items"],
    default: "bare",
  },
  { group: service, flags: "--relative-urls", description: "upload URLs without a host, as on Private Link" },
  {
    group: service,
    flags: "--etag <kind>",
    description: "md5 of the bytes, or fast ones that say nothing",
    choices: ["md5", "fast"],
    default: "md5",
  },
  {
    group: trouble,
    flags: "--faults <file>",
    env: "CDF_EMULATOR_FAULTS",
    description: "what goes wrong, as JSON or YAML",
    completes: "files",
  },
  {
    group: trouble,
    flags: "--seed <number>",
    description: "of all that faults leave to chance",
    parse: (text) => parseCount(text, 0),
  },
  {
    group: trouble,
    flags: "--requests-per-second <n>",
    description: "calls of the API above which 429 is answered",
    parse: count,
  },
  {
    group: trouble,
    flags: "--concurrent-requests <n>",
    description: "calls of the API at once above which 429 is answered",
    parse: count,
  },
  {
    group: trouble,
    flags: "--retry-after <value>",
    description: "Retry-After of those 429: seconds or a date",
  },
]);
