import type { OptionSpec } from "../options/command-spec.js";
import { parseCount, parseDuration, parsePort } from "../options/option-values.js";
import { STORE_OPTIONS, type StoreCommandOptions } from "./store-options.js";

/** How much the emulator allows web pages of other origins. */
const CORS = ["on", "no-etag", "no-store", "off"] as const;
export type CorsChoice = (typeof CORS)[number];

/** Values of the options of `cdf-upload emulator`. */
export interface EmulatorCommandOptions extends StoreCommandOptions {
  /** 0: a free port. */
  readonly port: number;
  readonly host: string;
  readonly dir?: string;
  readonly json?: boolean;
  /** The first one is printed at the start. */
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
  /** ms. */
  readonly syncDelay: number;
  readonly envelope: "bare" | "items";
  readonly relativeUrls?: boolean;
  readonly etag: "md5" | "fast";
  readonly requestsPerSecond?: number;
  readonly concurrentRequests?: number;
  readonly retryAfter?: string;
}

const where = "Where:";
const service = "Service:";
const trouble = "Faults:";
const count = (text: string): number => parseCount(text);

/** Options of the emulator. */
export const EMULATOR_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  {
    group: where,
    flags: "--port <port>",
    description: "port; 0 selects a free one",
    parse: parsePort,
    default: 0,
  },
  {
    group: where,
    flags: "--host <address>",
    description: "IP address to listen on; with 0.0.0.0, other machines can connect",
    default: "127.0.0.1",
  },
  {
    group: where,
    flags: "--allow-host <name>",
    env: "CDF_EMULATOR_HOST",
    description:
      "host name to accept in requests, besides IP addresses, localhost and this machine's name; can be repeated",
    repeat: true,
  },
  {
    group: where,
    flags: "--dir <folder>",
    description:
      "folder for its files: new, empty, or used by an earlier emulator (default: a temporary folder, removed at the end)",
    completes: "folders",
  },
  { group: where, flags: "--tls", description: "use HTTPS, with a certificate made for this machine" },
  {
    group: where,
    flags: "--json",
    description: "print url, token, project, directory and OAuth client as one line of JSON once it listens",
  },
  ...STORE_OPTIONS,
  {
    group: service,
    flags: "--project <name>",
    env: "CDF_EMULATOR_PROJECT",
    description: "name of a project; can be repeated",
    repeat: true,
  },
  {
    group: service,
    flags: "--token <token>",
    env: "CDF_EMULATOR_TOKEN",
    description: "a bearer token that never expires (default: the token kept in its folder)",
  },
  {
    group: service,
    flags: "--allow-origin <origin>",
    env: "CDF_EMULATOR_ORIGIN",
    description:
      "origin whose web pages may use it, such as http://localhost:5173, or *; can be repeated (default: none)",
    repeat: true,
  },
  {
    group: service,
    flags: "--cors <how>",
    description: "what those pages may read: everything, everything except ETags, only the API, or nothing",
    choices: CORS,
    default: "on",
  },
  {
    group: service,
    flags: "--clock <ahead>",
    description: "how far its clock is ahead, such as 30s, 90m, 12h or 8d",
    parse: parseDuration,
    default: 0,
  },
  {
    group: service,
    flags: "--uploaded-delay <time>",
    description: "delay between complete and uploaded: true, such as 500ms or 2s",
    parse: parseDuration,
    default: 0,
  },
  {
    group: service,
    flags: "--sync-delay <time>",
    description:
      "delay between a change of a data-modeling node and that of its file entry, in both directions, such as 10s",
    parse: parseDuration,
    default: 0,
  },
  {
    group: service,
    flags: "--envelope <form>",
    description: "form of the response to init: bare (as the live API) or items (as documented)",
    choices: ["bare", "items"],
    default: "bare",
  },
  {
    group: service,
    flags: "--relative-urls",
    description: "return upload URLs without a host, as on Private Link",
  },
  {
    group: service,
    flags: "--etag <kind>",
    description:
      "ETags of parts: the MD5 of the bytes (md5), or unique values that do not depend on the bytes (fast)",
    choices: ["md5", "fast"],
    default: "md5",
  },
  {
    group: trouble,
    flags: "--faults <file>",
    env: "CDF_EMULATOR_FAULTS",
    description: "faults to inject, as JSON or YAML",
    completes: "files",
  },
  {
    group: trouble,
    flags: "--seed <number>",
    description: "seed of all random choices of faults",
    parse: (text) => parseCount(text, 0),
  },
  {
    group: trouble,
    flags: "--requests-per-second <n>",
    description: "API requests per second above which it answers 429",
    parse: count,
  },
  {
    group: trouble,
    flags: "--concurrent-requests <n>",
    description: "concurrent API requests above which it answers 429",
    parse: count,
  },
  {
    group: trouble,
    flags: "--retry-after <value>",
    description: "Retry-After header of those answers: seconds or a date",
  },
]);
