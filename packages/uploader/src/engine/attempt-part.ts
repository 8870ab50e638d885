import { keepUrlSecrets } from "@cdf-multipart/core";
import type { Slot } from "../scheduler/part-feed.js";
import { signedUrlDeadline } from "../session/signed-url-deadline.js";
import { partUrl, type UploadSession } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import type { Transport } from "../transport/transport.js";
import type { QueuedPart } from "./part-queue.js";
import type { UploadJob } from "./upload-job.js";
import { judgeAnswer, judgeFailure, marksOf, type Verdict } from "./verdict.js";

/** The inputs of one attempt at a part. */
export interface Attempt {
  readonly job: UploadJob;
  readonly transport: Transport;
  /** The job's source, paced if there is a bandwidth limit. */
  readonly source: Source;
  readonly session: UploadSession;
  readonly queued: QueuedPart;
  readonly slot: Slot;
  /** Headers that identified this store's answers so far. Grows. */
  readonly marks: Set<string>;
  readonly signal: AbortSignal;
}

/** Sends a part once, reading it again from the source, and judges the result. Never rejects. */
export async function attemptPart(attempt: Attempt): Promise<Verdict> {
  const { job, transport, source, session, queued, slot, marks, signal } = attempt;
  const { part } = queued;
  const url = partUrl(session, part.partNumber);
  // The URL may come from a journal, and the store may echo it.
  keepUrlSecrets(url);
  const bytes = part.end - part.start;
  const check = job.checks.begin(bytes);
  const { onChunk } = check;
  try {
    const response = await transport.putPart({
      url,
      partNumber: part.partNumber,
      attempt: queued.attempt,
      source,
      start: part.start,
      end: part.end,
      contentType: session.contentType,
      signal,
      onWritten: (written) => slot.meter.wrote(written, job.clock.now()),
      ...(onChunk === undefined ? {} : { onChunk }),
    });
    const now = job.clock.now();
    slot.meter.wrote(response.bytesWritten, now);
    const verdict = judgeAnswer(response, { bytes, url, now, marks, deadline: () => signedUrlDeadline(url) });
    if (verdict.kind !== "acknowledged") return verdict;
    const conclusion = check.conclude(response.headers, now - slot.meter.startedAt);
    if (conclusion.kind === "mismatch") {
      return { kind: "retry", reason: "checksum", what: conclusion.what, status: response.status };
    }
    for (const mark of marksOf(response)) marks.add(mark);
    return { ...verdict, ...conclusion, kind: "acknowledged" };
  } catch (error) {
    return judgeFailure(error);
  } finally {
    check.giveUp();
  }
}
