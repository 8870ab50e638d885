import type { TokenProvider } from "./token-provider.js";

/** One token for good, as `token: "…"` in the client's options. */
export function staticToken(token: string): TokenProvider {
  return () => token;
}
