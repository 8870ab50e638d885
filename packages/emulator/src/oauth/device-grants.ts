import { randomBytes, randomInt } from "node:crypto";
import type { Clock } from "../time/clock.js";

/** The device-code flow (RFC 8628): a code for the machine, a short one for the person who approves. */
export interface DeviceGrants {
  begin(clientId: string): DeviceGrant;
  /** What a poll of the token endpoint is answered with. */
  poll(deviceCode: string, clientId: string): DevicePoll;
  approve(userCode: string): void;
  deny(userCode: string): void;
  /** User codes that wait for a person. */
  pending(): string[];
}

export interface DeviceGrant {
  readonly deviceCode: string;
  readonly userCode: string;
  /** ms. */
  readonly lifetime: number;
  /** ms that a client must wait between polls. */
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
/** No vowels and no digits that look like letters: no words, no doubt when it is typed. */
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
    if (found === undefined) throw new Error(`No device waits with the user code ${userCode}.`);
    found.decision = decision;
  };

  return {
    begin(clientId) {
      const deviceCode = randomBytes(24).toString("base64url");
      const userCode = `${letters(4)}-${letters(4)}`;
      const now = clock.now();
      const polledAt = Number.NEGATIVE_INFINITY;
      // The oldest goes, so that a long life does not fill the memory.
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
        // A device code is good for one token.
        grants.delete(deviceCode);
        return "approved";
      }
      // Half the interval is allowed for, as timers and networks are not exact.
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
