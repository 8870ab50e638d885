import type { CdfError } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard, messageOf } from "@cdf-multipart/core/internal";

/**
 * - `broker-unreachable`: the broker does not answer, or refused the login.
 * - `broker-unsuitable`: it would lose data or lease by wrong clocks: it evicts keys, is too old, or its clock
 *   differs from this machine's.
 * - `broker-full`: its memory is full. Nothing is lost: work continues when it has more.
 * - `fleet-key`: `CDF_FLEET_KEY` is missing, malformed, or not the key of the other members.
 * - `fleet-root`: a root is not mapped, is not a folder, or is another folder than elsewhere.
 * - `fleet-run`: the run does not exist, or is in a state that does not allow this.
 * - `fleet-items`: the list of files cannot be uploaded by a fleet.
 * - `fleet-version`: the ledger was written by a version that this one does not know.
 * - `fleet-worker`: a worker ended itself, because it could do no good.
 */
export type FleetErrorCode =
  | "broker-unreachable"
  | "broker-unsuitable"
  | "broker-full"
  | "fleet-key"
  | "fleet-root"
  | "fleet-run"
  | "fleet-items"
  | "fleet-version"
  | "fleet-worker";

/** A fault of the fleet itself, not of one file. */
export interface FleetError extends CdfError {
  readonly code: FleetErrorCode;
}
export const FleetError: ErrorClass<FleetError> = /* @__PURE__ */ defineError("FleetError", {});

/** True for a FleetError, also one from another copy of the package. */
export const isFleetError: (error: unknown) => error is FleetError = /* @__PURE__ */ errorGuard("FleetError");

/** The error for a broker that failed at an operation. */
export function brokerFailed(what: string, cause: unknown): FleetError {
  if (isFull(cause))
    return new FleetError(
      `The broker could not ${what}, because its memory is full. Give it more (maxmemory of Redis). Nothing is lost: work continues when there is room.`,
      { code: "broker-full", cause },
    );
  return new FleetError(
    `The broker could not ${what}: ${messageOf(cause)}. Check that it runs and that CDF_FLEET_BROKER has its host, port, user and password.`,
    { code: "broker-unreachable", cause },
  );
}

/** Whether the broker may be back later, so that it is worth to wait. */
export function isBrokerAway({ code }: FleetError): boolean {
  return code === "broker-unreachable" || code === "broker-full";
}

/** What Redis answers to a write when its memory is full. */
function isFull(cause: unknown): boolean {
  return /\bOOM command not allowed/.test(messageOf(cause));
}
