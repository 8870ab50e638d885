export type { TokenProvider, TokenRequest } from "./auth/token-provider.js";
export { type Bindings, createBindings } from "./bindings/create-bindings.js";
export { createFilesClient } from "./client/create-files-client.js";
export type { FilesClientOptions } from "./client/files-client-options.js";
export type { AttemptEvent, ClientHooks, RetryEvent } from "./client/hooks.js";
export { loadCalls } from "./client/load-calls.js";
export { type SharedLimits, shareLimits } from "./client/share-limits.js";
export { ApiError, isApiError } from "./errors/api-error.js";
export { AuthError, isAuthError } from "./errors/auth-error.js";
export { CdfError, isCdfError } from "./errors/cdf-error.js";
export type { ErrorClass } from "./errors/define-error.js";
export type { CdfErrorCode } from "./errors/error-codes.js";
export { isNetworkError, NetworkError } from "./errors/network-error.js";
export { isOutcomeUnknownError, OutcomeUnknownError } from "./errors/outcome-unknown-error.js";
export { isTimeoutError, TimeoutError } from "./errors/timeout-error.js";
export { type Fault, isValidationError, ValidationError } from "./errors/validation-error.js";
export { CooldownGate } from "./retry/cooldown-gate.js";
export type { RetryOptions } from "./retry/retry-options.js";
export { keepSecret } from "./secrets/keep-secret.js";
export { keepUrlSecrets, redactUrl } from "./secrets/redact-url.js";
export { hideSecrets } from "./secrets/scrub.js";
export { type EnvSettings, settingsFromEnv } from "./settings/settings-from-env.js";
export type { Clock } from "./time/clock.js";
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
export type { FileFilter, FileListRequest } from "./types/file-list-request.js";
export type { CallOptions, FilesClient } from "./types/files-client.js";
export type { GeoLocation } from "./types/geo-location.js";
