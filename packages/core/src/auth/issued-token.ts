import type { TokenEndpointResponse } from "oauth4webapi";
import type { IssuedToken } from "./cached-token.js";

/** What the cache wants to know of a token endpoint's answer. */
export function issuedToken(answer: TokenEndpointResponse): IssuedToken {
  const { access_token: token, expires_in: seconds } = answer;
  return { token, expiresIn: seconds === undefined ? undefined : seconds * 1000 };
}
