import {
  type ClientHooks,
  type FilesClientOptions,
  type RetryOptions,
  shareLimits,
} from "@cdf-multipart/core";
import { UsageError } from "../errors.js";
import type { OptionSpec } from "../options/command-spec.js";

/** How a client sends requests: the same to a project and to an emulator. */
export interface ClientManners {
  readonly hooks?: ClientHooks;
  readonly retry?: RetryOptions;
  /** Time limit of one attempt of an API request, ms. */
  readonly timeout?: number | undefined;
  /** For all processes of the run together. */
  readonly requestsPerSecond?: number | undefined;
  /** Number of processes that divide the run, each of which gets this part of the limits. @default 1 */
  readonly shards?: number | undefined;
}

/**
 * The options of a client that every client of this program gets.
 *
 * @throws UsageError when a shard would get too few requests.
 */
export function clientOptions({
  timeout,
  requestsPerSecond,
  shards,
  ...rest
}: ClientManners): Pick<FilesClientOptions, "appId" | "hooks" | "retry" | "timeout" | "limits"> {
  return {
    ...rest,
    appId: "cdf-upload",
    ...(timeout === undefined ? {} : { timeout }),
    ...(requestsPerSecond === undefined ? {} : { limits: { requestsPerSecond } }),
    ...(shards === undefined ? {} : { limits: dividedLimits(requestsPerSecond, shards) }),
  };
}

/**
 * The minimum requests per second of a shard: with fewer, 16 files in flight with a request each would wait
 * more than 5 minutes for their turn, which leaves time within the deadline of a call (15 minutes).
 */
const SHARE_MIN = 0.05;

function dividedLimits(
  requestsPerSecond: number | undefined,
  shards: number,
): NonNullable<FilesClientOptions["limits"]> {
  const whole = shareLimits(requestsPerSecond === undefined ? {} : { requestsPerSecond });
  const share = whole.requestsPerSecond / shards;
  if (share < SHARE_MIN) {
    throw new UsageError(
      `${whole.requestsPerSecond} requests per second, divided by ${shards} shards, are ${share.toPrecision(2)} for each, but a shard needs at least ${SHARE_MIN}. Use at most ${Math.floor(whole.requestsPerSecond / SHARE_MIN)} shards, or raise --requests-per-second.`,
    );
  }
  return {
    requestsPerSecond: share,
    listRequestsPerSecond: whole.listRequestsPerSecond / shards,
    concurrentRequests: Math.max(1, Math.floor(whole.concurrentRequests / shards)),
  };
}

/** Values of the options about the destination. */
export interface ConnectionOptions {
  readonly settings?: string;
  readonly emulator?: boolean;
  readonly emulatorDir?: string;
}

const group = "Where to:";

/** The settings file. It is not named `--env-file`, because Node 20 consumes an option of that name in any position. */
export const SETTINGS_OPTION: OptionSpec = Object.freeze<OptionSpec>({
  group,
  flags: "--settings <file>",
  description: "also read settings from this .env file; environment variables take precedence",
  completes: "files",
});

/** Options about the destination. */
export const CONNECTION_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  SETTINGS_OPTION,
  {
    group,
    flags: "--emulator",
    description: "upload to an emulator started for this run, then download and compare",
  },
  {
    group,
    flags: "--emulator-dir <folder>",
    description: "folder where that emulator keeps its files (with --emulator)",
    completes: "folders",
  },
]);

/**
 * The warning for connections to this URL when the environment switches the verification of certificates off; undefined when
 * certificates are verified, or when the URL does not use TLS.
 */
export function unverifiedTls(url: URL | string): string | undefined {
  if (process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0" || new URL(url).protocol !== "https:")
    return undefined;
  return "TLS certificates are not verified (NODE_TLS_REJECT_UNAUTHORIZED=0): anyone on the network path can read the token and the files.";
}

/** The fix: trust the company's own certificate, and keep connections verified. */
export const TRUST_INSTEAD: string =
  "Unset NODE_TLS_REJECT_UNAUTHORIZED, and set NODE_EXTRA_CA_CERTS to the certificate of your proxy or server.";
