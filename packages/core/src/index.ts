export type { TokenProvider, TokenRequest } from "./auth/token-provider.js";
export { type Bindings, createBindings } from "./bindings/create-bindings.js";
export { createFilesClient, loadCalls } from "./client/create-files-client.js";
export type { FilesClientOptions } from "./client/files-client-options.js";
export { shareLimits } from "./client/share-limits.js";
export {
  ApiError,
  AuthError,
  isApiError,
  isAuthError,
  isNetworkError,
  isOutcomeUnknownError,
  isTimeoutError,
  NetworkError,
  OutcomeUnknownError,
  TimeoutError,
} from "./errors/call-errors.js";
export { CdfError, isCdfError } from "./errors/cdf-error.js";
export type { CdfErrorCode } from "./errors/error-codes.js";
export { isValidationError, ValidationError } from "./errors/validation-error.js";
export type { AttemptEvent, ClientHooks, RetryEvent } from "./pipeline/hooks.js";
export type { RequestPacer, SharedLimits } from "./pipeline/with-limits.js";
export { CooldownGate } from "./retry/cooldown-gate.js";
export type { RetryOptions } from "./retry/retry-options.js";
export { hideSecrets } from "./secrets/hide-secrets.js";
export { keepSecret } from "./secrets/keep-secret.js";
export { keepUrlSecrets, redactUrl } from "./secrets/redact-url.js";
export { type EnvSettings, settingsFromEnv } from "./settings/settings-from-env.js";
export type { Clock } from "./time/clock.js";
export {} from "./together.js";
export type { CallOptions } from "./types/call-options.js";
export type {
  DownloadLink,
  FileFields,
  FileFilter,
  FileInfo,
  FileListRequest,
  FilePage,
  FileUpload,
  GeoLocation,
  Label,
  MultipartUpload,
} from "./types/file.js";
export type {
  FileIdentity,
  InstanceId,
  LinkTarget,
} from "./types/file-identity.js";
export type { FileUpdate } from "./types/file-update.js";
export type { FilesClient } from "./types/files-client.js";
export type {
  AppliedNode,
  CogniteFileProperties,
  NodeCalls,
  NodeId,
  NodeInfo,
  NodeWrite,
  ViewReference,
} from "./types/node.js";
