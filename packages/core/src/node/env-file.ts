import { parseEnv } from "node:util";
import { messageOf } from "../errors/unknown-value.js";
import { ValidationError } from "../errors/validation-error.js";
import { keepProxyLogins } from "../http/environment-proxy.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import { keepTelemetryHeaders } from "../secrets/keep-telemetry-headers.js";
import type { Env } from "../settings/env-names.js";
import { keepEnvSecrets } from "../settings/env-reader.js";
import { type EnvSettings, settingsFromEnv } from "../settings/settings-from-env.js";
import { expandVariables } from "./expand-variables.js";
import { readTextFile } from "./read-text-file.js";

/**
 * The variables of a `.env` file: UTF-8, with or without a byte order mark, of at most 1 MiB. A value may
 * refer to others as `${NAME}` or `${NAME:-default}`.
 *
 * @param around the environment, which takes precedence in references. Default: `process.env`.
 * @throws ValidationError (`invalid-settings`) when it cannot be read, with the line that is not UTF-8.
 */
export function readEnvFile(path: string, around: Env = process.env): Env {
  try {
    const env: Env = expandVariables(parseEnv(readTextFile(path)), around);
    keepEnvironmentSecrets(env);
    return env;
  } catch (cause) {
    const reason = messageOf(cause);
    const faults = [{ path, message: `cannot be read (${reason})` }];
    throw new ValidationError({ code: "invalid-settings", subject: "Environment file", faults, cause });
  }
}

/**
 * Reads the settings of a client from a `.env` file and the environment. The environment takes precedence
 * over the file, as with Node's `--env-file`.
 *
 * @param env default: `process.env`.
 * @throws ValidationError (`invalid-settings`) that names every variable that is missing, contradictory or
 * wrong.
 */
export function settingsFromEnvFile(path: string, env: Env = process.env): EnvSettings {
  return settingsFromEnv({ ...readEnvFile(path, env), ...env });
}

/**
 * From now on no error, event or log line shows a secret of this environment: its tokens and client secrets,
 * the headers for telemetry, the logins of proxies in any spelling, and the logins and queries of URLs.
 */
export function keepEnvironmentSecrets(env: Env): void {
  findEncodedSecrets();
  keepEnvSecrets(env);
  keepProxyLogins(env);
  keepTelemetryHeaders(env);
}
