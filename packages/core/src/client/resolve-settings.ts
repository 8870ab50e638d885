import { tokenFault } from "../auth/token-provider.js";
import { type Fault, shorten, ValidationError } from "../errors/validation-error.js";
import { isPathSegment, resolveAddress } from "../http/address.js";
import type { SharedLimits } from "../pipeline/with-limits.js";
import { resolveRetry } from "../retry/retry-options.js";
import { systemClock } from "../time/clock.js";
import { CLIENT_DEFAULTS, type ClientSettings, type FilesClientOptions } from "./files-client-options.js";
import { completeLimits, limitFaults, numberFault } from "./share-limits.js";

/** The options with all defaults filled in. */
export interface ResolvedSettings
  extends Required<Omit<ClientSettings, "limits" | "clock" | "random" | "fetch">> {
  readonly baseUrl: string;
  readonly limits: SharedLimits;
  readonly cooldown: SharedLimits["cooldown"];
  readonly retry: Required<NonNullable<ClientSettings["retry"]>>;
}

function textFault(path: string, value: unknown, pattern: RegExp, message: string): Fault[] {
  return typeof value === "string" && pattern.test(value) ? [] : [{ path, message, value: shorten(value) }];
}

/**
 * Fills in the defaults and checks the options.
 *
 * @param subject the function that takes the options.
 * @throws ValidationError (`invalid-settings`) with every fault. Never quotes the token.
 */
export function resolveSettings(options: FilesClientOptions, subject: string): ResolvedSettings {
  const { project, token, hooks = {}, clock = systemClock } = options;
  const { appId = CLIENT_DEFAULTS.appId, timeout = CLIENT_DEFAULTS.timeout } = options;
  const { deadline = CLIENT_DEFAULTS.deadline } = options;
  const { allowInsecureHttp = CLIENT_DEFAULTS.allowInsecureHttp } = options;
  const limits = completeLimits(options.limits ?? {}, clock);
  const retry = resolveRetry(options.retry);
  const address = resolveAddress({ ...options, allowInsecureHttp });
  const wrongToken = typeof token === "function" ? undefined : tokenFault(token);
  const faults: Fault[] = [
    ...address.faults,
    ...(isPathSegment(project)
      ? []
      : [{ path: "project", message: "must be the name of the CDF project", value: shorten(project) }]),
    ...(wrongToken === undefined ? [] : [{ path: "token", message: wrongToken }]),
    ...textFault("appId", appId, /^[\x20-\x7e]+$/, "must be printable ASCII: it is sent as a header"),
    ...numberFault("timeout", timeout, 1),
    ...numberFault("deadline", deadline, 1),
    ...numberFault("retry.retries", retry.retries, 0),
    ...numberFault("retry.minDelay", retry.minDelay, 0),
    ...numberFault("retry.maxDelay", retry.maxDelay, 0),
    ...numberFault("retry.maxRetryAfter", retry.maxRetryAfter, 0),
    ...limitFaults(limits),
  ];
  if (faults.length > 0) throw new ValidationError({ code: "invalid-settings", subject, faults });
  return {
    baseUrl: address.baseUrl,
    project,
    token,
    appId,
    timeout,
    deadline,
    allowInsecureHttp,
    hooks,
    retry,
    limits,
    cooldown: limits.cooldown,
  };
}
