/** Sends a range of parts of a large file: a job `part`. Makes no request to the API. */
import {
  checkJournal,
  createProgressMeter,
  nodePersistence,
  nodePlatform,
  prepareJob,
  sendParts,
  takeFingerprint,
} from "@cdf-multipart/uploader/internal";
import { FinalFailure, type JobRun } from "../broker/broker.js";
import { SESSION_EXPIRED } from "../decide/decide-round.js";
import { LeaseLost, partsJournal } from "../journal/ledger-journal.js";
import { readState, sessionKey } from "../journal/record-codec.js";
import { decodeItems } from "../list/items.js";
import { checkSame } from "../sources/root-source.js";
import { sourceName } from "../sources/web-source.js";
import { judgeFailure } from "./judge-failure.js";
import { uploadOptionsOf } from "./upload-options.js";
import { nameOf, type WorkerContext } from "./worker-context.js";

/**
 * Works on a `part` job. Parts that it does not send are sent in another round, which the parent job starts.
 */
export async function sendRange(context: WorkerContext, { job, attempt, signal }: JobRun): Promise<void> {
  const { broker, id } = context;
  try {
    await send(context, { job, attempt, signal });
  } catch (error) {
    // The session was replaced or the file has ended: these parts are no longer needed.
    if (error instanceof LeaseLost) return;
    if (signal.aborted) throw error;
    const { code, message, final, workersFault } = judgeFailure(error);
    const isLast = final || attempt >= context.attemptsMax;
    if (workersFault || isLast) await broker.ledger.addFault(job, { worker: id, code, message });
    if (isLast) throw new FinalFailure(message, { cause: error });
    throw error;
  }
}

async function send(context: WorkerContext, { job, signal }: JobRun): Promise<void> {
  const { broker, client, seal, transport } = context;
  const { ledger } = broker;
  const run = await context.openRun(job.run);
  const unit = await ledger.readUnit(job);
  const [first, last] = job.parts ?? [1, 0];
  if (run === undefined || unit === undefined || unit.status !== "open" || run.drain.aborted) return;
  const state = readState(unit, job, seal);
  const [item] = decodeItems(unit, job, seal);
  const { upload } = state;
  if (upload === undefined || upload.phase !== "uploading" || item === undefined) return;
  const { plan, session, acknowledged } = upload;
  const wanted = plan.parts.filter(({ partNumber }) => partNumber >= first && partNumber <= last);
  const has = new Set(acknowledged.map(({ partNumber }) => partNumber));
  if (wanted.every(({ partNumber }) => has.has(partNumber))) return;
  checkJournal(upload, client);
  const source = await context.openSource(job.run, run.settings, item);
  try {
    await compare(context, `${nameOf(job)} ${sessionKey(session)}`, async (whole) => {
      const now = await (whole ? takeFingerprint(source, signal) : source.fingerprint());
      if (upload.source !== undefined) checkSame(sourceName(item), upload.source, now);
    });
    const journal = partsJournal({ ledger, ref: job, seal, state });
    const prepared = await prepareJob(uploadOptionsOf(context, item, run.settings, journal), {
      client,
      source,
      emit: (event) => {
        if (event.type === "part-done") context.sent(event.bytes);
      },
      persistence: nodePersistence(undefined),
      platform: nodePlatform,
      signal,
    });
    const others = plan.parts.filter((part) => !wanted.includes(part)).map(({ partNumber }) => partNumber);
    const outcome = await sendParts({
      job: { ...prepared, plan, contentType: undefined, progress: createProgressMeter(plan) },
      transport,
      session,
      acknowledged: new Set([...others, ...has]),
      signal,
      drain: run.drain,
    });
    if (outcome.kind === "expired")
      await ledger.addFault(job, {
        worker: sessionKey(session),
        code: SESSION_EXPIRED,
        message: outcome.what,
      });
    // The bytes of these parts were read between two checks.
    await source.verify();
  } finally {
    await source.close();
  }
}

/** Maximum number of files whose comparison is remembered. */
const COMPARED_MAX = 10_000;

/** Compares samples once per file and session; compares size and time every time. */
async function compare(
  { compared }: WorkerContext,
  key: string,
  check: (whole: boolean) => Promise<void>,
): Promise<void> {
  await check(!compared.has(key));
  if (compared.size >= COMPARED_MAX) compared.clear();
  compared.add(key);
}
