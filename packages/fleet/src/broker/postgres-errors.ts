import { messageOf } from "@cdf-multipart/core/internal";
import { FleetError } from "../errors/fleet-error.js";

/** The SQLSTATE of an error of the server; undefined for an error of the connection to it. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Connection lost, server restarts, no free connection, and deadlocks. */
const OUTAGES = /^(08|57P0|53300|40001|40P01)/;

/** Whether the same statement may succeed later. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || OUTAGES.test(code);
}

/** The way out for an error of the server, by its SQLSTATE. */
const WAYS_OUT: Readonly<Record<string, string>> = Object.freeze({
  "28P01": "Check the user and the password of CDF_FLEET_BROKER",
  "28000": "Allow this user, database and machine in pg_hba.conf, or connect with sslmode=verify-full",
  "3D000": "Create the database, or name another one",
  "53300": "Each worker needs 7 connections and 3 more for each root: raise max_connections",
  "08P01":
    "A connection pooler is in between that a fleet cannot use. Set CDF_FLEET_BROKER to the URL of the server itself",
});

const UNREACHED = "Check that PostgreSQL runs there, and its host, port and sslmode";

/** The error for a server that could not be opened. */
export function notOpened(cause: unknown): FleetError {
  const code = codeOf(cause);
  const way = code === undefined ? UNREACHED : (WAYS_OUT[code] ?? UNREACHED);
  return new FleetError(`The broker of CDF_FLEET_BROKER does not answer: ${messageOf(cause)}. ${way}.`, {
    code: code === "08P01" ? "broker-unsuitable" : "broker-unreachable",
    cause,
  });
}

/** Whether the user lacks the permission for the operation. */
export function isForbidden(error: unknown): boolean {
  return codeOf(error) === "42501";
}
