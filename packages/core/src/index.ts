export type { IdentityProvider } from "./auth/identity-provider.js";
export type { TokenProvider, TokenRequest } from "./auth/token-provider.js";
export { type Bindings, createBindings } from "./bindings/create-bindings.js";
export { createFilesClient } from "./client/create-files-client.js";
export type {
  Address,
  ClientSettings,
  FilesClientOptions,
  LimitOptions,
} from "./client/files-client-options.js";
export type { AttemptEvent, ClientHooks, RetryEvent } from "./client/hooks.js";
export { loadCalls } from "./client/load-calls.js";
export { createLoader } from "./client/loader.js";
export { type SharedLimits, shareLimits } from "./client/share-limits.js";
export { ApiError, type ApiErrorCode, type ApiErrorOptions, isApiError } from "./errors/api-error.js";
export { AuthError, type AuthErrorCode, type AuthErrorOptions, isAuthError } from "./errors/auth-error.js";
export { CdfError, type CdfErrorOptions, isCdfError } from "./errors/cdf-error.js";
export type { ErrorJson } from "./errors/error-json.js";
export {
  isNetworkError,
  NetworkError,
  type NetworkErrorCode,
  type NetworkErrorOptions,
} from "./errors/network-error.js";
export {
  isOutcomeUnknownError,
  OutcomeUnknownError,
  type OutcomeUnknownErrorOptions,
} from "./errors/outcome-unknown-error.js";
export {
  isTimeoutError,
  TimeoutError,
  type TimeoutErrorCode,
  type TimeoutErrorOptions,
} from "./errors/timeout-error.js";
export {
  type Fault,
  isValidationError,
  ValidationError,
  type ValidationErrorCode,
  type ValidationErrorOptions,
} from "./errors/validation-error.js";
export { backoffDelay } from "./retry/backoff-delay.js";
export { CooldownGate } from "./retry/cooldown-gate.js";
export { isRetryableStatus } from "./retry/is-retryable-status.js";
export { parseRetryAfter } from "./retry/parse-retry-after.js";
export { RETRY_DEFAULTS, type RetryOptions } from "./retry/retry-options.js";
export { keepSecret } from "./secrets/keep-secret.js";
export { keepUrlSecrets, redactUrl } from "./secrets/redact-url.js";
export { withoutSecrets } from "./secrets/safe-cause.js";
export { hideSecrets, scrub } from "./secrets/scrub.js";
export type { EnvAuth } from "./settings/env-auth.js";
export { ENV_NAMES, type Env, type EnvMeaning } from "./settings/env-names.js";
export { type EnvSettings, hasSettings, settingsFromEnv } from "./settings/settings-from-env.js";
export { type Clock, systemClock } from "./time/clock.js";
export { momentOf, momentText, spanOf } from "./time/outside-time.js";
export type { FileFields, Label } from "./types/file-fields.js";
export type {
  ByExternalId,
  ById,
  ByInstanceId,
  DeleteTarget,
  FileIdentity,
  InstanceId,
  LinkTarget,
} from "./types/file-identity.js";
export type { DownloadLink, FileInfo, FilePage, FileUpload, MultipartUpload } from "./types/file-info.js";
export type { FileFilter, FileListRequest, TimeRange } from "./types/file-list-request.js";
export type {
  CallOptions,
  ExpirationOption,
  FilesClient,
  OverwriteOption,
  PartsOption,
  UnknownIdsOption,
} from "./types/files-client.js";
export type { GeoLocation, Geometry, Position } from "./types/geo-location.js";
