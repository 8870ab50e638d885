import { bytesPerSecond, countOf, exactSizeText, sizeText, speedText, timeText } from "./amounts.js";
import { printable } from "./printable.js";
import type { RunSummary, StoredFile } from "./run-event.js";

/** The result as lines for people, with the path of the stored copy after an upload to an emulator. */
export function describeStored(file: StoredFile): readonly string[] {
  const parts = countOf(file.parts, "part");
  const resumed = file.partsResumed === 0 ? "" : ` (${file.partsResumed} sent by an earlier run)`;
  const time = timeText(file.elapsed);
  const speed = speedText(bytesPerSecond(file));
  const hash = file.sha256 === undefined ? "" : `, SHA-256 ${file.sha256}`;
  const path = printable(file.path);
  const line = `${path}: stored as file ${file.id} (${exactSizeText(file.bytes)}) in ${parts}${resumed}, ${time}, ${speed}${describeChecks(file)}${hash}`;
  if (file.copy === undefined) return [line];
  const compared = `Downloaded and compared byte for byte: identical. The stored copy is ${printable(file.copy.path)}`;
  return [
    line,
    file.copy.kept
      ? compared
      : `${compared} and is removed when this run ends. To keep it, name a folder with --emulator-dir.`,
  ];
}

function describeChecks({ verification, parts }: StoredFile): string {
  if (verification === undefined) return "";
  const { partsConfirmed, bytesReadBack } = verification;
  if (bytesReadBack > 0) return `, verified: ${bytesReadBack} bytes downloaded and compared`;
  return `, verified: ${partsConfirmed} of ${parts} parts confirmed by the store`;
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

/** How many files were stored, skipped and so on, in one line. */
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

/** The command that uploads the rest, if there is a rest. */
export function describeRest({ again, repeat }: RunSummary): readonly string[] {
  return [
    ...(again === undefined ? [] : [`To upload the rest: ${again}`]),
    ...(repeat === true ? ["To upload the rest: repeat the same command"] : []),
  ];
}
