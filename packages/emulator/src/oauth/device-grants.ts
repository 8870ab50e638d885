import { randomBytes, randomInt } from "node:crypto";
import type { Clock } from "../ground/clock.js";

/**
 * The device-code flow (RFC 8628): a long code for the device, and a short code for the person who approves
 * it.
 */
export interface DeviceGrants {
  begin(clientId: string): DeviceGrant;
  /** The response to a poll of the token endpoint. */
  poll(deviceCode: string, clientId: string): DevicePoll;
  approve(userCode: string): void;
  deny(userCode: string): void;
  /** User codes that are neither approved nor denied yet. */
  pending(): string[];
}

export interface DeviceGrant {
  readonly deviceCode: string;
  readonly userCode: string;
  /** Lifetime in ms. */
  readonly lifetime: number;
  /** Minimum time between two polls, in ms. */
  readonly interval: number;
}

export type DevicePoll =
  | "approved"
  | "authorization_pending"
  | "slow_down"
  | "expired_token"
  | "access_denied"
  | "invalid_grant";

const LIFETIME = 15 * 60_000;
const INTERVAL = 1000;
const GRANTS_MAX = 1000;
/**
 * Without vowels and without digits that look like letters, so that codes contain no words and are easy to
 * type.
 */
const USER_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

interface Waiting {
  readonly clientId: string;
  readonly userCode: string;
  readonly endsAt: number;
  decision: "open" | "approved" | "denied";
  polledAt: number;
}

export function createDeviceGrants(clock: Clock): DeviceGrants {
  const grants = new Map<string, Waiting>();

  const decide = (userCode: string, decision: "approved" | "denied") => {
    const found = [...grants.values()].find((grant) => grant.userCode === userCode.toUpperCase());
    if (found === undefined)
      throw new Error(`No device is waiting for approval with the user code ${userCode}.`);
    found.decision = decision;
  };

  return {
    begin(clientId) {
      const deviceCode = randomBytes(24).toString("base64url");
      const userCode = `${letters(4)}-${letters(4)}`;
      const now = clock.now();
      const polledAt = Number.NEGATIVE_INFINITY;
      // The oldest code is removed, so that the memory stays bounded.
      const oldest = grants.size >= GRANTS_MAX ? grants.keys().next().value : undefined;
      if (oldest !== undefined) grants.delete(oldest);
      grants.set(deviceCode, { clientId, userCode, endsAt: now + LIFETIME, decision: "open", polledAt });
      return { deviceCode, userCode, lifetime: LIFETIME, interval: INTERVAL };
    },
    poll(deviceCode, clientId) {
      const grant = grants.get(deviceCode);
      if (grant === undefined || grant.clientId !== clientId) return "invalid_grant";
      const now = clock.now();
      if (now >= grant.endsAt) return "expired_token";
      if (grant.decision === "denied") return "access_denied";
      if (grant.decision === "approved") {
        // A device code is valid for one token.
        grants.delete(deviceCode);
        return "approved";
      }
      // Polls after half the interval are accepted, because timers and networks are not exact.
      const early = now - grant.polledAt < INTERVAL / 2;
      grant.polledAt = now;
      return early ? "slow_down" : "authorization_pending";
    },
    approve: (userCode) => decide(userCode, "approved"),
    deny: (userCode) => decide(userCode, "denied"),
    pending: () =>
      [...grants.values()].filter(({ decision }) => decision === "open").map(({ userCode }) => userCode),
  };
}

function letters(count: number): string {
  return Array.from({ length: count }, () => USER_CODE_LETTERS[randomInt(USER_CODE_LETTERS.length)]).join("");
}
