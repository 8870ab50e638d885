import type { TokenProvider } from "../auth/token-provider.js";
import { tokenFault } from "../auth/token-provider.js";
import { AuthError, isApiError, isAuthError } from "../errors/call-errors.js";
import { isCdfError } from "../errors/cdf-error.js";
import type { Send } from "../http/exchange.js";
import { safeCause } from "../secrets/hide-secrets.js";
import { keepSecret } from "../secrets/keep-secret.js";
import { untilAborted } from "../time/abort.js";
import { sharedWork } from "../time/shared-work.js";

/** The client's side of a token provider. */
export interface TokenSource {
  /** A token to send now. */
  get(signal: AbortSignal): Promise<string>;
  /** A token to replace a refused one. The same token again means that there is no other. */
  renew(rejected: string, signal: AbortSignal): Promise<string>;
}

async function ask(
  provider: TokenProvider,
  rejected: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  let token: unknown;
  try {
    token = await untilAborted(
      Promise.resolve(provider(rejected === undefined ? { signal } : { rejected, signal })),
      signal,
    );
  } catch (error) {
    if (signal.aborted || isAuthError(error)) throw error;
    // Also a NetworkError of the identity provider, which says nothing about the request that needs the
    // token.
    const cause = isCdfError(error) ? error : safeCause(error);
    throw new AuthError(`Could not get a token: ${cause.message}`, { code: "token-provider-failed", cause });
  }
  const fault = tokenFault(token);
  if (fault !== undefined || typeof token !== "string")
    throw new AuthError(`The token function's result ${fault}.`, { code: "token-invalid" });
  return token;
}

/**
 * Requests a token once for all waiting calls, and renews a refused token once for all calls that were
 * refused with it, including those refused later.
 */
export function createTokenSource(token: string | TokenProvider): TokenSource {
  if (typeof token === "string") {
    keepSecret(token);
    const same = async (): Promise<string> => token;
    return { get: same, renew: same };
  }
  const get = sharedWork((signal) => ask(token, undefined, signal));
  const provider: TokenProvider = token;
  let last: { rejected: string; renewal: (signal: AbortSignal) => Promise<string> } | undefined;

  function renewalOf(rejected: string): (signal: AbortSignal) => Promise<string> {
    let renewed: string | undefined;
    const work = sharedWork(async (signal) => {
      const response = await ask(provider, rejected, signal);
      // The refused token again: there is no other yet, so the next refused call asks again.
      if (response !== rejected) renewed = response;
      return response;
    });
    return async (signal) => renewed ?? (await work(signal));
  }
  return {
    get,
    renew(rejected, signal) {
      if (last?.rejected !== rejected) last = { rejected, renewal: renewalOf(rejected) };
      return last.renewal(signal);
    },
  };
}

/** Adds a bearer token to requests. After a 401 the token is renewed once and the request repeated once. */
export function withToken(send: Send, tokens: TokenSource): Send {
  return async (request, call) => {
    const attempt: (token: string) => ReturnType<Send> = (token) =>
      send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }, call);
    const token = await tokens.get(call.signal);
    try {
      return await attempt(token);
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) throw error;
      const renewed = await tokens.renew(token, call.signal);
      if (renewed === token) throw error;
      return await attempt(renewed);
    }
  };
}
