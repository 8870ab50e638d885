/**
 * What the packages of this repository share: the main entry and more. It is not covered by semantic
 * versioning, because the packages are released together: any release may change or remove a name.
 *
 * It contains the main entry so that a bundler groups the modules of both. Otherwise a page would load some
 * more scripts.
 */

export { createLoader } from "../client/loader.js";
export { defineError, errorGuard } from "../errors/define-error.js";
export { messageOf } from "../errors/message-of.js";
export * from "../index.js";
export { isObject } from "../json/is-object.js";
export { withoutSecrets } from "../secrets/safe-cause.js";
export { scrub } from "../secrets/scrub.js";
export { isLoopback } from "../settings/address.js";
export { ENV_NAMES } from "../settings/env-names.js";
export { hasSettings } from "../settings/settings-from-env.js";
export { systemClock } from "../time/clock.js";
export { onAbort } from "../time/on-abort.js";
export { momentOf, momentText, spanOf } from "../time/outside-time.js";
export { untilAborted } from "../time/until-aborted.js";
