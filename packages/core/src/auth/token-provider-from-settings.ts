import { ValidationError } from "../errors/validation-error.js";
import { clientCredentials } from "./client-credentials.js";
import { type DeviceCodeOptions, deviceCode } from "./device-code.js";
import type { IdentityProvider } from "./identity-provider.js";
import type { AuthHttpOptions } from "./token-endpoint.js";
import type { TokenProvider } from "./token-provider.js";

/**
 * How to sign in. Secrets can be read but are not enumerable, so printing or serialising the settings does
 * not show them.
 */
export type EnvAuth =
  | { readonly kind: "token"; readonly token: string }
  | {
      readonly kind: "client_credentials";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly provider: IdentityProvider;
    }
  | { readonly kind: "device_code"; readonly clientId: string; readonly provider: IdentityProvider };

/** Options that the settings cannot contain. */
export interface FromSettingsOptions extends AuthHttpOptions {
  /** Required for device code: shows the person the URL and the code. */
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

/** One token for the whole time, like `token: "…"` in the client's options. */
export function staticToken(token: string): TokenProvider {
  return () => token;
}
