import { describeStored, type StoredUpload } from "@cdf-multipart/uploader";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { countOf } from "../output/count-of.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { printable } from "../output/printable.js";
import { formatTable } from "../output/table.js";
import { jsonToStdout, linesToStdout, toStdout } from "../output/write.js";

/** What `cdf-upload status` was asked for. */
export interface StatusOptions {
  readonly json?: boolean;
}

/** Says which uploads are half done, how far they are, and until when their URLs live. */
export async function runStatus({ json = false }: StatusOptions): Promise<ExitCode> {
  const uploads = await storedUploads();
  if (json) {
    for (const upload of uploads) jsonToStdout(asJson(upload));
    return EXIT.ok;
  }
  if (uploads.length === 0) {
    toStdout("Nothing is half done.");
    return EXIT.ok;
  }
  const now = Date.now();
  const header = ["journal", "file", "done", "last worked on", "URLs end", "project", "from"];
  const rows = uploads.map((upload) => rowOf(upload, now));
  linesToStdout(formatTable(header, rows, { columns: process.stdout.columns }));
  toStdout("cdf-upload resume goes on with them, cdf-upload clean gives them up.");
  return EXIT.ok;
}

/** All journals, the newest first. */
export async function storedUploads(): Promise<readonly StoredUpload[]> {
  const uploads = await describeStored(fileJournalStore());
  return [...uploads].sort((a, b) => b.modifiedAt - a.modifiedAt);
}

/** What is said of a file that has the name of a journal. */
export const NOT_A_JOURNAL: string =
  "the file of this name is not a journal of this user, so it is left as it is. Look at it, and move it away";

/** Digits of a journal's name that tell it from others. */
export const ID_SHOWN = 8;

function rowOf(upload: StoredUpload, now: number): string[] {
  const { id, target, project, source, modifiedAt, locked, expiresAt } = upload;
  return [
    id.slice(0, ID_SHOWN),
    printable(target ?? "-"),
    describeDone(upload),
    locked ? "being worked on" : `${ago(now - modifiedAt)} ago`,
    expiresAt === undefined ? "-" : expiresAt <= now ? "ended" : `in ${ago(expiresAt - now)}`,
    printable(project ?? "-"),
    printable(source ?? "-"),
  ];
}

function describeDone({ condition, phase, partsDone, parts, bytesDone, size }: StoredUpload): string {
  if (condition === "damaged") return "damaged";
  if (condition === "foreign") return "not a journal";
  if (condition === "other-version") return "of another version";
  if (size === undefined || parts === undefined) return "not begun";
  if (phase !== "uploading") return "all sent";
  const share = size === 0 ? 0 : Math.floor((100 * (bytesDone ?? 0)) / size);
  return `${share} % of ${prettyBytes(size)}, ${partsDone}/${countOf(parts, "part")}`;
}

/** A time in its largest unit. */
export function ago(ms: number): string {
  return prettyMilliseconds(Math.max(0, ms), { compact: true });
}

function asJson({ into: _, ...upload }: StoredUpload): object {
  return upload;
}
