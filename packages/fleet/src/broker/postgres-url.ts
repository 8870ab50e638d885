import { FleetError } from "../errors/fleet-error.js";

/** How a connection is protected, by `sslmode` of the URL. */
const MODES: Readonly<Record<string, string>> = Object.freeze({
  disable: "disable",
  // Encryption without a check of the certificate does not keep an attacker out, so all three check it.
  require: "verify-full",
  "verify-ca": "verify-full",
  "verify-full": "verify-full",
  "no-verify": "no-verify",
});

/**
 * The URL of a PostgreSQL server as the driver takes it.
 *
 * @param given `postgres://` or `postgresql://` with user, password, host, port and database.
 * @throws FleetError `broker-unsuitable` for a URL that is malformed, has no database, or would fall back
 *   to a connection without encryption. The message has no part of the URL that may be secret.
 */
export function postgresUrl(given: string): string {
  if (!URL.canParse(given))
    throw refuse("is not a URL. Percent-encode special characters of its user and password");
  const url = new URL(given);
  if (url.pathname.length < 2) throw refuse("names no database. End it with the name, such as /fleet");
  const mode = url.searchParams.get("sslmode");
  if (mode === null) return given;
  const safe = MODES[mode];
  if (safe === undefined) {
    const modes = Object.keys(MODES).join(", ");
    throw refuse(`has sslmode=${JSON.stringify(mode)}, which is none of ${modes}. Use sslmode=verify-full`);
  }
  url.searchParams.set("sslmode", safe);
  return url.href;
}

function refuse(what: string): FleetError {
  return new FleetError(`CDF_FLEET_BROKER ${what}.`, { code: "broker-unsuitable" });
}
