import { randomBytes } from "node:crypto";

/** Refresh tokens of the device-code flow; each is good once and brings its successor. */
export interface RefreshTokens {
  issue(): string;
  take(token: string): boolean;
}

export function createRefreshTokens(): RefreshTokens {
  const known = new Set<string>();
  return {
    issue() {
      const token = randomBytes(24).toString("base64url");
      known.add(token);
      return token;
    },
    take: (token) => known.delete(token),
  };
}
