import { ValidationError } from "../errors/validation-error.js";
import type { EnvAuth } from "../settings/env-auth.js";
import { clientCredentials } from "./client-credentials.js";
import { type DeviceCodeOptions, deviceCode } from "./device-code.js";
import { staticToken } from "./static-token.js";
import type { AuthHttpOptions } from "./token-endpoint.js";
import type { TokenProvider } from "./token-provider.js";

/** What the settings cannot say. */
export interface FromSettingsOptions extends AuthHttpOptions {
  /** Needed for device code: shows the person where to go. */
  readonly onPrompt?: DeviceCodeOptions["onPrompt"];
}

/**
 * The token provider for settings that `settingsFromEnv` read.
 *
 * @throws ValidationError when the settings ask for a device code and there is no `onPrompt` to show it with.
 */
export function tokenProviderFromSettings(
  settings: { readonly auth: EnvAuth },
  options: FromSettingsOptions = {},
): TokenProvider {
  const { auth } = settings;
  if (auth.kind === "token") return staticToken(auth.token);
  const { clientId, provider } = auth;
  if (auth.kind === "client_credentials")
    return clientCredentials({ ...options, clientId, clientSecret: auth.clientSecret, provider });
  const { onPrompt, ...http } = options;
  if (onPrompt === undefined) {
    const message = "is required: signing in with a device code needs someone to show the code to";
    const faults = [{ path: "onPrompt", message }];
    throw new ValidationError({ code: "invalid-settings", subject: "tokenProviderFromSettings", faults });
  }
  return deviceCode({ ...http, clientId, provider, onPrompt });
}
