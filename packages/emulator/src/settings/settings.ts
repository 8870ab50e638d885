import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { EMULATOR_DEFAULTS } from "./defaults.js";
import type { EmulatorOptions } from "./options.js";

/**
 * The options with all defaults filled in. The rate limits and the list of spaces stay optional, because they have no default.
 */
export type Settings = Required<
  Omit<
    EmulatorOptions,
    | "directory"
    | "clock"
    | "faults"
    | "requestsPerSecond"
    | "concurrentRequests"
    | "retryAfter"
    | "projects"
    | "spaces"
  >
> &
  Pick<EmulatorOptions, "requestsPerSecond" | "concurrentRequests" | "retryAfter" | "spaces"> & {
    readonly projects: ReadonlySet<string>;
  };

/** Secrets that are derived from a directory's own secret. */
export interface OwnSecrets {
  readonly token: string;
  readonly clientSecret: string;
}

/** Client id for the emulator's own identity provider. */
const CLIENT_ID = "emulator-client";

export function toSettings(options: EmulatorOptions, own: OwnSecrets): Settings {
  const given = { ...EMULATOR_DEFAULTS, ...withoutUndefined(options) };
  return {
    ...given,
    token: given.token ?? own.token,
    oauthClient: given.oauthClient ?? { id: CLIENT_ID, secret: own.clientSecret },
    partSizeExclusiveMin: given.partSizeExclusiveMin ?? PART_SIZE_EXCLUSIVE_MIN,
    log: given.log ?? ((message) => console.error(message)),
    projects: new Set([given.project, ...given.projects]),
  };
}

/** An option that is `undefined` means its default. */
function withoutUndefined(options: EmulatorOptions): EmulatorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
