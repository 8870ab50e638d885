import type { CorsSetting, EmulatorOptions, readFaultsFile, StoreOptions } from "@cdf-multipart/emulator";
import { checkRelative } from "../ends/working-folder.js";
import { UsageError } from "../errors.js";
import { toStderr } from "../output/write.js";
import type { CorsChoice, EmulatorCommandOptions } from "./emulator-options.js";
import type { StoreCommandOptions } from "./store-options.js";

const CORS: Readonly<Record<CorsChoice, CorsSetting>> = {
  on: {},
  "no-etag": { exposeEtag: false },
  "no-store": { store: false },
  off: false,
};

/**
 * Converts the options of the command line to those of `startEmulator`.
 *
 * @param readFaults reads `--faults`.
 * @throws UsageError when a project is named twice, or an origin is invalid.
 * @throws Error when the faults file cannot be read or is invalid.
 */
export function toEmulatorOptions(
  options: EmulatorCommandOptions,
  readFaults: typeof readFaultsFile,
): EmulatorOptions {
  checkRelative([options.dir, options.faults]);
  const [project, ...projects] = namedOnce(options.project ?? []);
  const { port, host, uploadedDelay, syncDelay, envelope, etag } = options;
  return {
    port,
    host,
    uploadedDelay,
    syncDelay,
    envelope,
    etag,
    projects,
    clockOffset: options.clock,
    cors: corsOf(options),
    hosts: options.allowHost ?? [],
    relativeUrls: options.relativeUrls === true,
    tls: options.tls === true,
    store: toStoreOptions(options),
    ...(project !== undefined && { project }),
    ...(options.dir !== undefined && { directory: options.dir }),
    ...(options.token !== undefined && { token: options.token }),
    ...(options.faults !== undefined && { faults: readFaults(options.faults) }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.requestsPerSecond !== undefined && { requestsPerSecond: options.requestsPerSecond }),
    ...(options.concurrentRequests !== undefined && { concurrentRequests: options.concurrentRequests }),
    ...(options.retryAfter !== undefined && { retryAfter: options.retryAfter }),
    log: (message) => toStderr(`cdf-upload: ${message}`),
  };
}

function corsOf({ cors, allowOrigin = [] }: EmulatorCommandOptions): CorsSetting {
  const wrong = allowOrigin.find((origin) => origin !== "*" && !isOrigin(origin));
  if (wrong !== undefined) {
    throw new UsageError(
      `--allow-origin ${wrong} is not an origin. Give an origin such as http://localhost:5173, or *.`,
    );
  }
  const setting = CORS[cors];
  return setting === false || allowOrigin.length === 0 ? setting : { ...setting, origin: allowOrigin };
}

/** Whether browsers could send this as `Origin`: scheme, host and port only. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function namedOnce(projects: readonly string[]): readonly string[] {
  const twice = projects.find((name, index) => projects.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`--project names ${twice} twice. Give each name once.`);
  return projects;
}

/**
 * Converts the store options of the command line to those of `startEmulator`.
 *
 * @throws UsageError when options of another store are given with `--store fs`, or `--relative-urls` for a store
 *   that clients reach directly.
 */
export function toStoreOptions({
  store,
  endpoint,
  bucket,
  via,
  relativeUrls,
}: StoreCommandOptions & { readonly relativeUrls?: boolean }): StoreOptions {
  if (relativeUrls === true && store !== "fs" && via !== "emulator") {
    throw new UsageError(
      `--relative-urls contradicts --store ${store}: a URL without a host cannot lead to another server. Add --via emulator.`,
    );
  }
  const common = { ...(endpoint !== undefined && { endpoint }), ...(via !== undefined && { via }) };
  switch (store) {
    case "fs":
      if (endpoint !== undefined || bucket !== undefined || via !== undefined) {
        throw new UsageError("--endpoint, --bucket and --via need --store azure or --store s3.");
      }
      return { kind: "fs" };
    case "azure":
      return { kind: "azure", ...common, ...(bucket !== undefined && { container: bucket }) };
    case "s3":
      return { kind: "s3", ...common, ...(bucket !== undefined && { bucket }) };
  }
}
