import { partLength, type UploadPlan } from "../plan/upload-plan.js";
import { memoryLimitMessage } from "../scheduler/effective-concurrency.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import { partUrl, type UploadSession } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import { heldBy, type Transport } from "../transport/transport.js";
import type { UploadJob } from "./upload-job.js";

/** The facts that decide how much memory a part holds. */
export interface Held {
  readonly transport: Transport;
  /** The source as it is sent, paced if there is a bandwidth limit. */
  readonly source: Source;
  readonly session: UploadSession;
  readonly plan: UploadPlan;
}

/** Bytes of the largest part of a plan. */
export function largestPart({ parts }: UploadPlan): number {
  return Math.max(...parts.map(partLength));
}

/** Bytes that the largest part of an upload holds, by the number of other parts that its transport sends. */
export function heldPerPart({ transport, source, session, plan }: Held): (lane: number) => number {
  const bytes = largestPart(plan);
  const url = partUrl(session, 1);
  return (lane) => heldBy(transport, { url, source, bytes, lane });
}

/** Uploads that share a scheduler share the limit, so one of them reports it. */
const warned = new WeakSet<Scheduler>();

/** Warns, once per scheduler, if memory does not allow the number of parts that the caller asked for. */
export function warnOfLimit(
  { scheduler, plan, emit, clock }: UploadJob,
  holds: (lane: number) => number,
): void {
  const { asked, memory } = scheduler;
  if (asked === "auto" || warned.has(scheduler)) return;
  const message = memoryLimitMessage({ wanted: asked, memory, holds, parts: plan.parts.length });
  if (message === undefined) return;
  warned.add(scheduler);
  emit({ type: "warning", at: clock.now(), code: "concurrency-limited", message });
}
