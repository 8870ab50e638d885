import { randomBytes } from "node:crypto";

/** Refresh tokens of the device-code flow. Each can be used once, and is replaced by a new one. */
export interface RefreshTokens {
  issue(): string;
  take(token: string): boolean;
}

const KNOWN_MAX = 10_000;

export function createRefreshTokens(): RefreshTokens {
  const known = new Set<string>();
  return {
    issue() {
      const token = randomBytes(24).toString("base64url");
      // The oldest token is removed, so that the memory stays bounded.
      const oldest = known.size >= KNOWN_MAX ? known.values().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      known.add(token);
      return token;
    },
    take: (token) => known.delete(token),
  };
}
