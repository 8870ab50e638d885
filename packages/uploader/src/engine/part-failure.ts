import { redactUrl } from "@cdf-multipart/core";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { UploadSession } from "../session/upload-session.js";
import { partUrl } from "./attempt-part.js";
import { PartError } from "./part-error.js";
import type { QueuedPart } from "./part-queue.js";
import type { Verdict } from "./verdict.js";

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
