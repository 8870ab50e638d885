/**
 * The modules that a page has of the client before its first call, and that all later scripts share. Bundlers
 * that split code (esbuild, rolldown) put modules into one script if the same scripts import them; otherwise
 * a page would load a script per module and two, and each is compressed alone. So every script that core
 * loads with `import()` imports this list. It runs nothing: a bundle contains only the used parts of it.
 */
export {} from "./auth/token-provider.js";
export {} from "./errors/call-errors.js";
export {} from "./errors/cdf-error.js";
export {} from "./errors/unknown-value.js";
export {} from "./errors/validation-error.js";
export {} from "./http/loader.js";
export {} from "./retry/retry-options.js";
export {} from "./secrets/hide-secrets.js";
export {} from "./secrets/keep-secret.js";
export {} from "./secrets/redact-url.js";
/** What makes the list part of them. */
export { onAbort } from "./time/abort.js";
export {} from "./time/clock.js";
export {} from "./time/outside-time.js";
export {} from "./time/start-timer.js";
