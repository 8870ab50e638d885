/**
 * Code that the packages of this repository share: the main entry and more. It is not covered by semantic
 * versioning, because the packages are released together: any release may change or remove a name.
 *
 * It contains the main entry so that a bundler groups the modules of both. Otherwise a page would load some
 * more scripts.
 */

export { giveCalls } from "../client/create-files-client.js";
export { defineError, type ErrorClass, errorGuard } from "../errors/define-error.js";
export { isObject, messageOf } from "../errors/unknown-value.js";
export type { Fault } from "../errors/validation-error.js";
export { isLoopback } from "../http/address.js";
export { createLoader } from "../http/loader.js";
export * from "../index.js";
export { scrub, withoutSecrets } from "../secrets/hide-secrets.js";
export { keepHeaderSecret } from "../secrets/keep-secret.js";
export { ENV_NAMES } from "../settings/env-names.js";
export { hasSettings } from "../settings/settings-from-env.js";
export { onAbort, untilAborted } from "../time/abort.js";
export { systemClock } from "../time/clock.js";
export { momentOf, momentText, spanOf } from "../time/outside-time.js";
export { startTimer } from "../time/start-timer.js";
export type { FileChanges } from "../types/file-update.js";
