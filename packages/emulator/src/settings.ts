import { PART_SIZE_EXCLUSIVE_MIN } from "@cdf-multipart/spec";
import { EMULATOR_DEFAULTS, type EmulatorOptions } from "./options.js";

/** The options with every default filled in; only throttling stays optional, as no limit is its default. */
export type Settings = Required<
  Omit<
    EmulatorOptions,
    "directory" | "clock" | "faults" | "requestsPerSecond" | "concurrentRequests" | "retryAfter" | "projects"
  >
> &
  Pick<EmulatorOptions, "requestsPerSecond" | "concurrentRequests" | "retryAfter"> & {
    readonly projects: ReadonlySet<string>;
  };

export function toSettings(options: EmulatorOptions, defaultToken: string): Settings {
  const given = { ...EMULATOR_DEFAULTS, ...withoutUndefined(options) };
  return {
    ...given,
    token: given.token ?? defaultToken,
    partSizeExclusiveMin: given.partSizeExclusiveMin ?? PART_SIZE_EXCLUSIVE_MIN,
    log: given.log ?? ((message) => console.error(message)),
    projects: new Set([given.project, ...given.projects]),
  };
}

/** An option given as `undefined` means its default. */
function withoutUndefined(options: EmulatorOptions): EmulatorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
