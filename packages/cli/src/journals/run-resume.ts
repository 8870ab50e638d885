import type { StoredUpload } from "@cdf-multipart/uploader";
import { listenForInterruption } from "../ends/interruption.js";
import { combineViews } from "../output/combine-views.js";
import { countOf } from "../output/count-of.js";
import { exitCodeOf } from "../output/exit-code-of.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import type { OutputOptions } from "../output/output-options.js";
import { printError } from "../output/print-error.js";
import { requestHooks } from "../output/request-hooks.js";
import { createViews } from "../output/views.js";
import { type Destination, findDestination } from "../run/destination.js";
import { NO_MEMORY } from "../run/run-memory.js";
import { createRunTally } from "../run/run-tally.js";
import { sendFiles } from "../run/send-files.js";
import type { WorkOptions } from "../run/work-options.js";
import type { ConnectionOptions } from "../settings/connection-options.js";
import { unverifiedTls } from "../settings/unverified-tls.js";
import { chooseUploads } from "./choose-uploads.js";
import { NONE_LEFT } from "./left-journals.js";
import { resumable } from "./resume.js";
import { storedUploads } from "./status.js";

/** Values of the options of `cdf-upload resume`. */
export type ResumeOptions = Omit<WorkOptions, "resume" | "restart"> &
  Pick<ConnectionOptions, "settings"> &
  OutputOptions;

/** Resumes interrupted uploads of the project that the settings name. */
export async function runResume(words: readonly string[], options: ResumeOptions): Promise<ExitCode> {
  const interruption = listenForInterruption();
  const tally = createRunTally();
  const views = await createViews(options);
  const view = combineViews([tally.view, views.view]);
  const startedAt = Date.now();
  try {
    const { timeout, requestsPerSecond } = options;
    const destination = await findDestination(options, {
      hooks: requestHooks(view),
      retry: {},
      timeout,
      requestsPerSecond,
    });
    const { client } = destination;
    const { ours, others } = split(chooseUploads(await storedUploads(), words), destination);
    if (others > 0) {
      const line = `Skipped ${countOf(others, "interrupted upload")} of other projects or in use by another process.`;
      view({ type: "notice", line });
    }
    const bytes = ours.reduce((sum, { size = 0 }) => sum + size, 0);
    const { baseUrl, project } = client;
    view({ type: "begun", total: ours.length, bytes, sizesUnknown: 0, baseUrl, project });
    const unverified = unverifiedTls(baseUrl);
    if (unverified !== undefined) view({ type: "notice", line: unverified });
    if (ours.length === 0)
      view({ type: "notice", line: `There are no interrupted uploads to resume in the project ${project}.` });
    const stoppedBy = await sendFiles({
      destination,
      options: { ...options, resume: true },
      memory: NO_MEMORY,
      left: NONE_LEFT,
      journal: "optional",
      view,
      signal: interruption.signal,
      find: () => resumable(ours),
      findingIsSlow: false,
    });
    const counts = tally.counts();
    const exitCode = stoppedBy === undefined ? tally.exitCode() : EXIT.interrupted;
    const unfinished = Math.max(0, ours.length - counts.stored - counts.skipped - counts.failed);
    const again = exitCode === EXIT.ok ? {} : { again: "cdf-upload resume" };
    view({
      type: "ended",
      summary: { ...counts, unfinished, elapsed: Date.now() - startedAt, ...again, exitCode, stoppedBy },
    });
    return exitCode;
  } catch (error) {
    printError(error);
    return exitCodeOf(error);
  } finally {
    await views.close();
    interruption.dispose();
  }
}

/** Separates the uploads of this project that no process uses from all others. */
function split(
  uploads: readonly StoredUpload[],
  { client }: Destination,
): { readonly ours: readonly StoredUpload[]; readonly others: number } {
  const ours = uploads.filter(
    ({ baseUrl, project, locked }) => baseUrl === client.baseUrl && project === client.project && !locked,
  );
  return { ours, others: uploads.length - ours.length };
}
