import type { FleetEvent } from "@cdf-multipart/fleet";
import prettyBytes from "pretty-bytes";
import { ago } from "../output/amounts.js";
import { errorLine, jsonToStdout, toStderr, toStdout } from "../output/write.js";

/** What a worker prints. */
export interface WorkOutput {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Prints the events of a worker: as JSON lines, or stored files on standard output and the rest on standard error. */
export function workView({
  json = false,
  quiet = false,
  verbose = false,
}: WorkOutput): (event: FleetEvent) => void {
  if (json) return jsonToStdout;
  return (event) => {
    if (event.type === "file-failed") toStderr(errorLine(new Error(event.message), event.source));
    else if (event.type === "warning") toStderr(errorLine(new Error(event.message)));
    else if (event.type === "job-failed") {
      if (verbose || (!quiet && event.final))
        toStderr(errorLine(new Error(event.message), describeJob(event)));
    } else if (quiet) return;
    else if (event.type === "worker") toStderr(describeState(event));
    else if (event.type === "file-done") toStdout(`Stored ${event.source} (${prettyBytes(event.bytes)}).`);
    else if (verbose) {
      const what = event.type === "job-start" ? "begins" : `ended after ${ago(event.elapsed)}`;
      toStderr(`${describeJob(event)} ${what}.`);
    }
  };
}

function describeJob({ kind, run, unit }: { kind: string; run: string; unit: number }): string {
  return `Job ${kind} of run ${run}, unit ${unit}`;
}

function describeState({ worker, state }: FleetEvent & { type: "worker" }): string {
  if (state === "started") return `Worker ${worker} takes work. Stop it with Ctrl-C.`;
  if (state === "draining") return `Worker ${worker} takes no more work, and finishes its parts in flight.`;
  return `Worker ${worker} has ended.`;
}
