import * as oauth from "oauth4webapi";
import { AuthError, isAuthError } from "../errors/call-errors.js";
import { safeCause } from "../secrets/hide-secrets.js";
import { keepSecret } from "../secrets/keep-secret.js";
import { spanOf } from "../time/outside-time.js";
import { textFaults, throwFaults } from "./auth-faults.js";
import { authorizationServer } from "./authorization-server.js";
import { cachedToken, type IssuedToken, issuedToken } from "./cached-token.js";
import { type IdentityProvider, providerFaults } from "./identity-provider.js";
import { type AuthHttpOptions, authFailure, createAuthHttp } from "./token-endpoint.js";
import type { TokenProvider } from "./token-provider.js";

/** The information that a person needs to sign in. */
export interface DevicePrompt {
  /** The page to open. */
  readonly verificationUri: string;
  /** The same page with the code filled in, if the provider supports it. */
  readonly verificationUriComplete?: string;
  /** The code to enter there. */
  readonly userCode: string;
  /** How long the code is valid, ms. */
  readonly expiresIn: number;
  /** One line with all of this information. */
  readonly message: string;
}

/** A person at a terminal who signs in with a browser on any device. */
export interface DeviceCodeOptions extends AuthHttpOptions {
  /** `entraId(…)`, `auth0(…)`, or any `{ tokenUrl, deviceAuthorizationUrl }` or `{ issuer }`. */
  readonly provider: IdentityProvider;
  readonly clientId: string;
  /** Shows the person the URL and the code. If it throws, the sign-in ends with its error. */
  readonly onPrompt: (prompt: DevicePrompt) => void | Promise<void>;
}

/** RFC 8628, 3.5: the interval if the server states none, and the increase for each `slow_down`. s */
const POLL_INTERVAL = 5;

/** Nobody returns to a sign-in after a day, so a longer lifetime of the code is limited to it. ms */
const LIFE_MAX = 86_400_000;

/** Asks for a refresh token, so that the person signs in once. */
const OFFLINE = "offline_access";

function promptOf(response: oauth.DeviceAuthorizationResponse): DevicePrompt {
  const { verification_uri: uri, verification_uri_complete: complete, user_code: userCode } = response;
  return {
    verificationUri: uri,
    ...(complete === undefined ? {} : { verificationUriComplete: complete }),
    userCode,
    expiresIn: lifeOf(response),
    message: `To sign in, open ${uri} and enter the code ${userCode}.`,
  };
}

/** ms */
function lifeOf({ expires_in: seconds }: oauth.DeviceAuthorizationResponse): number {
  return Math.min(spanOf(seconds, 1000) ?? 0, LIFE_MAX);
}

function expired(): AuthError {
  const message = "Nobody signed in before the device code expired. Start again, and enter the code in time.";
  return new AuthError(message, { code: "device-code-expired", oauthError: "expired_token" });
}

/**
 * Tokens by the device authorization grant (RFC 8628). The person is prompted when the first token is needed.
 * After that the refresh token is used, until the provider requires a new sign-in.
 *
 * @throws ValidationError (`invalid-settings`) immediately if an option is wrong. The provider itself rejects
 * with AuthError (`device-code-expired`, `device-code-denied`, …), NetworkError or TimeoutError.
 */
export function deviceCode(options: DeviceCodeOptions): TokenProvider {
  const { provider, clientId, onPrompt } = options;
  throwFaults("deviceCode", [
    ...textFaults({ clientId }),
    ...providerFaults(provider, options.allowInsecureHttp),
    ...(provider.deviceAuthorizationUrl === undefined && provider.issuer === undefined
      ? [{ path: "provider.deviceAuthorizationUrl", message: "or `provider.issuer` is required" }]
      : []),
    ...(typeof onPrompt === "function" ? [] : [{ path: "onPrompt", message: "must be a function" }]),
  ]);
  const http = createAuthHttp(options);
  const server = authorizationServer(provider, http, "device_authorization_endpoint");
  const client = { client_id: clientId };
  const publicClient = oauth.None();
  const parameters = {
    scope: [...new Set([...(provider.scopes ?? []), OFFLINE])].join(" "),
    ...(provider.audience === undefined ? {} : { audience: provider.audience }),
  };
  let refreshToken: string | undefined;

  function keep(response: oauth.TokenEndpointResponse): IssuedToken {
    refreshToken = response.refresh_token ?? refreshToken;
    return issuedToken(response);
  }

  async function poll(
    as: oauth.AuthorizationServer,
    signal: AbortSignal,
    device: oauth.DeviceAuthorizationResponse,
  ): Promise<IssuedToken> {
    const { clock } = http;
    const expiresAt = clock.now() + lifeOf(device);
    let interval = device.interval ?? POLL_INTERVAL;
    while (clock.now() < expiresAt) {
      // At most until the code expires, because a provider may state any interval.
      await clock.sleep(Math.min(interval * 1000, Math.max(0, expiresAt - clock.now())), signal);
      try {
        const request = http.options(signal);
        const code = device.device_code;
        const response = await oauth.deviceCodeGrantRequest(as, client, publicClient, code, request);
        return keep(await oauth.processDeviceCodeResponse(as, client, response));
      } catch (error) {
        const said = isAuthError(error) ? error.oauthError : undefined;
        if (said === "expired_token") throw expired();
        if (said === "access_denied") {
          const message = "The sign-in was refused in the browser. Start again, and allow it.";
          throw new AuthError(message, { code: "device-code-denied", oauthError: said });
        }
        if (said === "slow_down") interval += POLL_INTERVAL;
        else if (said !== "authorization_pending") throw error;
      }
    }
    throw expired();
  }

  async function show(prompt: DevicePrompt): Promise<void> {
    try {
      await onPrompt(prompt);
    } catch (error) {
      const cause = safeCause(error);
      const message = `The device code could not be shown: ${cause.message}`;
      throw new AuthError(message, { code: "token-provider-failed", cause });
    }
  }

  async function signIn(as: oauth.AuthorizationServer, signal: AbortSignal): Promise<IssuedToken> {
    const request = http.options(signal);
    const response = await oauth.deviceAuthorizationRequest(as, client, publicClient, parameters, request);
    const device = await oauth.processDeviceAuthorizationResponse(as, client, response);
    keepSecret(device.device_code);
    await show(promptOf(device));
    return await poll(as, signal, device);
  }

  async function refresh(
    as: oauth.AuthorizationServer,
    signal: AbortSignal,
    held: string,
  ): Promise<IssuedToken | undefined> {
    try {
      const request = http.options(signal);
      const response = await oauth.refreshTokenGrantRequest(as, client, publicClient, held, request);
      return keep(await oauth.processRefreshTokenResponse(as, client, response));
    } catch (error) {
      // The provider requires a new sign-in.
      if (isAuthError(error) && error.oauthError === "invalid_grant") return undefined;
      throw error;
    }
  }

  async function fetchToken(signal: AbortSignal): Promise<IssuedToken> {
    const held = refreshToken;
    try {
      const as = await server(signal);
      const refreshed = held === undefined ? undefined : await refresh(as, signal, held);
      return refreshed ?? (await signIn(as, signal));
    } catch (error) {
      throw authFailure(error, signal);
    }
  }
  return cachedToken(fetchToken, { clock: http.clock });
}
