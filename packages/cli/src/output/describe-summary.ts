import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { countOf } from "./count-of.js";
import { printable } from "./printable.js";
import type { RunSummary } from "./run-event.js";

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
  ];
}

function describeSpeed({ bytes, elapsed }: RunSummary): string {
  const speed = elapsed <= 0 ? 0 : Math.round((bytes * 1000) / elapsed);
  return `${prettyBytes(bytes)} in ${prettyMilliseconds(elapsed)}, ${prettyBytes(speed)}/s`;
}
