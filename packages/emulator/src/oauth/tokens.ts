import { randomBytes, randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import type { Clock } from "../ground/clock.js";
import { sameText } from "../ground/same-text.js";

/** The grant by which a token was issued. */
export type GrantType = "client_credentials" | "device_code" | "refresh_token";

/** Access tokens: JWTs of the emulator's own identity provider, and one static token that never expires. */
export interface Tokens {
  issue(grant: GrantType, subject: string): Promise<IssuedToken>;
  /** Checks whether a bearer token is valid now. */
  check(token: string): Promise<"ok" | "wrong" | "expired">;
  /** The number of tokens issued since the start, for one grant or in total. */
  issued(grant?: GrantType): number;
  /** Revokes all tokens issued so far. The static token stays valid. */
  revokeAll(): void;
  /** Sets the lifetime of tokens issued from now on, in ms. */
  setLifetime(ms: number): void;
}

export interface IssuedToken {
  readonly accessToken: string;
  /** Lifetime in ms. */
  readonly lifetime: number;
}

const ISSUER = "cdf-emulator";

export function createTokens(secret: string, staticToken: string, lifetime: number, clock: Clock): Tokens {
  const key = new TextEncoder().encode(secret);
  const counts = new Map<GrantType, number>();
  let currentLifetime = lifetime;
  // Tokens are numbered, so that all tokens of this run can be revoked without storing each of them.
  const run = randomUUID();
  let count = 0;
  let revokedUpTo = 0;

  return {
    async issue(grant, subject) {
      const now = clock.now();
      count += 1;
      counts.set(grant, (counts.get(grant) ?? 0) + 1);
      const accessToken = await new SignJWT({ exp: (now + currentLifetime) / 1000 })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuer(ISSUER)
        .setSubject(subject)
        .setIssuedAt(Math.floor(now / 1000))
        .setJti(`${run} ${count}`)
        .sign(key);
      return { accessToken, lifetime: currentLifetime };
    },
    async check(token) {
      if (sameText(token, staticToken)) return "ok";
      try {
        const now = clock.now();
        const { payload } = await jwtVerify(token, key, { issuer: ISSUER, currentDate: new Date(now) });
        // jose compares whole seconds only. Lifetimes in tests are often shorter.
        if (payload.exp === undefined || payload.exp * 1000 <= now) return "expired";
        const [issuedIn, number] = (payload.jti ?? "").split(" ");
        return issuedIn === run && Number(number) <= revokedUpTo ? "expired" : "ok";
      } catch (error) {
        return error instanceof errors.JWTExpired ? "expired" : "wrong";
      }
    },
    issued(grant) {
      if (grant !== undefined) return counts.get(grant) ?? 0;
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
    revokeAll() {
      revokedUpTo = count;
    },
    setLifetime(ms) {
      currentLifetime = ms;
    },
  };
}

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
