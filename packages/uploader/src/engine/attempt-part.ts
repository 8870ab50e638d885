import type { Slot } from "../scheduler/part-feed.js";
import { signedUrlDeadline } from "../session/signed-url-deadline.js";
import type { UploadSession } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import type { Transport } from "../transport/transport.js";
import type { QueuedPart } from "./part-queue.js";
import type { UploadJob } from "./upload-job.js";
import { judgeAnswer, judgeFailure, type Verdict } from "./verdict.js";

/** What one attempt at a part works with. */
export interface Attempt {
  readonly job: UploadJob;
  readonly transport: Transport;
  /** The job's source, paced if there is a bandwidth limit. */
  readonly source: Source;
  readonly session: UploadSession;
  readonly queued: QueuedPart;
  readonly slot: Slot;
  readonly signal: AbortSignal;
}

/** Sends a part once, reading it anew from the source, and judges what came of it. Never rejects. */
export async function attemptPart(attempt: Attempt): Promise<Verdict> {
  const { job, transport, source, session, queued, slot, signal } = attempt;
  const { part } = queued;
  const url = partUrl(session, part.partNumber);
  try {
    const response = await transport.putPart({
      url,
      partNumber: part.partNumber,
      attempt: queued.attempt,
      source,
      start: part.start,
      end: part.end,
      signal,
      onWritten: (bytes) => slot.meter.wrote(bytes, job.clock.now()),
    });
    const now = job.clock.now();
    slot.meter.wrote(response.bytesWritten, now);
    return judgeAnswer(response, { bytes: part.end - part.start, now, deadline: signedUrlDeadline(url) });
  } catch (error) {
    return judgeFailure(error);
  }
}

/** The one URL that belongs to a part. */
export function partUrl(session: UploadSession, partNumber: number): string {
  const url = session.uploadUrls[partNumber - 1];
  if (url === undefined) throw new RangeError(`The session has no upload URL for part ${partNumber}.`);
  return url;
}
