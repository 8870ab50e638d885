import type { TokenEndpointResponse } from "oauth4webapi";
import { keepSecret } from "../secrets/keep-secret.js";
import { spanOf } from "../time/outside-time.js";
import type { IssuedToken } from "./cached-token.js";

/** What the cache wants to know of a token endpoint's answer. */
export function issuedToken(answer: TokenEndpointResponse): IssuedToken {
  const { access_token: token, refresh_token: refresh = "", id_token: id = "", expires_in: seconds } = answer;
  for (const secret of [token, refresh, id]) keepSecret(secret);
  return { token, expiresIn: spanOf(seconds, 1000) };
}
