import type { InterruptedUpload } from "@cdf-multipart/uploader";
import { countOf } from "../output/amounts.js";
import type { ExitCode } from "../output/exit-codes.js";
import type { Destination } from "../run/destination.js";
import { NONE_LEFT } from "../run/left-journals.js";
import { NO_MEMORY } from "../run/run-memory.js";
import { sendFiles } from "../run/send-files.js";
import { type RunOptions, withRun } from "../run/with-run.js";
import { chooseUploads, resumable, storedUploads, uploadsOf } from "./stored-uploads.js";

/** Values of the options of `cdf-upload resume`. */
export type ResumeOptions = Omit<RunOptions, "emulator" | "emulatorDir">;

/** Resumes interrupted uploads of the project that the settings name. */
export function runResume(words: readonly string[], options: ResumeOptions): Promise<ExitCode> {
  return withRun(options, async (run) => {
    const { shard, view, signal } = run;
    const destination = await run.connect();
    const { project } = destination.client;
    const chosen = chooseUploads(await storedUploads(), words);
    const { ours, others } = split(uploadsOf(chosen, shard), destination);
    if (others > 0) {
      const line = `Skipped ${countOf(others, "interrupted upload")} of other projects or in use by another process.`;
      view({ type: "notice", line });
    }
    const bytes = ours.reduce((sum, { size = 0 }) => sum + size, 0);
    const total = ours.length;
    run.begin(destination, { total, bytes, sizesUnknown: 0 });
    if (total === 0)
      view({ type: "notice", line: `There are no interrupted uploads to resume in the project ${project}.` });
    const stoppedBy = await sendFiles({
      destination,
      options,
      memory: NO_MEMORY,
      left: NONE_LEFT,
      journal: "optional",
      shard,
      view,
      signal,
      find: () => resumable(ours),
      findingIsSlow: false,
    });
    return run.end({ total, stoppedBy, again: () => ({ again: "cdf-upload resume" }) });
  });
}

/** Separates the uploads of this project that no process uses from all others. */
function split(
  uploads: readonly InterruptedUpload[],
  { client }: Destination,
): { readonly ours: readonly InterruptedUpload[]; readonly others: number } {
  const ours = uploads.filter(
    ({ baseUrl, project, locked }) => baseUrl === client.baseUrl && project === client.project && !locked,
  );
  return { ours, others: uploads.length - ours.length };
}
