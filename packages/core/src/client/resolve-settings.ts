import { tokenFault } from "../auth/token-fault.js";
import { type Fault, ValidationError } from "../errors/validation-error.js";
import { resolveRetry } from "../retry/retry-options.js";
import { isPathSegment, resolveAddress } from "../settings/address.js";
import { shorten } from "../validation/shorten.js";
import { CLIENT_DEFAULTS, type ClientSettings, type FilesClientOptions } from "./files-client-options.js";

/** The options with everything decided. */
export interface ResolvedSettings
  extends Required<Omit<ClientSettings, "limits" | "clock" | "random" | "fetch">> {
  readonly baseUrl: string;
  readonly requestsPerSecond: number;
  readonly listRequestsPerSecond: number;
  readonly concurrentRequests: number;
  readonly retry: Required<NonNullable<ClientSettings["retry"]>>;
}

function numberFault(path: string, value: unknown, minimum: number): Fault[] {
  if (typeof value === "number" && value >= minimum) return [];
  return [{ path, message: `must be a number of ${minimum} or more`, limit: minimum, value: shorten(value) }];
}

function textFault(path: string, value: unknown, pattern: RegExp, message: string): Fault[] {
  return typeof value === "string" && pattern.test(value) ? [] : [{ path, message, value: shorten(value) }];
}

/**
 * Fills in what was not said and checks what was.
 *
 * @throws ValidationError (`invalid-settings`) with every fault at once. Never quotes the token.
 */
export function resolveSettings(options: FilesClientOptions): ResolvedSettings {
  const { project, token, hooks = {}, limits = {} } = options;
  const { appId = CLIENT_DEFAULTS.appId, timeout = CLIENT_DEFAULTS.timeout } = options;
  const { deadline = CLIENT_DEFAULTS.deadline } = options;
  const { allowInsecureHttp = CLIENT_DEFAULTS.allowInsecureHttp } = options;
  const { requestsPerSecond = CLIENT_DEFAULTS.requestsPerSecond } = limits;
  const { listRequestsPerSecond = CLIENT_DEFAULTS.listRequestsPerSecond } = limits;
  const { concurrentRequests = CLIENT_DEFAULTS.concurrentRequests } = limits;
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
    ...numberFault("limits.requestsPerSecond", requestsPerSecond, Number.MIN_VALUE),
    ...numberFault("limits.listRequestsPerSecond", listRequestsPerSecond, Number.MIN_VALUE),
    ...numberFault("limits.concurrentRequests", concurrentRequests, 1),
  ];
  if (faults.length > 0)
    throw new ValidationError({ code: "invalid-settings", subject: "createFilesClient", faults });
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
    requestsPerSecond,
    listRequestsPerSecond,
    concurrentRequests,
  };
}
