import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { bytesPerSecond, countOf } from "./amounts.js";
import { printable } from "./printable.js";
import type { RunSummary, StoredFile } from "./run-event.js";

/** The result as lines for people, with the path of the stored copy after an upload to an emulator. */
export function describeStored(file: StoredFile): readonly string[] {
  const parts = file.parts === 1 ? "1 part" : `${file.parts} parts`;
  const resumed = file.partsResumed === 0 ? "" : ` (${file.partsResumed} sent by an earlier run)`;
  const time = prettyMilliseconds(file.elapsed);
  const speed = `${prettyBytes(bytesPerSecond(file))}/s`;
  const hash = file.sha256 === undefined ? "" : `, SHA-256 ${file.sha256}`;
  const size =
    file.bytes < 1000 ? prettyBytes(file.bytes) : `${prettyBytes(file.bytes)}, ${file.bytes} bytes`;
  const path = printable(file.path);
  const line = `${path}: stored as file ${file.id} (${size}) in ${parts}${resumed}, ${time}, ${speed}${describeChecks(file)}${hash}`;
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
  const { stored, skipped, failed, unfinished, failures, stoppedBy, again, leftOut } = summary;
  const total = stored + skipped + failed + unfinished;
  const counts = [
    `${stored} of ${countOf(total, "file")} stored (${describeSpeed(summary)})`,
    skipped > 0 ? `${skipped} skipped` : undefined,
    failed > 0 ? `${failed} failed` : undefined,
    unfinished > 0 ? `${unfinished} not finished` : undefined,
    summary.retries > 0 ? countOf(summary.retries, "retry", "retries") : undefined,
  ].filter((part) => part !== undefined);
  return [
    `${stoppedBy === undefined ? "" : `Stopped by ${stoppedBy}: `}${counts.join(", ")}.`,
    ...(leftOut === undefined ? [] : [leftOut]),
    ...(failures.length === 0 ? [] : ["Failed:"]),
    ...failures.map(({ path, message }) => `  ${printable(path)}: ${message}`),
    ...(failed > failures.length ? [`  and ${failed - failures.length} more`] : []),
    ...(again === undefined ? [] : [`To upload the rest: ${again}`]),
    ...(summary.repeat === true ? ["To upload the rest: repeat the same command"] : []),
  ];
}

function describeSpeed({ bytes, elapsed }: RunSummary): string {
  const speed = elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
  return `${prettyBytes(bytes)} in ${prettyMilliseconds(elapsed)}, ${prettyBytes(speed)}/s`;
}
