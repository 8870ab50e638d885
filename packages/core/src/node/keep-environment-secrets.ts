import { keepProxyLogins } from "../http/environment-proxy.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import type { Env } from "../settings/env-names.js";
import { keepEnvSecrets } from "../settings/env-reader.js";

/**
 * From now on no error, event or log line shows a secret of this environment: its tokens and client secrets, the logins of proxies
 * however they are spelt, and the logins and queries of URLs.
 */
export function keepEnvironmentSecrets(env: Env): void {
  findEncodedSecrets();
  keepEnvSecrets(env);
  keepProxyLogins(env);
}
