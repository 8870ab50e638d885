import type { TokenSource } from "../auth/token-source.js";
import { isApiError } from "../errors/api-error.js";
import type { Send } from "./exchange.js";

/**
 * Signs requests with a bearer token. After a 401 the token is renewed once and the request repeated once.
 */
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
