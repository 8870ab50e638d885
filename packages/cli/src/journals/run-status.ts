import type { InterruptedUpload } from "@cdf-multipart/uploader";
import { readShard, type ShardFlags } from "../inputs/shard-options.js";
import { ago, countOf, sizeText } from "../output/amounts.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printable } from "../output/printable.js";
import { jsonToStdout, linesToStdout, toStdout } from "../output/write.js";
import { storedUploads, uploadsOf } from "./stored-uploads.js";
import { formatTable } from "./table.js";

/** Values of the options of `cdf-upload status`. */
export interface StatusOptions extends ShardFlags {
  readonly json?: boolean;
}

/** Lists interrupted uploads, with their progress and the expiry of their URLs. */
export async function runStatus({ json = false, ...flags }: StatusOptions): Promise<ExitCode> {
  const uploads = uploadsOf(await storedUploads(), readShard(flags, process.env));
  if (json) {
    for (const upload of uploads) jsonToStdout(asJson(upload));
    return EXIT.ok;
  }
  if (uploads.length === 0) {
    toStdout("There are no interrupted uploads.");
    return EXIT.ok;
  }
  const now = Date.now();
  const header = ["journal", "file", "done", "last active", "URLs expire", "project", "source"];
  const rows = uploads.map((upload) => rowOf(upload, now));
  linesToStdout(formatTable(header, rows, { columns: process.stdout.columns }));
  toStdout("Resume them with cdf-upload resume, or discard them with cdf-upload clean.");
  return EXIT.ok;
}

/** Digits of a journal's name that are printed: enough to identify it. */
export const ID_SHOWN = 8;

function rowOf(upload: InterruptedUpload, now: number): string[] {
  const { id, target, project, source, modifiedAt, locked, expiresAt } = upload;
  return [
    id.slice(0, ID_SHOWN),
    printable(target ?? "-"),
    describeDone(upload),
    locked ? "in use" : `${ago(now - modifiedAt)} ago`,
    expiresAt === undefined ? "-" : expiresAt <= now ? "expired" : `in ${ago(expiresAt - now)}`,
    printable(project ?? "-"),
    printable(source ?? "-"),
  ];
}

function describeDone(upload: InterruptedUpload): string {
  const { condition, phase, partsDone, parts, bytesDone, size, nodeCreated } = upload;
  if (condition === "damaged") return "damaged";
  if (condition === "foreign") return "not a journal";
  if (condition === "other-version") return "other version";
  if (size === undefined || parts === undefined) return nodeCreated === true ? "node created" : "not started";
  if (phase !== "uploading") return "all sent";
  const share = size === 0 ? 0 : Math.floor((100 * (bytesDone ?? 0)) / size);
  return `${share} % of ${sizeText(size)}, ${partsDone}/${countOf(parts, "part")}`;
}

function asJson({ into: _, ...upload }: InterruptedUpload): object {
  return upload;
}
