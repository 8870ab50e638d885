import type { ClientHooks, FilesClientOptions, RetryOptions } from "@cdf-multipart/core";
import type { OptionSpec } from "../options/command-spec.js";

/** How a client sends requests: the same to a project and to an emulator. */
export interface ClientManners {
  readonly hooks?: ClientHooks;
  readonly retry?: RetryOptions;
  /** Time limit of one attempt of an API request, ms. */
  readonly timeout?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
}

/** The options of a client that every client of this program gets. */
export function clientOptions({
  timeout,
  requestsPerSecond,
  ...rest
}: ClientManners): Pick<FilesClientOptions, "appId" | "hooks" | "retry" | "timeout" | "limits"> {
  return {
    ...rest,
    appId: "cdf-upload",
    ...(timeout === undefined ? {} : { timeout }),
    ...(requestsPerSecond === undefined ? {} : { limits: { requestsPerSecond } }),
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
