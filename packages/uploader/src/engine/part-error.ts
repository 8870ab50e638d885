import { type CdfError, redactUrl } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";
import type { UploadPlan } from "../plan/upload-plan.js";
import { partUrl, type UploadSession } from "../session/upload-session.js";
import type { QueuedPart } from "./part-queue.js";
import type { Verdict } from "./verdict.js";

/**
 * - `part-refused`: the store refused the part, and a repeat would not change that.
 * - `part-failed`: all attempts at the part failed.
 */
export type PartErrorCode = "part-refused" | "part-failed";

/**
 * One part could not be sent. The other parts in flight were allowed to finish; the upload was not completed.
 */
export interface PartError extends CdfError {
  readonly code: PartErrorCode;
  /** Counted from 1. */
  readonly partNumber: number;
  /** Attempts that were made. */
  readonly attempts: number;
  /** HTTP status of the store's last answer, if there was one. */
  readonly status: number | undefined;
  /** The store's own error code, for example `SignatureDoesNotMatch`. */
  readonly storeCode: string | undefined;
  /** The upload URL without its signature. */
  readonly url: string;
  /** Parts that the store has acknowledged. The session keeps them until its URLs expire. */
  readonly partsKept: number;
  readonly parts: number;
}
export const PartError: ErrorClass<PartError> = /* @__PURE__ */ defineError("PartError", {});

/** True for a PartError, also one from another copy of the package. */
export const isPartError: (error: unknown) => error is PartError = /* @__PURE__ */ errorGuard("PartError");

/** Where a part failed. */
export interface FailedIn {
  readonly job: { readonly plan: UploadPlan };
  readonly session: UploadSession;
  readonly acknowledged: ReadonlySet<number>;
}

/** Makes the error for a part that could not be sent: what happened to which part, and what is kept. */
export function partFailure(
  { job, session, acknowledged }: FailedIn,
  queued: QueuedPart,
  verdict: Verdict & { kind: "retry" | "refused" },
): PartError {
  const { partNumber, start, end } = queued.part;
  const parts = job.plan.parts.length;
  const partsKept = acknowledged.size;
  const attempts = queued.attempt;
  const url = redactUrl(partUrl(session, partNumber));
  const tried = attempts === 1 ? "" : ` at attempt ${attempts}`;
  const message =
    `Part ${partNumber} of ${parts} (bytes ${start} to ${end}) could not be sent to ${url}${tried}: ` +
    `${verdict.what.replace(/\.$/, "")}. ${partsKept} of ${parts} parts are acknowledged; the upload was not completed.`;
  return new PartError(message, {
    code: verdict.kind === "refused" ? "part-refused" : "part-failed",
    partNumber,
    attempts,
    status: verdict.status,
    storeCode: verdict.storeCode,
    url,
    partsKept,
    parts,
    cause: verdict.cause,
  });
}
