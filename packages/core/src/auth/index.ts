export { type CachedTokenOptions, cachedToken, type IssuedToken } from "./cached-token.js";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.js";
export { type DeviceCodeOptions, type DevicePrompt, deviceCode } from "./device-code.js";
export {
  type Auth0Options,
  auth0,
  cogniteIdp,
  type EntraIdOptions,
  entraId,
  type IdentityProvider,
} from "./identity-provider.js";
export type { AuthHttpOptions } from "./token-endpoint.js";
export type { TokenProvider, TokenRequest } from "./token-provider.js";
export {
  type FromSettingsOptions,
  staticToken,
  tokenProviderFromSettings,
} from "./token-provider-from-settings.js";
