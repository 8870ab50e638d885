import * as oauth from "oauth4webapi";
import type { IdentityProvider } from "./identity-provider.js";
import type { AuthHttp } from "./token-endpoint.js";

/** An identity provider in the form of oauth4webapi; missing endpoints are looked up once. */
export function authorizationServer(
  provider: IdentityProvider,
  http: AuthHttp,
  needed: "token_endpoint" | "device_authorization_endpoint",
): (signal: AbortSignal) => Promise<oauth.AuthorizationServer> {
  const { issuer, tokenUrl, deviceAuthorizationUrl } = provider;
  const given: oauth.AuthorizationServer = {
    issuer: issuer ?? new URL(tokenUrl ?? "").origin,
    ...(tokenUrl === undefined ? {} : { token_endpoint: tokenUrl }),
    ...(deviceAuthorizationUrl === undefined
      ? {}
      : { device_authorization_endpoint: deviceAuthorizationUrl }),
  };
  let known: oauth.AuthorizationServer | undefined;
  if (issuer === undefined || (given.token_endpoint !== undefined && given[needed] !== undefined))
    known = given;

  return async (signal) => {
    if (known !== undefined) return known;
    const url = new URL(given.issuer);
    const response = await oauth.discoveryRequest(url, http.options(signal));
    known = { ...(await oauth.processDiscoveryResponse(url, response)), ...given };
    return known;
  };
}
