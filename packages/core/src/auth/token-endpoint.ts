import * as oauth from "oauth4webapi";
import { AuthError } from "../errors/call-errors.js";
import { isCdfError } from "../errors/cdf-error.js";
import { excerpt } from "../errors/plain-text.js";
import { isObject } from "../errors/unknown-value.js";
import type { HttpRequest, HttpResponse } from "../http/exchange.js";
import { createFetchAttempt } from "../http/fetch-attempt.js";
import { parseRetryAfter } from "../retry/delay.js";
import { isRetryableStatus, mayRepeat } from "../retry/may-repeat.js";
import { type RetryOptions, resolveRetry } from "../retry/retry-options.js";
import { createRetrier, type Retrier, retryAfterOf } from "../retry/retrying.js";
import { findEncodedSecrets } from "../secrets/find-encoded-secrets.js";
import { safeCause } from "../secrets/hide-secrets.js";
import { redactUrl } from "../secrets/redact-url.js";
import { type Clock, systemClock } from "../time/clock.js";
import { responseTime } from "../time/outside-time.js";
import { throwFaults, urlFaults } from "./auth-faults.js";

/**
 * Requests to an identity provider, for oauth4webapi: timeouts, retries by the client's policy, and errors
 * that say what to do and carry no secret.
 */

/** The settings of requests to an identity provider. */
export interface AuthHttpOptions {
  /** @default globalThis.fetch; in Node its own HTTP client, unless globalThis.fetch was replaced */
  readonly fetch?: typeof globalThis.fetch;
  readonly retry?: RetryOptions;
  /** ms per attempt. @default 30000 */
  readonly timeout?: number;
  /** Allows `http:` to hosts other than this machine. Then secrets are sent unencrypted. @default false */
  readonly allowInsecureHttp?: boolean;
  /** Time, for tests. @default systemClock */
  readonly clock?: Clock;
  /** Randomness, for tests. @default Math.random */
  readonly random?: () => number;
}

/** Maximum size of a response with a token or with a provider's metadata, bytes. */
const RESPONSE_MAX = 1024 * 1024;

/** Maximum number of characters of a refusal that are shown. */
const SAID_MAX = 500;

/** No call survives a longer wait, because its own deadline is as long. ms */
const WAIT_MAX = 900_000;

/** ms per attempt. */
const TIMEOUT = 30_000;

/** What oauth4webapi sends through. */
type OAuthFetch = (
  url: string,
  options: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
) => Promise<Response>;

/** One identity provider's HTTP. */
export interface AuthHttp {
  readonly clock: Clock;
  /** Options for an oauth4webapi request. */
  options(signal: AbortSignal): AuthRequestOptions;
}

/** The options of every oauth4webapi request. */
export interface AuthRequestOptions {
  readonly signal: AbortSignal;
  readonly [oauth.customFetch]: OAuthFetch;
  readonly [oauth.allowInsecureRequests]: boolean;
}

/** The form of error codes of all providers; an echo of the request does not have it. */
const ERROR_CODE = /^[\w.:-]{1,64}$/;

/** The OAuth error of a response, if it is one (RFC 6749, 5.2). */
function oauthErrorOf(response: HttpResponse): { code?: string; description?: string } {
  try {
    const json: unknown = JSON.parse(response.text);
    if (!isObject(json)) return {};
    const { error, error_description: description } = json;
    return {
      ...(typeof error === "string" && ERROR_CODE.test(error) ? { code: error } : {}),
      // Entra ID writes trace ids on separate lines below the message.
      ...(typeof description === "string" ? { description: description.split(/[\r\n]/, 1)[0] ?? "" } : {}),
    };
  } catch {
    return {};
  }
}

/** The ways out for common refusals. */
const HINTS: Readonly<Record<string, string>> = {
  invalid_client: "Check the client id and the client secret (it may have expired).",
  unauthorized_client: "Check that the client may use this flow.",
  invalid_scope: "Check the scopes: a CDF cluster's is https://<cluster>.cognitedata.com/.default.",
  invalid_request: "Check tenant, client id, scopes and audience.",
  invalid_grant: "Sign in again.",
};

function refusal(response: HttpResponse, request: HttpRequest, now: number): AuthError {
  const { code, description } = oauthErrorOf(response);
  const text = [code, description].filter((one) => one !== undefined).join(": ");
  const said = excerpt(text, SAID_MAX);
  const known = code !== undefined && Object.hasOwn(HINTS, code) ? HINTS[code] : undefined;
  const hint = known ?? "Check the token URL and the status of the identity provider.";
  const retryAfter = parseRetryAfter(
    response.headers.get("retry-after"),
    responseTime(response.headers, now),
  );
  const location = response.headers.get("location") ?? "";
  const sentences = [
    `The identity provider at ${redactUrl(request.url)} responded with ${response.status}${said === "" ? "" : ` (${said})`}.`,
    ...(response.beyond === undefined ? [] : [`Its response is longer than ${response.beyond} bytes.`]),
    ...(isRedirect(response.status) && URL.canParse(location, request.url)
      ? [`It redirects to ${redactUrl(new URL(location, request.url))}, and nothing was sent there.`]
      : []),
    ...(response.proxy === undefined
      ? []
      : [
          `The proxy ${response.proxy} requires a login: in HTTPS_PROXY, put user name, colon, password and @ before its host.`,
        ]),
    ...(retryAfter === undefined || retryAfter <= WAIT_MAX
      ? []
      : [`It asks for a wait of ${Math.round(retryAfter / 1000)} s before the next attempt.`]),
    hint,
  ];
  return new AuthError(sentences.join(" "), {
    code: code === undefined ? "token-endpoint-failed" : "token-refused",
    status: response.status,
    oauthError: code,
    retryAfter,
  });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status <= 399;
}

/** Creates the HTTP functions for one identity provider. */
export function createAuthHttp(options: AuthHttpOptions): AuthHttp {
  findEncodedSecrets();
  const { clock = systemClock, random = Math.random, timeout = TIMEOUT, allowInsecureHttp = false } = options;
  const attempt = createFetchAttempt({ fetch: options.fetch, timeout, clock });
  const retry = resolveRetry(options.retry);
  const retrying: Retrier = createRetrier({ retry, clock, random });

  function repeatable(error: unknown): boolean {
    if (!(error instanceof AuthError)) return mayRepeat(error, "always");
    if (error.status === undefined || !isRetryableStatus(error.status)) return false;
    return (retryAfterOf(error, retry) ?? 0) <= WAIT_MAX;
  }

  async function once(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const response = await attempt(request, { operation: "The request for a token", signal });
    if (response.status === 200 && response.beyond === undefined) return response;
    throw refusal(response, request, clock.now());
  }

  return {
    clock,
    options: (signal) => ({
      signal,
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: async (url, { method, headers, body }) => {
        // A discovered endpoint must be as safe as a given one.
        throwFaults("Identity provider", urlFaults("endpoint", url, allowInsecureHttp));
        const request = { method, url, headers, body: body?.toString(), responseMax: RESPONSE_MAX };
        const response = await retrying(() => once(request, signal), {
          signal,
          mayRepeat: repeatable,
        });
        return new Response(response.text, { status: response.status, headers: [...response.headers] });
      },
    }),
  };
}

/**
 * Errors of oauth4webapi contain responses and bodies, including tokens: they are replaced by ours, without
 * those.
 */
export function authFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || isCdfError(error)) return error;
  const cause = safeCause(error);
  const message = `The identity provider's response cannot be used: ${cause.message}. Check the token URL.`;
  return new AuthError(message, { code: "token-endpoint-failed", cause });
}
