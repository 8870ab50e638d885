import * as oauth from "oauth4webapi";
import { keepSecret } from "../secrets/keep-secret.js";
import { textFaults, throwFaults } from "./auth-faults.js";
import { authorizationServer } from "./authorization-server.js";
import { cachedToken, type IssuedToken, issuedToken } from "./cached-token.js";
import { type IdentityProvider, providerFaults } from "./identity-provider.js";
import { type AuthHttpOptions, authFailure, createAuthHttp } from "./token-endpoint.js";
import type { TokenProvider } from "./token-provider.js";

/** A service that signs in as itself. */
export interface ClientCredentialsOptions extends AuthHttpOptions {
  /** `entraId(…)`, `auth0(…)`, `cogniteIdp()`, or any `{ tokenUrl, scopes?, audience? }`. */
  readonly provider: IdentityProvider;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent: in the body or as Basic authorization. @default "post" */
  readonly clientAuthentication?: "post" | "basic";
}

/**
 * Tokens by the client credentials grant (RFC 6749, 4.4), cached and renewed 30 s before they expire.
 *
 * @throws ValidationError (`invalid-settings`) immediately if an option is wrong. The provider itself rejects
 * with AuthError, NetworkError or TimeoutError.
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenProvider {
  const { provider, clientId, clientSecret, clientAuthentication = "post" } = options;
  if (typeof clientSecret === "string") keepSecret(clientSecret);
  throwFaults("clientCredentials", [
    ...textFaults({ clientId, clientSecret }),
    ...providerFaults(provider, options.allowInsecureHttp),
  ]);
  const http = createAuthHttp(options);
  const server = authorizationServer(provider, http, "token_endpoint");
  const authentication =
    clientAuthentication === "basic"
      ? oauth.ClientSecretBasic(clientSecret)
      : oauth.ClientSecretPost(clientSecret);
  const parameters = {
    ...(provider.scopes?.length ? { scope: provider.scopes.join(" ") } : {}),
    ...(provider.audience === undefined ? {} : { audience: provider.audience }),
  };

  async function fetchToken(signal: AbortSignal): Promise<IssuedToken> {
    const client = { client_id: clientId };
    try {
      const as = await server(signal);
      const request = http.options(signal);
      const response = await oauth.clientCredentialsGrantRequest(
        as,
        client,
        authentication,
        parameters,
        request,
      );
      return issuedToken(await oauth.processClientCredentialsResponse(as, client, response));
    } catch (error) {
      throw authFailure(error, signal);
    }
  }
  return cachedToken(fetchToken, { clock: http.clock });
}
