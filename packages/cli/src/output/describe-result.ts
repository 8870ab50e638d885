import { bytesPerSecond, countOf, sizeText, speedText, timeText } from "./amounts.js";
import { printable } from "./printable.js";
import type { RunSummary, StoredFile } from "./run-event.js";
import { TO_UPLOAD_THE_REST } from "./soft-wrap.js";

/** Columns of the result lines, as wide as the longest amount. */
const [SIZE, TIME, SPEED] = [8, 9, 11];

/**
 * The result of one file as one line: its amounts and its id in fixed columns, then its path, and further
 * facts, such as a requested hash.
 */
export function describeStored(file: StoredFile): string {
  const columns = [
    sizeText(file.bytes).padStart(SIZE),
    timeText(file.elapsed).padStart(TIME),
    speedText(bytesPerSecond(file)).padStart(SPEED),
  ];
  const more = [
    file.partsResumed === 0
      ? undefined
      : `${file.partsResumed} of ${countOf(file.parts, "part")} sent by an earlier run`,
    file.retries === 0 ? undefined : countOf(file.retries, "retry", "retries"),
    describeChecks(file),
    describeCopy(file),
    file.sha256 === undefined ? undefined : `SHA-256 ${file.sha256}`,
  ].filter((text) => text !== undefined);
  const known = more.length === 0 ? "" : ` (${more.join(", ")})`;
  return `stored ${columns.join("")}  file ${file.id}  ${printable(file.path)}${known}`;
}

function describeCopy({ copy }: StoredFile): string | undefined {
  if (copy === undefined) return undefined;
  const compared = "downloaded and compared byte for byte: identical";
  return copy.kept ? `${compared}, stored at ${printable(copy.path)}` : compared;
}

function describeChecks({ verification, parts }: StoredFile): string | undefined {
  if (verification === undefined) return undefined;
  const { partsConfirmed, bytesReadBack } = verification;
  if (bytesReadBack > 0) return `verified: ${sizeText(bytesReadBack)} downloaded and compared`;
  return `verified: ${partsConfirmed} of ${countOf(parts, "part")} confirmed by the store`;
}

/** The summary of a run over several files, as lines for people. */
export function describeSummary(summary: RunSummary): readonly string[] {
  const { failed, failures, leftOut } = summary;
  return [
    describeCounts(summary),
    ...(leftOut === undefined ? [] : [leftOut]),
    ...(failures.length === 0 ? [] : ["Failed:"]),
    ...failures.map(({ path, message }) => `  ${printable(path)}: ${message}`),
    ...(failed > failures.length ? [`  and ${failed - failures.length} more`] : []),
    ...describeRest(summary),
  ];
}

/** The numbers of stored, skipped and other files, in one line. */
export function describeCounts(summary: RunSummary): string {
  const { stored, skipped, failed, unfinished, bytes, elapsed, stoppedBy } = summary;
  const total = stored + skipped + failed + unfinished;
  const speed = speedText(bytesPerSecond({ bytes, elapsed }));
  const counts = [
    `${stored} of ${countOf(total, "file")} stored (${sizeText(bytes)} in ${timeText(elapsed)}, ${speed})`,
    skipped > 0 ? `${skipped} skipped` : undefined,
    failed > 0 ? `${failed} failed` : undefined,
    unfinished > 0 ? `${unfinished} not finished` : undefined,
    summary.retries > 0 ? countOf(summary.retries, "retry", "retries") : undefined,
  ].filter((part) => part !== undefined);
  return `${stoppedBy === undefined ? "" : `Stopped by ${stoppedBy}: `}${counts.join(", ")}.`;
}

/** The command that uploads the rest, if files are missing. */
export function describeRest({ again, repeat }: RunSummary): readonly string[] {
  return [
    ...(again === undefined ? [] : [`${TO_UPLOAD_THE_REST}${again}`]),
    ...(repeat === true ? [`${TO_UPLOAD_THE_REST}repeat the same command`] : []),
  ];
}
