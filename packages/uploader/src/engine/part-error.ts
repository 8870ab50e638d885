import { CdfError, isCdfError, redactUrl } from "@cdf-multipart/core";
import type { UploadPlan } from "../plan/upload-plan.js";
import { partUrl, type UploadSession } from "../session/upload-session.js";
import type { QueuedPart } from "./part-queue.js";
import type { Verdict } from "./verdict.js";

/**
 * - `part-refused`: the store refused the part, and a repeat would not change that.
 * - `part-failed`: the part kept failing until its attempts were used up.
 */
export type PartErrorCode = "part-refused" | "part-failed";

/** The fields of a PartError. */
export interface PartErrorOptions {
  readonly code: PartErrorCode;
  readonly partNumber: number;
  readonly attempts: number;
  readonly status?: number | undefined;
  readonly storeCode?: string | undefined;
  readonly url: string;
  readonly partsKept: number;
  readonly parts: number;
  readonly cause?: unknown;
}

/**
 * One part could not be sent. The other parts in flight were allowed to finish; the upload was not completed.
 */
export class PartError extends CdfError {
  declare readonly code: PartErrorCode;
  /** Counted from 1. */
  declare readonly partNumber: number;
  /** Attempts that were made. */
  declare readonly attempts: number;
  /** HTTP status of the store's last answer, if there was one. */
  declare readonly status: number | undefined;
  /** The store's own error code, for example `SignatureDoesNotMatch`. */
  declare readonly storeCode: string | undefined;
  /** The upload URL without its signature. */
  declare readonly url: string;
  /** Parts that the store has acknowledged. The session keeps them until its URLs expire. */
  declare readonly partsKept: number;
  declare readonly parts: number;

  constructor(message: string, options: PartErrorOptions) {
    const { partNumber, attempts, status, storeCode, url, partsKept, parts } = options;
    super(message, options, { partNumber, attempts, status, storeCode, url, partsKept, parts });
  }

  override get name(): string {
    return "PartError";
  }
}

/** True for a PartError, also one from another copy of the package. */
export function isPartError(error: unknown): error is PartError {
  return isCdfError(error) && error.name === "PartError";
}

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
